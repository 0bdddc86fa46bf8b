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
 * lock that it did not get (`lock_timeout`), by the error: all that were in its way and are still, not the last of them.
 */
export async function namingBlockers<T>(
  adminUrl: string,
  { sql, say }: { readonly sql: Sql; readonly say?: ((line: string) => void) | undefined },
  work: () => Promise<T>,
): Promise<T> {
  const [own] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const watching = postgres(adminUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  const told = new Map<string, number>();
  const look = async () => {
    const found = await watching<{ pid: number }[]>`select unnest(pg_blocking_pids(${own?.pid ?? 0})) as pid`;
    for (const { pid, words } of await sessionsOf(watching, found)) {
      if (!told.has(words)) say?.(`waiting for a lock that is held by ${words}`);
      told.set(words, pid);
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
    if (parseDatabaseError(error).kind !== "contended" || told.size === 0) throw error;
    const now = await sessionsOf(
      watching,
      [...told.values()].map((pid) => ({ pid })),
    ).catch(() => []);
    throw new BlockedError(
      [...new Set(now.map(({ words }) => words))].filter((words) => told.has(words)),
      error,
    );
  } finally {
    clearInterval(timer);
    await looking;
    await watching.end({ timeout: 1 });
  }
}

/** Sessions in words: process, application, login, database and since when the transaction is open. */
async function sessionsOf(sql: Sql, pids: readonly { readonly pid: number }[]) {
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
      from unnest(string_to_array(${pids.map(({ pid }) => pid).join()}, ',')::int[]) as b (pid)
      left join pg_stat_activity a on a.pid = b.pid order by b.pid`;
  return rows.map(({ pid, name, login, database, since }) => ({
    pid,
    words: `process ${pid} (application ${JSON.stringify(name ?? "")}, login ${login ?? "unknown"}, database ${database ?? "unknown"}${since === null ? "" : `, in a transaction since ${since} UTC`})`,
  }));
}
