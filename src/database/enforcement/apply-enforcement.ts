// Puts the enforcement text into force: roles, passwords, grants and policies in one transaction, so that no moment has
// half of them. Runs with the administrator's rights, never in the serving process's pools.
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Sql, TransactionSql } from "postgres";
import { parseDatabaseError } from "../database-error.ts";
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
}

const lockKey = 0x656e666f;
const attempts = 20;
/** Below PostgreSQL's deadlock_timeout: rather wait again than have a reader's statement ended. */
const lockTimeout = "500ms";
const pauseMs = 250;

export async function applyEnforcement(admin: Sql, text: string, options: EnforcementOptions): Promise<void> {
  const verifiers = new Map<string, string>();
  for (const [login, password] of options.passwords)
    verifiers.set(login, await createScramVerifier(password));
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.begin((tx) => applyOnce(tx, text, options, verifiers));
      return;
    } catch (error) {
      // A reader holds a table, or another database of the same server is changing the same logins.
      if (attempt === attempts || parseDatabaseError(error).kind !== "contended") throw error;
      await pause(pauseMs);
    }
  }
}

async function applyOnce(
  tx: TransactionSql,
  text: string,
  { runtimeLogin, serverKey }: EnforcementOptions,
  verifiers: ReadonlyMap<string, string>,
): Promise<void> {
  await tx`select pg_advisory_xact_lock(${lockKey})`;
  await tx`select set_config('lock_timeout', ${lockTimeout}, true), set_config(${runtimeLoginSetting}, ${runtimeLogin}, true),
    case when has_parameter_privilege('log_statement', 'set') then set_config('log_statement', 'none', true) end`;
  const existing = await tx<{ name: string }[]>`select rolname as name from pg_roles`;
  const logins = new Set(existing.map(({ name }) => name));
  for (const [login, verifier] of verifiers) {
    const verb = logins.has(login) ? "alter" : "create";
    await tx.unsafe(`${verb} role ${quoteName(login)} login noinherit password ${quoteText(verifier)}`);
  }
  await tx.unsafe(text).simple();
  const digest = createHash("sha256").update(serverKey).digest();
  await tx`insert into tc.server (login, digest) values (${runtimeLogin}, ${digest})
    on conflict (login) do update set digest = excluded.digest`;
}
