// `person`: who is known, and which roles they have where. With the administrator's rights, checked against the policy in force; each
// call is one transaction, and what was assigned or ended counts from its commit on.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import postgres, { type Sql, type TransactionSql } from "postgres";
import type { Config } from "../config.ts";
import { civilDate } from "../core/dates.ts";
import { OperatorError } from "../core/operator-error.ts";
import { loadPolicyInForce } from "../database/index.ts";
import {
  addPerson,
  addService,
  administrators,
  assign,
  codePerson,
  disablePerson,
  endAssignments,
  type NewAssignment,
  type PersonKey,
  renewService,
} from "../identity/index.ts";
import type { Policy } from "../policy/index.ts";
import { runWithAdministrator } from "./database.ts";
import { listPersons, listServices } from "./person-lists.ts";

export const usage = `usage: person add --subject <subject> --name <name> [--code <natural person>]
       person add --service --subject <client> --name <name> --to <day> [--cost <units a minute>]
       person code --subject <subject> --code <natural person>
       person renew --subject <client> --to <day> [--cost <units a minute>]
       person assign --subject <subject> --role <role> [--scope <scope>] [--duty <duty>]… --by <who approved it> [--from <day>] [--to <day>]
       person end --subject <subject> --role <role> [--on <day>]
       person disable --subject <subject>
       person list [--subject <subject>] [--role <role>]
       person list --service
       person import <file.csv> --by <who approved it>
       person bootstrap --subject <system administrator> --subject <security> --subject <audit> --name … --code … (three times) --by <who approved it>
  --issuer  who signs the person's tokens; may be left out where TONGCHOU_ISSUERS names one alone
  --scope   a township's name, township/village, a school's official code, or the id of a teacher, child or guardian
  --code    of the natural person, the same on all accounts: a staff number or the like, never an identity number; needed of administrators
  --service a client that asks on its own behalf, until a day; it is assigned, ended and disabled like a person
  --cost    what it may spend in a minute; TONGCHOU_COST_A_MINUTE, where it is left out
  --from    today, where it is left out; --to and --on are the first day on which it holds no more (--on: today)
  A file has the columns subject,name,role,scope,duties,from,to; duties are separated by ";". It is taken whole or not at all.`;

const options = {
  issuer: { type: "string" },
  subject: { type: "string", multiple: true },
  name: { type: "string", multiple: true },
  code: { type: "string", multiple: true },
  role: { type: "string" },
  scope: { type: "string" },
  duty: { type: "string", multiple: true },
  by: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  on: { type: "string" },
  service: { type: "boolean" },
  cost: { type: "string" },
} as const;

type Values = ReturnType<typeof parseOptions>["values"];

interface Work {
  readonly tx: TransactionSql;
  readonly policy: Policy;
  readonly issuer: string;
  readonly values: Values;
  readonly file: string | undefined;
  readonly config: Config;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const today = (): string => civilDate(new Date());

function parseOptions(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new OperatorError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function one(values: Values, name: "subject" | "name" | "role"): string {
  const [value, ...others] = [values[name] ?? []].flat();
  if (value === undefined || others.length > 0) throw new OperatorError(`--${name} is said once\n${usage}`);
  return value;
}

const costIn = ({ cost }: Values): number | null => (cost === undefined ? null : Number(cost));

function endIn({ to }: Values): string {
  if (to === undefined) throw new OperatorError(`a service ends: say on which day (--to)\n${usage}`);
  return to;
}

const keyOf = ({ issuer, values }: Pick<Work, "issuer" | "values">): PersonKey => ({
  issuer,
  subject: one(values, "subject"),
});

const works: Readonly<Record<string, (work: Work) => Promise<void>>> = {
  async add({ tx, issuer, values, config }) {
    const key = keyOf({ issuer, values });
    const name = one(values, "name");
    if (!values.service) {
      if (values.to !== undefined || values.cost !== undefined)
        throw new OperatorError(`--to and --cost are a service's: say --service\n${usage}`);
      return print(`added ${await addPerson(tx, key, name, values.code?.join())}`);
    }
    const costAMinute = costIn(values) ?? config.costAMinute;
    print(`added ${await addService(tx, key, name, { to: endIn(values), costAMinute })}`);
  },
  async code({ tx, issuer, values }) {
    await codePerson(tx, keyOf({ issuer, values }), values.code?.join() ?? "");
    print("on record");
  },
  async renew({ tx, issuer, values }) {
    const wanted = { to: endIn(values), costAMinute: costIn(values) };
    const { to, costAMinute } = await renewService(tx, keyOf({ issuer, values }), wanted);
    print(`until ${to}, ${costAMinute} units a minute`);
  },
  async assign({ tx, policy, issuer, values }) {
    const wanted: NewAssignment = {
      role: one(values, "role"),
      scope: values.scope ?? "",
      duties: values.duty ?? [],
      from: values.from ?? today(),
      to: values.to ?? null,
      approvedBy: values.by ?? "",
    };
    const done = await assign(tx, policy, keyOf({ issuer, values }), wanted);
    print(done ? "assigned" : "it is assigned already");
  },
  async end({ tx, issuer, values }) {
    const ended = await endAssignments(tx, keyOf({ issuer, values }), {
      role: one(values, "role"),
      on: values.on ?? today(),
    });
    print(`ended: ${ended}`);
  },
  async disable({ tx, issuer, values }) {
    await disablePerson(tx, keyOf({ issuer, values }));
    print("disabled");
  },
  async list({ tx, values, config }) {
    for (const line of values.service
      ? await listServices(tx, config.issuers)
      : await listPersons(tx, values))
      print(line);
  },
  import: importFile,
  bootstrap,
};

interface Line {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly scope: string;
  readonly duties: string;
  readonly from: string;
  readonly to: string;
}

const columns = ["subject", "name", "role", "scope", "duties", "from", "to"];

async function readLines(file: string): Promise<readonly Line[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(`${file} cannot be read (${error.code})`);
  });
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      columns: (head: string[]) => {
        const missing = columns.filter((name) => !head.includes(name));
        if (missing.length > 0) throw new Error(`the columns ${missing.join(", ")} are missing`);
        return head;
      },
    }) as Line[];
  } catch (error) {
    throw new OperatorError(`${file} is no such table: ${(error as Error).message}`);
  }
}

/** All that is wrong is told at once, each with its line; then nothing of it was written. */
async function importFile({ tx, policy, issuer, values, file }: Work): Promise<void> {
  if (file === undefined) throw new OperatorError(usage);
  const lines = await readLines(file);
  const faults: string[] = [];
  let assigned = 0;
  for (const [at, line] of lines.entries()) {
    try {
      if (await tx.savepoint((part) => importLine(part, policy, { issuer, by: values.by ?? "" }, line)))
        assigned += 1;
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      faults.push(`line ${at + 2}: ${error.message}`);
    }
  }
  if (faults.length > 0) throw new OperatorError(`nothing was taken over:\n${faults.join("\n")}`);
  print(`${lines.length} lines, ${assigned} assigned, ${lines.length - assigned} as they were`);
}

async function importLine(
  tx: TransactionSql,
  policy: Policy,
  { issuer, by }: { readonly issuer: string; readonly by: string },
  { subject, name, role, scope, duties, from, to }: Line,
): Promise<boolean> {
  const person = { issuer, subject };
  const [known] = await tx`select from tc.person where issuer = ${issuer} and subject = ${subject}`;
  if (known === undefined) await addPerson(tx, person, name);
  const parts = duties.split(";").map((duty) => duty.trim());
  return assign(tx, policy, person, {
    role,
    scope,
    duties: parts.filter((duty) => duty !== ""),
    from: from === "" ? today() : from,
    to: to === "" ? null : to,
    approvedBy: by,
  });
}

/** The first three, once: whoever comes later is assigned, and it is on record by whom. */
async function bootstrap({ tx, policy, issuer, values }: Work): Promise<void> {
  await tx`lock table tc.assignment in share row exclusive mode`;
  const [ever] =
    await tx`select from tc.assignment where role = any (string_to_array(${administrators.join(",")}, ','))`;
  if (ever !== undefined)
    throw new OperatorError("there are administrators, or were: assign further ones by `person assign`");
  const { subject: subjects = [], name: names = [], code: codes = [] } = values;
  const three = (said: readonly string[]): boolean => new Set(said).size === administrators.length;
  if (!three(subjects) || !three(codes) || names.length !== administrators.length)
    throw new OperatorError(
      `three administrators are three people, each with --subject, --name and --code\n${usage}`,
    );
  for (const [at, role] of administrators.entries()) {
    const person = { issuer, subject: String(subjects[at]) };
    await addPerson(tx, person, String(names[at]), codes[at]);
    const approvedBy = values.by ?? "";
    await assign(tx, policy, person, { role, scope: "", duties: [], from: today(), to: null, approvedBy });
    print(`${role}: ${person.subject}`);
  }
}

function issuerFor({ issuers }: Config, said: string | undefined): string {
  const known = issuers.map(({ issuer }) => issuer);
  if (said !== undefined && (known.length === 0 || known.includes(said))) return said;
  if (said !== undefined)
    throw new OperatorError(`TONGCHOU_ISSUERS names no ${said}; it names: ${known.join(", ")}`);
  const [only, ...others] = known;
  if (only === undefined || others.length > 0)
    throw new OperatorError("--issuer is missing: whose tokens name the person?");
  return only;
}

export async function runPerson(argv: readonly string[], config: Config): Promise<void> {
  const { values, positionals } = parseOptions(argv);
  const [verb = "", file] = positionals;
  const work = Object.hasOwn(works, verb) ? works[verb] : undefined;
  if (work === undefined) throw new OperatorError(usage);
  const issuer = verb === "list" ? "" : issuerFor(config, values.issuer);
  await runWithAdministrator(config, async ({ adminUrl }) => {
    const sql: Sql = postgres(adminUrl, { max: 1, fetch_types: false, onnotice: () => {} });
    try {
      const { policy } = await loadPolicyInForce(sql);
      await sql.begin((tx) => work({ tx, policy, issuer, values, file, config }));
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}
