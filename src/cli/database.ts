// `migrate`, and what every command needs that works on the database: opened with the administrator's URL, closed
// whatever happens.
import "../domains/index.ts";
import { parseArgs } from "node:util";
import { loadCatalogue } from "../catalogue/index.ts";
import type { Config } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import {
  assertPostgres,
  howToTakeFiles,
  type OpenDatabase,
  openDatabase,
  prepareDatabase,
} from "../database/index.ts";

export const usage = `usage: migrate [--policy]
  --policy  puts the files of schema/policies into force, over a version that was approved at run time`;

export interface AdministeredDatabase extends OpenDatabase {
  readonly adminUrl: string;
}

/** Standard output belongs to a command's result; what is happening goes to standard error. */
export function logToStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

export async function runWithAdministrator<T>(
  config: Config,
  work: (database: AdministeredDatabase) => Promise<T>,
): Promise<T> {
  if (config.database.kind === "server" && config.database.adminUrl !== null)
    await assertPostgres(config.database.adminUrl, "DATABASE_ADMIN_URL");
  const database = await openDatabase(config, logToStandardError);
  try {
    const { adminUrl } = database;
    if (adminUrl === null)
      throw new OperatorError("DATABASE_ADMIN_URL is missing: this command changes the database itself");
    return await work({ ...database, adminUrl });
  } finally {
    await database.close();
  }
}

export async function runMigrate(argv: readonly string[], config: Config): Promise<void> {
  const takeFiles = parseOptions(argv);
  const { filesDiffer } = await runWithAdministrator(config, (urls) =>
    prepareDatabase(urls, loadCatalogue(), { takeFiles, say: logToStandardError }),
  );
  logToStandardError("schema, policy and enforcement are up to date");
  if (filesDiffer) logToStandardError(`the policy in force is not that of the files: ${howToTakeFiles}`);
}

function parseOptions(argv: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...argv], options: { policy: { type: "boolean" } } }).values.policy ?? false;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}
