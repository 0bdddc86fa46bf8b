// `backup` and `restore`: all rows of one moment into a file, and a new database from it. With the administrator's rights.
import "../domains/index.ts";
import { loadCatalogue } from "../catalogue/index.ts";
import type { Config } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import { backUp, prepareDatabase, restore } from "../database/index.ts";
import { logToStandardError, runWithAdministrator } from "./database.ts";

export const usage = `usage: backup <file>    writes all rows of this moment to a file that is not there yet (gzipped; names of persons stand in it)
       restore <file>   fills a new database from it, by the version that wrote it; the keys (TONGCHOU_KEYS) are kept elsewhere`;

function fileOf(argv: readonly string[]): string {
  const [file, ...others] = argv;
  if (file === undefined || others.length > 0) throw new OperatorError(usage);
  return file;
}

/** What the operating system says of a file is for the operator. */
function explained(error: unknown, file: string): unknown {
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  return syscall === undefined || code === undefined
    ? error
    : new OperatorError(`${file}: ${code} (${syscall})`);
}

export async function runBackup(argv: readonly string[], config: Config): Promise<void> {
  const file = fileOf(argv);
  const { tables } = await runWithAdministrator(config, ({ adminUrl }) => backUp(adminUrl, file)).catch(
    (error) => {
      throw explained(error, file);
    },
  );
  logToStandardError(`${tables} tables written to ${file}`);
}

export async function runRestore(argv: readonly string[], config: Config): Promise<void> {
  const file = fileOf(argv);
  await runWithAdministrator(config, async (urls) => {
    const say = logToStandardError;
    await prepareDatabase(urls, loadCatalogue(), { say });
    const { tables } = await restore(urls.adminUrl, file).catch((error) => {
      throw explained(error, file);
    });
    // The policy in force is now the backup's: the second line follows it.
    await prepareDatabase(urls, loadCatalogue(), { say });
    say(`${tables} tables taken from ${file}`);
  });
}
