// Work of the administrator that may have to wait for others' locks: it waits for a while, says for whom, and then ends with
// an error that names them. Nobody learns from a silent wait which session to end.
import { setTimeout as pause } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { parseDatabaseError } from "./database-error.ts";

/** The message is for the operator; the code stands in front of it and stays as it is. */
export class BlockedError extends Error {
  readonly code = "BLOCKED";

  constructor(blockers: readonly string[], cause: unknown) {
    const who = blockers.length === 0 ? "a session that has ended since" : blockers.join("; ");
    super(
      `BLOCKED: a lock is held by ${who}. End what holds it (pg_terminate_backend), then run this again.`,
      {
        cause,
      },
    );
    this.name = "Error";
  }
}

/** `lock_timeout` of what is read meanwhile: below deadlock_timeout, for rather begin again than have a reader's statement ended. */
export const shortly = "500ms";
const patience = 15_000;
const pauseMs = 250;

/** The whole transaction again: a reader holds a table, or another database of the same server changes the same logins. */
export async function againWhileContended<T>(
  transaction: () => Promise<T>,
  patienceMs = patience,
): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await transaction();
    } catch (error) {
      if (performance.now() > until || parseDatabaseError(error).kind !== "contended") throw error;
      await pause(pauseMs);
    }
  }
}

/** How often it is looked who is in the way: several times within the shortest wait for a lock. */
const lookEveryMs = 100;

/**
 * Runs `work` on `sql`, which has one connection. What its statements wait for is told once by `say`; where it ends for a
 * lock that it did not get (`lock_timeout`), by the error.
 */
export async function namingBlockers<T>(
  adminUrl: string,
  { sql, say }: { readonly sql: Sql; readonly say?: ((line: string) => void) | undefined },
  work: () => Promise<T>,
): Promise<T> {
  const [own] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const watching = postgres(adminUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  let blockers: readonly string[] = [];
  const told = new Set<string>();
  const look = async () => {
    const found = await blockersOf(watching, own?.pid ?? 0);
    if (found.length === 0) return;
    blockers = found;
    for (const blocker of found.filter((one) => !told.has(one))) {
      told.add(blocker);
      say?.(`waiting for a lock that is held by ${blocker}`);
    }
  };
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch(() => {});
  }, lookEveryMs);
  try {
    return await work();
  } catch (error) {
    await looking;
    if (parseDatabaseError(error).kind !== "contended" || blockers.length === 0) throw error;
    throw new BlockedError(blockers, error);
  } finally {
    clearInterval(timer);
    await looking;
    await watching.end({ timeout: 1 });
  }
}

/** Whom the session waits for, in words: process, application, login, database and since when its transaction is open. */
async function blockersOf(sql: Sql, pid: number): Promise<readonly string[]> {
  const rows = await sql<
    {
      pid: number;
      name: string | null;
      login: string | null;
      database: string | null;
      since: string | null;
    }[]
  >`
    select b.pid, a.application_name as name, a.usename as login, a.datname as database,
      to_char(a.xact_start at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS') as since
      from unnest(pg_blocking_pids(${pid})) as b (pid) left join pg_stat_activity a on a.pid = b.pid order by b.pid`;
  return rows.map(
    ({ pid: held, name, login, database, since }) =>
      `process ${held} (application ${JSON.stringify(name ?? "")}, login ${login ?? "unknown"}, database ${database ?? "unknown"}${since === null ? "" : `, in a transaction since ${since} UTC`})`,
  );
}
