// Applies what drizzle-kit generated and is not yet applied, in its order, inside the caller's transaction: drizzle's own
// migrator would begin one of its own, and tables would be changed without their rules. It writes down the same rows.
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Sql, TransactionSql } from "postgres";

type MigrationFile = ReturnType<typeof readMigrationFiles>[number];

/** Where the applied ones are written down. */
export async function createLedger(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`create schema if not exists drizzle`;
    await tx`create table if not exists drizzle.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`;
  });
}

/** One migrates at a time. An advisory lock would be anybody's to take and hold; a login cannot even name this table. */
export async function lockLedger(tx: TransactionSql): Promise<void> {
  await tx`lock table drizzle.__drizzle_migrations in exclusive mode`;
}

/** A database that knows other migrations than these was made from others and cannot be brought up to date. */
export async function readPending(tx: TransactionSql, folder: string): Promise<readonly MigrationFile[]> {
  const applied = await tx<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by id`;
  const files = readMigrationFiles({ migrationsFolder: folder });
  for (const [place, { hash }] of applied.entries())
    if (files[place]?.hash !== hash)
      throw new Error("the database was made by other migrations than these: make a new one");
  return files.slice(applied.length);
}

export async function migrateTables(tx: TransactionSql, pending: readonly MigrationFile[]): Promise<void> {
  for (const { sql, hash, folderMillis } of pending) {
    for (const statement of sql) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
}
