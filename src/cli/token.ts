// `token`: signs a development token for a person of the sample district, and prints nothing but the token.
// Embedded mode only: with a real database the tokens come from a real issuer.
import { parseArgs } from "node:util";
import postgres, { type Sql } from "postgres";
import type { Config } from "../config.ts";
import { openDatabase, parseDatabaseError } from "../database/index.ts";
import {
  createDevelopmentIssuer,
  type DevelopmentSubject,
  developmentIssuer,
  developmentSubject,
} from "../identity/index.ts";

export const usage =
  "usage: token --role <role> [--township <name>] [--village <name>] [--school <official code>] [--person <key>] [--duty <duty>]";

const options = {
  role: { type: "string" },
  township: { type: "string" },
  village: { type: "string" },
  school: { type: "string" },
  person: { type: "string" },
  duty: { type: "string" },
} as const;

/** A failure is an Error whose message is the whole explanation. */
export async function runToken(argv: readonly string[], config: Config): Promise<void> {
  const asked = parseOptions(argv);
  if (config.production || config.database.kind !== "embedded") {
    throw new Error(
      "development tokens exist only with the embedded database: unset DATABASE_URL and NODE_ENV",
    );
  }
  const request = await completeRequest(asked);
  const database = await openDatabase(config, (line) => process.stderr.write(`${line}\n`));
  try {
    if (database.secrets === null) throw new Error("this installation has no development signing key");
    const sql = postgres(database.runtimeUrl, { max: 1, fetch_types: false, onnotice: () => {} });
    const subject = await findSubject(sql, request).finally(() => sql.end({ timeout: 5 }));
    const issuer = await createDevelopmentIssuer(database.secrets.signingKey);
    process.stdout.write(`${await issuer.sign(subject, () => new Date())}\n`);
  } finally {
    await database.close();
  }
}

/** A role that is bound to a township, village or school stands for one of them where none is named. */
async function defaultsOf(role: string): Promise<Partial<DevelopmentSubject>> {
  if (role === "township-officer") return { township: "关面乡" };
  if (role === "village-committee") return { township: "关面乡", village: "示例一村" };
  if (role !== "school-registrar") return {};
  const { plantedSchools } = await import("../sample/planted.ts");
  return { school: plantedSchools.street.officialCode };
}

async function completeRequest({ role, ...narrowed }: DevelopmentSubject): Promise<DevelopmentSubject> {
  // A named person may be bound to none: then the default would name somebody else.
  return { ...(narrowed.person === undefined && (await defaultsOf(role))), ...narrowed, role };
}

function parseOptions(argv: readonly string[]): DevelopmentSubject {
  try {
    const { role, ...narrowed } = parseArgs({ args: [...argv], options, allowPositionals: false }).values;
    if (role === undefined || role === "") throw new Error("the role is missing");
    if (role === "public") throw new Error("the public has no token: it asks without one");
    return { ...narrowed, role };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

async function findSubject(sql: Sql, request: DevelopmentSubject): Promise<string> {
  const { role } = request;
  const wanted = developmentSubject(request);
  const known = await sql<{ subject: string }[]>`
    select subject from tc.person
     where issuer = ${developmentIssuer} and (subject = ${role} or starts_with(subject, ${`${role}:`}))
     order by subject`.catch((error) => {
    // Neither the schema nor the login's rights are there before the server's first start.
    if (["absent", "refused"].includes(parseDatabaseError(error).kind)) return [];
    throw error;
  });
  const subjects = known.map(({ subject }) => subject);
  if (subjects.includes(wanted)) return wanted;
  if (subjects.length === 0) {
    throw new Error(
      `nobody is known in the role ${role}: start the server once, so that the sample is loaded`,
    );
  }
  const shown = subjects.slice(0, 60).join("\n  ");
  const more = subjects.length > 60 ? `\n  and ${subjects.length - 60} more` : "";
  throw new Error(`nobody is known as ${wanted}; known in this role:\n  ${shown}${more}`);
}
