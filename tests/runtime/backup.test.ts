// A backup, and a database from it: the same answers, the same history, and everything goes on from there.
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { runBackup, runRestore } from "../../src/cli/backup.ts";
import { loadConfig } from "../../src/config.ts";
import { plantedChildren } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { cloneDatabase, createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";

let before: TestDatabase;
let after: TestDatabase;
let folder: string;
beforeAll(async () => {
  [before, after] = await Promise.all([cloneDatabase(), createEmptyDatabase()]);
  folder = await mkdtemp(join(tmpdir(), "backup-"));
});
afterAll(async () => {
  await Promise.all([before.drop(), after.drop(), rm(folder, { recursive: true })]);
});

const configOf = ({ runtimeUrl, adminUrl }: TestDatabase) =>
  loadConfig({
    DATABASE_URL: runtimeUrl,
    DATABASE_ADMIN_URL: adminUrl,
    TONGCHOU_DATA_DIR: folder,
    // Of the whole cluster: all databases of it share the logins.
    TONGCHOU_LOGINS_DIR: inject("testCluster").loginsDir,
    TONGCHOU_SERVERS: "1000",
  });

const questions = [
  [
    "{ schools(first: 200) { totalCount nodes { id name headName classes(first: 5) { nodes { id } } } } }",
    { as: "education-officer" },
  ],
  [
    `{ child(id: "${plantedChildren.moved.id}") { name idNumber identityCode } }`,
    { as: "education-officer", purpose: "identity-verification" },
  ],
  ["{ childAggregate { count } }", { as: "education-officer" }],
  ["{ children(first: 20) { nodes { id name } } }", { as: "township-officer:关面乡" }],
  ["{ enrolmentCube(first: 50) { nodes { level suppressed } } }", {}],
] as const;

async function answersOf(app: TestApp): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const [query, asking] of questions) texts.push((await app.ask(query, asking)).text);
  return texts;
}

const rowsOf = async ({ adminUrl }: TestDatabase) => {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const tables = await sql<{ name: string }[]>`select c.oid::regclass::text as name from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('ticket', 'server', 'rule_file', 'rule_object') order by 1`;
  const counts: Record<string, unknown> = {};
  for (const { name } of tables)
    counts[name] = (
      await sql.unsafe(`select count(*)::int, md5(string_agg(t::text, '' order by t::text)) from ${name} t`)
    )[0];
  await sql.end();
  return counts;
};

test("a database from a backup answers the same, byte for byte, and holds the same rows", async () => {
  const file = join(folder, "rows.gz");
  // Of a month that a new database has no place for.
  const owner = postgres(before.adminUrl, { max: 1, onnotice: () => {} });
  await owner`select tc.make_partitions('2025-03-01')`;
  await owner`insert into tc.access_batch values (uuidv7(), 1, '2025-03-10', 0, '[]', '', '')`;
  await owner.end();
  await runBackup([file], configOf(before));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(runBackup([file], configOf(before))).rejects.toThrow(/EEXIST/);
  await expect(runRestore([file], configOf(before))).rejects.toThrow(
    "the database has rows: restore into a new one",
  );
  await runRestore([file], configOf(after));
  expect(await rowsOf(after)).toEqual(await rowsOf(before));
  const [one, other] = [await startTestApp({ database: before }), await startTestApp({ database: after })];
  const asked = await answersOf(one);
  expect(await answersOf(other)).toEqual(asked);
  for (const text of asked) expect(text).toContain('"data"');
  await Promise.all([one.app.close(), other.app.close()]);
  // Numbers that are given out go on behind those that were.
  const sql = postgres(after.adminUrl, { max: 1, onnotice: () => {} });
  await sql`insert into tc.policy_version (hash, content, approved_by) values ('x', 'x', 'test')`;
  await sql`insert into tc.access_log (event, lookup, person_id, role, coordinate, policy_version)
    values ('lookup-asked', uuidv7(), uuidv7(), 'r', 'c', 1)`;
  await sql.end();
});

test("what was cut short, or is another version's, is not taken, and leaves nothing", async () => {
  const [empty, text] = await Promise.all([
    createEmptyDatabase(),
    readFile(join(folder, "rows.gz")).then((bytes) => gunzipSync(bytes).toString()),
  ]);
  const other = join(folder, "other.gz");
  await writeFile(other, gzipSync(text.replace(/"digest":"[0-9a-f]+"/, '"digest":"0"')));
  await expect(runRestore([other], configOf(empty))).rejects.toThrow(/another version's/);
  await writeFile(other, gzipSync(text.slice(0, text.length / 2)));
  await expect(runRestore([other], configOf(empty))).rejects.toThrow();
  const sql = postgres(empty.adminUrl, { max: 1, onnotice: () => {} });
  expect(await sql`select from district`).toHaveLength(0);
  await sql.end();
  await empty.drop();
});
