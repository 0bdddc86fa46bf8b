// The statements PostgreSQL itself says it ran in one database, read from the server's log.
import { open, stat } from "node:fs/promises";
import { inject } from "vitest";
import type { TestDatabase } from "../support/test-database.ts";
import { withAdmin } from "./twins.ts";

const file = inject("testCluster").log;

export class StatementLog {
  private read = 0;
  private readonly noted: RegExp;

  private constructor(database: string) {
    // Each line begins with its database: another file may log its own meanwhile.
    this.noted = new RegExp(`^${database} LOG: {2}(?:execute [^:]*|statement): (.*)`, "gm");
  }

  /** From here on every statement of new sessions of this database is logged. */
  static async of(database: TestDatabase): Promise<StatementLog> {
    const name = new URL(database.adminUrl).pathname.slice(1);
    await withAdmin(database, (sql) => sql.unsafe(`alter database "${name}" set log_statement = 'all'`));
    const log = new StatementLog(name);
    await log.since();
    return log;
  }

  /** Statements run since the last call. Each is written before it is executed. */
  async since(): Promise<readonly string[]> {
    const { size } = await stat(file);
    if (size === this.read) return [];
    const handle = await open(file);
    try {
      const { buffer } = await handle.read(Buffer.alloc(size - this.read), 0, size - this.read, this.read);
      this.read = size;
      const noted = [...buffer.toString("utf8").matchAll(this.noted)];
      // What the server looks after every ten seconds is of no request.
      return noted
        .map(([, text]) => String(text))
        .filter((text) => !/^\/\* (login watch|key watch|record of access)/.test(text));
    } finally {
      await handle.close();
    }
  }
}
