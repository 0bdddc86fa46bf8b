// Brings the schema up to date from drizzle/*.sql. Idempotent; of several processes one migrates and the others wait.
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** The same from src/database and from dist/database. */
const migrationsFolder = fileURLToPath(new URL("../../drizzle", import.meta.url));
const lockKey = 0x6d696772;

export async function migrate(adminUrl: string): Promise<void> {
  // One connection for all: the lock belongs to the session that the migrations run in.
  const sql = postgres(adminUrl, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
