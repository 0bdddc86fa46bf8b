// Where a test migrates from: a copy of the committed rule files and migrations in a folder of its own, to be changed.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationSource } from "../../src/database/migrate.ts";
import { readRuleFiles, rulesRoot } from "../../src/database/rules/index.ts";

const committedTables = fileURLToPath(new URL("../../drizzle", import.meta.url));

interface Journal {
  entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[];
}

export interface RuleSource extends MigrationSource {
  /** Writes a rule file, new or in place of one. */
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
  remove(path: string): Promise<void>;
  /** One more migration of tables after the committed ones. */
  addMigration(text: string): Promise<void>;
  close(): Promise<void>;
}

export async function copyRuleSource(): Promise<RuleSource> {
  const root = await mkdtemp(join(tmpdir(), "tongchou-rules-"));
  const tables = join(root, "drizzle");
  const rules = join(root, "src");
  await cp(committedTables, tables, { recursive: true });
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(rules, path)), { recursive: true });
    await writeFile(join(rules, path), text);
  };
  for (const { path, text } of await readRuleFiles(rulesRoot)) await write(path, text);
  return {
    tables,
    rules,
    write,
    read: (path) => readFile(join(rules, path), "utf8"),
    remove: (path) => rm(join(rules, path)),
    async addMigration(text) {
      const file = join(tables, "meta/_journal.json");
      const journal = JSON.parse(await readFile(file, "utf8")) as Journal;
      const last = journal.entries.at(-1);
      if (last === undefined) throw new Error("no migration");
      const tag = "9999_added";
      journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
      await writeFile(join(tables, `${tag}.sql`), text);
      await writeFile(file, JSON.stringify(journal));
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
}
