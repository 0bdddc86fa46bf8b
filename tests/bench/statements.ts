// How many SQL statements one request makes PostgreSQL execute: read from the server's own log, which for that one
// request notes every statement of every client, transactions included.
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";

const prefix = "tongchou-bench ";

/** `counting` gets a function that makes one request and says how many statements it cost. */
export async function withStatementLog<T>(
  admin: Sql,
  logFile: string,
  counting: (count: (request: () => Promise<unknown>) => Promise<number>) => Promise<T>,
): Promise<T> {
  await configure(admin, "log_statement = 'all'", `log_line_prefix = '${prefix}%u '`);
  try {
    return await counting(async (request) => {
      const before = (await readFile(logFile)).length;
      await request();
      await sleep(50);
      const log = (await readFile(logFile)).subarray(before).toString("utf8");
      const noted = log.split("\n").filter((line) => line.startsWith(prefix));
      // What the server looks after every ten seconds is of no request.
      const own = noted.filter((line) => !/\/\* (login watch|key watch|record of access)/.test(line));
      return own.filter((line) => /LOG: {2}(execute [^:]*|statement): /.test(line)).length;
    });
  } finally {
    await admin.unsafe("alter system reset log_statement");
    await admin.unsafe("alter system reset log_line_prefix");
    await reload(admin);
  }
}

export async function configure(admin: Sql, ...settings: readonly string[]): Promise<void> {
  for (const setting of settings) await admin.unsafe(`alter system set ${setting}`);
  await reload(admin);
}

export async function reload(admin: Sql): Promise<void> {
  await admin`select pg_reload_conf()`;
  await sleep(200); // backends read it between statements
}
