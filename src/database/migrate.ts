// Brings the schema up to date: tables from drizzle/*.sql, then the rules beside them, in one transaction. Idempotent; of
// several processes one migrates and the others wait, by a lock that no login can take.
import postgres, { type TransactionSql } from "postgres";
import { againWhileContended, namingBlockers, shortly } from "./blocked.ts";
import { createLedger, lockLedger, migrateTables, readPending } from "./migrate-tables.ts";
import { applyRules, checkRules, readRuleFiles, rulesRoot, withdrawRules } from "./rules/index.ts";
import { committedTables, digestOf } from "./schema-digest.ts";
import { markSchema } from "./schema-mark.ts";

export interface MigrationSource {
  /** Folder of drizzle's migrations. */
  readonly tables: string;
  /** What `domains` and `database/rules` stand in. */
  readonly rules: string;
}

const committed: MigrationSource = {
  tables: committedTables,
  rules: rulesRoot,
};
/** As long as another `migrate` may take; nobody else locks the ledger, for no login may use its schema. */
const whileAnotherMigrates = "60s";

/** `say` is told whose lock is waited for; a table that is read, for so long at most. */
export async function migrate(
  adminUrl: string,
  source: MigrationSource = committed,
  { say, patienceMs }: { readonly say?: (line: string) => void; readonly patienceMs?: number } = {},
): Promise<void> {
  const files = await readRuleFiles(source.rules);
  const sql = postgres(adminUrl, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
  try {
    await namingBlockers(adminUrl, { sql, say }, async () => {
      await againWhileContended(() => createLedger(sql), patienceMs);
      await againWhileContended(() => sql.begin((tx) => migrateOnce(tx, source, files)), patienceMs);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function migrateOnce(
  tx: TransactionSql,
  source: MigrationSource,
  files: Awaited<ReturnType<typeof readRuleFiles>>,
): Promise<void> {
  await tx`select set_config('search_path', 'public', true), set_config('lock_timeout', ${whileAnotherMigrates}, true)`;
  await lockLedger(tx);
  await tx`select set_config('lock_timeout', ${shortly}, true)`;
  const pending = await readPending(tx, source.tables);
  const [found] = await tx`select to_regclass('tc.rule_object') is not null as ruled`;
  if (pending.length > 0 && found?.ruled === true) await withdrawRules(tx);
  await migrateTables(tx, pending);
  await applyRules(tx, files, pending.length > 0);
  await checkRules(tx);
  await markSchema(tx, await digestOf(source.tables, files));
  await tx`select tc.make_partitions(tc.today())`;
}
