// Before anything is served or changed: does PostgreSQL answer, is it new enough, does it know our logins, is the database of this
// code, and are our keys those of its rows? Each fault is one line that says what to do. Asks with short deadlines, and once.
import postgres, { type Sql } from "postgres";
import { isLent } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import { type ConnectionSums, connectionFault } from "./connection-sums.ts";
import type { LoginSecrets } from "./login-secrets.ts";
import { loadPolicyInForce } from "./policy-store.ts";
import { jobsLogin } from "./pools.ts";
import { digestOfCode } from "./schema-digest.ts";
import { type SchemaState, schemaState } from "./schema-mark.ts";
import type { RingKey } from "./secrets/key-ring.ts";
import { announceKey, keyFault } from "./secrets/keys-in-use.ts";
import { socketOpener } from "./socket-opener.ts";

/** `uuidv7()`, `WITHOUT OVERLAPS`: what the tables are made of came with it. */
const oldestMajor = 18;
const patienceSeconds = 5;

/** As PostgreSQL and Node name what went wrong on the way in. */
function explain(error: unknown, url: URL, named: string): string | null {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  const at = `${url.hostname}:${url.port || "5432"}`;
  const login = decodeURIComponent(url.username);
  switch (code) {
    case "28P01":
    case "28000":
      return `PostgreSQL at ${at} does not let the login ${login} in: correct the login or its password in ${named}`;
    case "3D000":
      return `PostgreSQL at ${at} has no database ${url.pathname.slice(1)}: create it, or correct ${named}`;
    case "42501":
      return `PostgreSQL at ${at} lets the login ${login} not into this database: run migrate, or correct ${named}`;
    case "53300":
      return `PostgreSQL at ${at} has no connection left: raise max_connections, or have fewer servers`;
    case "57P03":
      return `PostgreSQL at ${at} is starting or stopping: try again`;
  }
  if (typeof code === "string" && /^(E[A-Z]+|CONNECT|CONNECTION)/.test(code))
    return `no PostgreSQL answers at ${at} (${code}): start it, or correct ${named}`;
  if (String(message).includes("does not speak TLS"))
    return `PostgreSQL at ${at} does not speak TLS: set it up there, or correct sslmode in ${named}`;
  return null;
}

async function connected<T>(url: string, named: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: patienceSeconds,
    fetch_types: false,
    onnotice: () => {},
    ...({ socket: socketOpener(url) } as object),
    ssl: false,
    prepare: !isLent(url),
    connection: { application_name: "tongchou start", statement_timeout: patienceSeconds * 1000 },
  });
  try {
    return await work(sql);
  } catch (error) {
    const told = explain(error, new URL(url), named);
    if (told === null) throw error;
    throw new OperatorError(told);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Whether a login of ours is let in, by a connection of its own that ends at once. */
export const tryLogin = (logins: LoginSecrets, runtimeUrl: string, login: string): Promise<boolean> =>
  connected(logins.urlOf(runtimeUrl, login), login, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  );

/** That PostgreSQL answers at this URL, and is one that the tables can be made in. */
export const assertPostgres = (url: string, named: string): Promise<void> =>
  connected(url, named, async (sql) => {
    const [found] = await sql<{ number: number; version: string }[]>`
      select current_setting('server_version_num')::int as number, split_part(current_setting('server_version'), ' ', 1) as version`;
    if (found !== undefined && found.number < oldestMajor * 10_000)
      throw new OperatorError(
        `PostgreSQL ${found.version} is too old: Tongchou needs ${oldestMajor} or newer`,
      );
  });

const schemaFaults: Readonly<Record<Exclude<SchemaState, "whole">, string>> = {
  absent: "the database was never migrated: run migrate with DATABASE_ADMIN_URL",
  other: "the database is that of another version than this one: run migrate of this version",
  half: "a migration of the database was not finished: run migrate again",
};

export interface Servable {
  readonly runtimeUrl: string;
  readonly logins: LoginSecrets;
  readonly keys: readonly RingKey[];
  /** Of all servers together; null: not asked. */
  readonly sums: Omit<ConnectionSums, "logins"> | null;
}

/** That a server may begin to serve. Whoever embeds its database has no URL to correct, and never meets most of it. */
export async function assertServable(
  { runtimeUrl, logins, keys, sums }: Servable,
  say: (line: string) => void,
): Promise<void> {
  // One of them is tried for all, whose passwords `migrate` sets together.
  const login = await connected(runtimeUrl, "DATABASE_URL", async (sql) => {
    const state = await schemaState(sql, await digestOfCode());
    if (state !== "whole") throw new OperatorError(schemaFaults[state]);
    const fault = await keyFault(sql, keys);
    if (fault !== null) throw new OperatorError(fault);
    await announceKey(sql, keys);
    const { policy } = await loadPolicyInForce(sql);
    // A pooler's connections are counted by the pooler.
    const told =
      sums === null || isLent(runtimeUrl)
        ? null
        : await connectionFault(sql, { ...sums, logins: policy.roles.size });
    if (told !== null) say(told);
    return [...policy.roles.values()][0]?.login ?? jobsLogin;
  });
  const secrets = "TONGCHOU_LOGINS_DIR (run migrate with that folder: another one's are another server's)";
  await connected(logins.urlOf(runtimeUrl, login), secrets, async (sql) => {
    await sql`select 1`;
  });
}
