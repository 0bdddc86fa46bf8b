// `policy log|diff|export|import|rollback|apply`: versions of the rights in a database. Whatever changes them makes another version;
// none is changed or taken away.
import "../domains/index.ts";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Sql } from "postgres";
import { loadCatalogue } from "../catalogue/index.ts";
import type { Config } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import {
  type Applying,
  assertLawful,
  enforcementOf,
  loadPolicyFiles,
  loadPolicyInForce,
  loadPolicyVersion,
  type OpenDatabase,
  openDatabase,
  openPolicyConnection,
  putIntoForce,
  readPolicyLog,
} from "../database/index.ts";
import { changedRights, exportPolicy, type Policy, parsePolicy } from "../policy/index.ts";
import {
  approvedChanges,
  draftExpiries,
  dropEnded,
  judgeSubmitted,
  putDueChanges,
} from "../stewardship/index.ts";
import { logToStandardError } from "./database.ts";

export const usage = `       policy log
       policy diff [<version> | <folder>] [<version> | <folder>]    what the second gives and takes; absent: in force, files
       policy export <folder> [--version <number>]
       policy import <folder> --by <name> --reason <words>
       policy rollback <version> --by <name> --reason <words>
       policy apply [--watch]    judges what was submitted, puts approved changes into force whose time has come, and takes out what has ended`;

type Work = (database: OpenDatabase) => Promise<void>;

const print = (lines: readonly string[]): void => {
  if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
};

async function withDatabase(config: Config, work: Work): Promise<void> {
  const database = await openDatabase(config, logToStandardError);
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

async function connected<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = openPolicyConnection(url);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** What reads does so with the server's own login. */
const reading = (config: Config, work: (sql: Sql) => Promise<void>): Promise<void> =>
  withDatabase(config, ({ runtimeUrl }) => connected(runtimeUrl, work));

/** With the administrator's rights all of it can be applied; with those of the applying login what no new role needs. */
const changing = (config: Config, work: (applying: Applying) => Promise<void>): Promise<void> =>
  withDatabase(config, async (database) => {
    const url = database.adminUrl ?? database.policyUrl;
    if (url === null)
      throw new OperatorError(
        "DATABASE_ADMIN_URL or TONGCHOU_POLICY_URL is missing: this changes the rights",
      );
    await connected(url, (admin) =>
      work({
        admin,
        catalogue: loadCatalogue(),
        runtimeLogin: decodeURIComponent(new URL(database.runtimeUrl).username),
        whole: database.adminUrl === null ? null : (policy) => enforcementOf(policy, database),
      }),
    );
  });

async function policyIn(folder: string): Promise<Policy> {
  const names = await readdir(folder).catch(() => {
    throw new OperatorError(`${folder} is no folder`);
  });
  const files = names.filter((name) => name.endsWith(".yaml")).sort();
  if (files.length === 0) throw new OperatorError(`${folder} has no policy file (*.yaml)`);
  try {
    return parsePolicy(await Promise.all(files.map((name) => readFile(join(folder, name), "utf8"))));
  } catch (error) {
    throw new OperatorError(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isNumber = (text: string): boolean => /^\d+$/.test(text);

async function policyCalled(sql: Sql, name: string): Promise<Policy> {
  return isNumber(name) ? loadPolicyVersion(sql, Number(name)) : policyIn(name);
}

const short = (hash: string): string => hash.slice(0, 12);

async function log(sql: Sql): Promise<void> {
  const versions = await readPolicyLog(sql);
  print(
    versions.map(({ version, hash, approvedAt, approvedBy, reason, chain, inForce, fault }) =>
      [
        `${version}${inForce ? " *" : ""}`,
        approvedAt,
        short(hash),
        short(chain),
        approvedBy,
        reason ?? "-",
        ...(fault === null ? [] : [`NOT AS WRITTEN (${fault})`]),
      ].join("\t"),
    ),
  );
  const wrong = versions.filter(({ fault }) => fault !== null).map(({ version }) => version);
  if (wrong.length > 0)
    throw new OperatorError(`versions that are not as they were written: ${wrong.join(", ")}`);
}

async function diff(sql: Sql, [first, second]: readonly string[]): Promise<void> {
  const before =
    second === undefined ? (await loadPolicyInForce(sql)).policy : await policyCalled(sql, first ?? "");
  const name = second ?? first;
  const after = name === undefined ? await loadPolicyFiles() : await policyCalled(sql, name);
  print(
    changedRights(before, after).map(({ role, coordinate, use, change }) =>
      [change, role, coordinate, use].join("\t"),
    ),
  );
  print(rolesChanged(before, after));
}

/** What a role is, beside its grants. */
function rolesChanged(before: Policy, after: Policy): readonly string[] {
  return [...new Set([...before.roles.keys(), ...after.roles.keys()])].sort().flatMap((name) => {
    const [old, now] = [before.roles.get(name), after.roles.get(name)];
    if (old === undefined) return [`made\t${name}`];
    if (now === undefined) return [`gone\t${name}`];
    const words = ["title", "department", "login", "scope", "view", "duties", "lookups", "denials"] as const;
    return words
      .filter((word) => JSON.stringify(old[word]) !== JSON.stringify(now[word]))
      .map((word) => `changed\t${name}\t${word}`);
  });
}

async function exportTo(sql: Sql, folder: string, version: string | undefined): Promise<void> {
  const policy =
    version === undefined ? (await loadPolicyInForce(sql)).policy : await policyCalled(sql, version);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new OperatorError(`${folder} is not empty`);
  for (const [name, text] of exportPolicy(policy)) await writeFile(join(folder, name), text);
  logToStandardError(`policy ${short(policy.hash)}: ${policy.roles.size} roles written to ${folder}`);
}

interface Signed {
  readonly by: string;
  readonly reason: string;
}

/** The release's files say what the law denies, beside the version in force. */
async function put(applying: Applying, policy: Policy, { by, reason }: Signed): Promise<void> {
  const { policy: now } = await loadPolicyInForce(applying.admin);
  assertLawful(policy, await loadPolicyFiles(), applying.catalogue);
  const { version } = await putIntoForce(applying, {
    policy,
    base: now.hash,
    approvedBy: by,
    reason,
  });
  logToStandardError(`version ${version} is in force (policy ${short(policy.hash)})`);
}

async function apply(applying: Applying, watch: boolean): Promise<void> {
  do {
    for (const { version, change } of await putDueChanges(applying, approvedChanges))
      logToStandardError(`version ${version} is in force (change ${change})`);
    for (const change of await judgeSubmitted(applying)) logToStandardError(`change ${change} is judged`);
    await draftExpiries(applying);
    const ended = await dropEnded(applying);
    if (ended !== null) logToStandardError(`version ${ended.version} is in force, without what had ended`);
    if (watch) await pause(1_000);
  } while (watch);
}

interface Options {
  readonly values: { readonly [name: string]: string | boolean | undefined };
  readonly positionals: readonly string[];
}

function signed({ values: { by, reason } }: Options): Signed {
  if (typeof by !== "string" || typeof reason !== "string" || by.trim() === "" || reason.trim() === "")
    throw new OperatorError("--by and --reason say who changes the rights, and why");
  return { by: by.normalize("NFC").trim(), reason: reason.normalize("NFC").trim() };
}

function parse(argv: readonly string[]): Options {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        by: { type: "string" },
        reason: { type: "string" },
        version: { type: "string" },
        watch: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new OperatorError(
      `${error instanceof Error ? error.message : String(error)}\nusage: ${usage.trim()}`,
    );
  }
}

/** Null where the command is none of these. */
export function runPolicyVersions(argv: readonly string[], config: Config): Promise<void> | null {
  const [command, ...rest] = argv;
  const known = ["log", "diff", "export", "import", "rollback", "apply"];
  if (command === undefined || !known.includes(command)) return null;
  const options = parse(rest);
  const [first] = options.positionals;
  const { version, watch } = options.values;
  const needed = (what: string): string => {
    if (first === undefined) throw new OperatorError(`policy ${command} needs a ${what}`);
    return first;
  };
  switch (command) {
    case "log":
      return reading(config, log);
    case "diff":
      return reading(config, (sql) => diff(sql, options.positionals));
    case "export":
      return reading(config, (sql) => exportTo(sql, needed("folder"), version?.toString()));
    case "import":
      return changing(config, async (applying) =>
        put(applying, await policyIn(needed("folder")), signed(options)),
      );
    case "rollback":
      return changing(config, async (applying) =>
        put(applying, await loadPolicyVersion(applying.admin, Number(needed("version"))), signed(options)),
      );
    default:
      return changing(config, (applying) => apply(applying, watch === true));
  }
}
