// What of this code a database is made of, as one digest: migrations, rules and the second line.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { type RuleFile, readRuleFiles, rulesRoot } from "./rules/rule-files.ts";

/** Drizzle's migrations; the same from src/database and from dist/database. */
export const committedTables = fileURLToPath(new URL("../../drizzle", import.meta.url));
/** What the compiled second line is of the files' policy: it changes with how it is compiled, too. */
const enforcement = fileURLToPath(new URL("../../schema/enforcement.sql", import.meta.url));

export async function digestOf(tables: string, rules: readonly RuleFile[]): Promise<string> {
  const digest = createHash("sha256");
  for (const { hash } of readMigrationFiles({ migrationsFolder: tables })) digest.update(`${hash}\n`);
  for (const { path, text } of rules) digest.update(`${path}\n${text}\n`);
  return digest.update(await readFile(enforcement)).digest("hex");
}

/** Of the code that runs. It does not change while it does. */
export const digestOfCode = async (): Promise<string> => {
  ofCode ??= digestOf(committedTables, await readRuleFiles(rulesRoot));
  return ofCode;
};
let ofCode: Promise<string> | undefined;
