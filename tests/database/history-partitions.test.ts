// What the history tells stays, whichever table of it is named; its months are made all the same.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let owner: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const refusal = (sql: string): Promise<string> =>
  owner.unsafe(sql).then(
    () => "taken",
    (error: { constraint_name?: string; code: string }) => error.constraint_name ?? error.code,
  );
const tell = (at: string) =>
  owner.unsafe(`insert into tc.history (at, table_name, row_id, operation, login)
    values (${at}, 'school', gen_random_uuid(), 'update', 'tc_education')`);
const partitions = async (): Promise<string[]> => {
  const rows = await owner`select inhrelid::regclass::text as name from pg_inherits
    where inhparent = 'tc.history'::regclass order by 1`;
  return rows.map(({ name }) => String(name));
};

test("no partition is written over, cut or emptied by its own name", async () => {
  for (const at of ["now()", "now() + interval '10 years'"]) await tell(at);
  const told = await owner`select count(*)::int as rows from tc.history`;
  const before = await partitions();
  expect(before.length).toBeGreaterThanOrEqual(3);
  for (const name of ["tc.history", ...before]) {
    const tries = [
      `update ${name} set command = 'another'`,
      `delete from ${name}`,
      `truncate ${name}`,
      `do $$ begin delete from ${name}; end $$`,
      `merge into ${name} h using (select 1) x on true when matched then delete`,
    ];
    const [{ rows } = { rows: 0 }] = await owner.unsafe(`select count(*)::int as rows from ${name}`);
    for (const sql of tries)
      if (rows > 0 || sql.startsWith("truncate"))
        expect([sql, await refusal(sql)]).toEqual([sql, "history_never_changes"]);
  }
  expect(await owner`select count(*)::int as rows from tc.history`).toEqual(told);
});

test("what waited in the default partition moves into its month, which is guarded from then on", async () => {
  const waiting = async () => (await owner`select count(*)::int as rows from tc.history_default`)[0]?.rows;
  expect(await waiting()).toBe(1);
  await owner`select tc.make_partitions((now() + interval '10 years')::date)`;
  expect(await waiting()).toBe(0);
  const newest = (await partitions()).filter((name) => name !== "tc.history_default").at(-2) ?? "";
  expect(await refusal(`delete from ${newest}`)).toBe("history_never_changes");
  expect(await refusal(`truncate ${newest}`)).toBe("history_never_changes");
});
