// The database that the sample's tests load into: migrated and empty.
import { migrate } from "../../src/database/migrate.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

export async function createMigratedDatabase(): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  await migrate(database.adminUrl);
  return database;
}
