// Brings the schema up to date: tables from drizzle/*.sql, then the rules beside them, in one transaction. Idempotent; of
// several processes one migrates and the others wait.
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { migrateTables, readPending } from "./migrate-tables.ts";
import { applyRules, checkRules, readRuleFiles, rulesRoot, withdrawRules } from "./rules/index.ts";

export interface MigrationSource {
  /** Folder of drizzle's migrations. */
  readonly tables: string;
  /** What `domains` and `database/rules` stand in. */
  readonly rules: string;
}

/** The same from src/database and from dist/database. */
const committed: MigrationSource = {
  tables: fileURLToPath(new URL("../../drizzle", import.meta.url)),
  rules: rulesRoot,
};
const lockKey = 0x6d696772;

export async function migrate(adminUrl: string, source: MigrationSource = committed): Promise<void> {
  const files = await readRuleFiles(source.rules);
  // One connection for all: the lock belongs to the session that the migrations run in.
  const sql = postgres(adminUrl, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    await sql.begin(async (tx) => {
      await tx`set local search_path = public`;
      const pending = await readPending(tx, source.tables);
      const [found] = await tx`select to_regclass('tc.rule_object') is not null as ruled`;
      if (pending.length > 0 && found?.ruled === true) await withdrawRules(tx);
      await migrateTables(tx, pending);
      await applyRules(tx, files, pending.length > 0);
      await checkRules(tx);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
