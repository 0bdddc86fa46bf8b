// Puts the enforcement text into force: roles, passwords, grants and policies in one transaction, so that no moment has
// half of them. Runs with the administrator's rights, never in the serving process's pools.
import { createHash } from "node:crypto";
import type { Sql, TransactionSql } from "postgres";
import { againWhileContended, shortly } from "../blocked.ts";
import { inTransaction } from "../in-transaction.ts";
import { markEnforced } from "../schema-mark.ts";
import { openToAll, stillOpen } from "./baseline.ts";
import { quoteName, quoteText } from "./quoting.ts";
import { runtimeLoginSetting } from "./runtime-login.ts";
import { createScramVerifier } from "./scram-verifier.ts";

export interface EnforcementOptions {
  /** The user of the runtime's database URL: must exist. */
  readonly runtimeLogin: string;
  /** Login → password of every role login of the policy. */
  readonly passwords: ReadonlyMap<string, string>;
  /** By this the server's sessions are known: see `tc.is_server`. */
  readonly serverKey: string;
  /** Connections that each role login may have. */
  readonly connections: number;
  /** Whether tickets are to reach a replica; absent: they stand in no log of changes. */
  readonly replicated?: boolean | undefined;
  /** Told of what the administrator had no right to set. */
  readonly say?: ((line: string) => void) | undefined;
  /** How long readers of the tables are waited for. */
  readonly patienceMs?: number | undefined;
}

/** `before`: what belongs into the same transaction, once nobody else changes the policy. */
export async function applyEnforcement(
  admin: Sql,
  text: string,
  options: EnforcementOptions,
  before?: (tx: TransactionSql) => Promise<void>,
): Promise<void> {
  const verifiers = new Map<string, string>();
  for (const [login, password] of options.passwords)
    verifiers.set(login, await createScramVerifier(password));
  await againWhileContended(
    () =>
      inTransaction(admin, async (tx) => {
        await tx`select case when has_parameter_privilege('log_statement', 'set') then set_config('log_statement', 'none', true) end`;
        await holdPolicy(tx, options.runtimeLogin);
        await before?.(tx);
        await applyOnce(tx, text, options, verifiers);
      }),
    options.patienceMs,
  );
  for (const line of await warnings(admin, [...verifiers.keys()])) options.say?.(line);
}

/** Readers of the version in force do not wait for it, and no login may take it. */
export async function holdPolicy(tx: TransactionSql, runtimeLogin: string): Promise<void> {
  await tx`select set_config('lock_timeout', ${shortly}, true), set_config(${runtimeLoginSetting}, ${runtimeLogin}, true)`;
  await tx`lock table tc.policy_state in share row exclusive mode`;
}

/** What the database was given, so that what differs from it can be told: another code's text is not brought up to date by pieces. */
export async function markText(tx: TransactionSql, text: string): Promise<void> {
  await tx.unsafe(`comment on table tc.policy_state is ${quoteText(noteOfText(text))}`);
}

export const noteOfText = (text: string): string =>
  `tongchou: ${createHash("sha256").update(text).digest("hex")}`;

async function applyOnce(
  tx: TransactionSql,
  text: string,
  { runtimeLogin, serverKey, connections, replicated }: EnforcementOptions,
  verifiers: ReadonlyMap<string, string>,
): Promise<void> {
  const existing = await tx<{ name: string }[]>`select rolname as name from pg_roles`;
  const logins = new Set(existing.map(({ name }) => name));
  for (const [login, verifier] of verifiers) {
    const verb = logins.has(login) ? "alter" : "create";
    await tx.unsafe(
      `${verb} role ${quoteName(login)} login noinherit connection limit ${connections} password ${quoteText(verifier)}`,
    );
  }
  await tx.unsafe(text).simple();
  await markText(tx, text);
  await keepTickets(tx, replicated ?? false);
  const digest = createHash("sha256").update(serverKey).digest();
  await tx`insert into tc.server (login, digest) values (${runtimeLogin}, ${digest})
    on conflict (login) do update set digest = excluded.digest`;
  await markEnforced(tx);
}

/** What is not logged reaches no replica. */
async function keepTickets(tx: TransactionSql, logged: boolean): Promise<void> {
  const [found] =
    await tx`select relpersistence = 'p' as logged from pg_class where oid = 'tc.ticket'::regclass`;
  if (found?.logged !== logged)
    await tx.unsafe(`alter table tc.ticket set ${logged ? "logged" : "unlogged"}`);
}

/** What only a superuser could close, or whoever it gave the right to. */
async function warnings(admin: Sql, logins: readonly string[]): Promise<readonly string[]> {
  const [may] = await admin<{ limit: boolean; open: boolean[] }[]>`
    select not exists (select from unnest(string_to_array(${logins.join(",")}, ',')) l where not exists (
        select from pg_db_role_setting d, unnest(d.setconfig) s
         where d.setrole = l::regrole and d.setdatabase = 0 and starts_with(s, 'temp_file_limit='))) as limit,
      json_build_array(${admin.unsafe(openToAll.map(({ names }) => `exists (${stillOpen(names)})`).join(", "))}) as open`;
  const owned = await admin<{ login: string; database: string }[]>`
    select distinct r.rolname as login, d.datname as database
      from pg_shdepend s join pg_roles r on r.oid = s.refobjid join pg_database d on d.oid = s.dbid
     where s.refclassid = 'pg_authid'::regclass and s.deptype = 'o' and r.rolname = any (string_to_array(${logins.join(",")}, ','))
       and d.datname <> current_database() order by 1, 2`;
  return [
    ...(may?.limit === true
      ? []
      : [
          "the logins' temporary files are not bounded: this administrator may not set temp_file_limit (a superuser grants it: grant set on parameter temp_file_limit to …)",
        ]),
    ...openToAll
      .filter((_, place) => may?.open[place] === true)
      .map(({ does }) => `the logins may ${does}: only a superuser can revoke that from public`),
    ...owned.map(
      ({ login, database }) =>
        `the login ${login} owns objects in the database ${database}: somebody uses its password, or an administrator did`,
    ),
  ];
}
