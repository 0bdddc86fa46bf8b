// The counts of children in care in 180 small tables: each cell is the figure of its number, the district the sum of the
// figures, and no figure is the difference of two others.
import { createHash } from "node:crypto";
import fc from "fast-check";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { prepareDatabase } from "../../src/database/index.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/test-database.ts";
import { figure, shown, sum } from "./cube-model.ts";
import { withAdmin } from "./twins.ts";

const townships = 4;
const measures = ["left-behind-checked", "left-behind-unchecked", "difficulty"] as const;
type Counts = Readonly<Record<(typeof measures)[number], readonly number[]>>;

const uuid = (name: string): string => {
  const hex = createHash("md5").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
const township = (at: number): string => uuid(`township ${at}`);

const count = fc.oneof(
  { weight: 3, arbitrary: fc.nat(6) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 12 }) },
);
const table = fc.array(count, { minLength: townships, maxLength: townships });
const districts: readonly Counts[] = fc.sample(
  fc.record({ "left-behind-checked": table, "left-behind-unchecked": table, difficulty: table }),
  { numRuns: 60, seed: 10 },
);

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
  await prepareDatabase(database, loadCatalogue());
  await withAdmin(database, async (sql) => {
    await sql`insert into district (id, name) values (${uuid("district")}, '示例区')`;
    for (let at = 0; at < townships; at += 1)
      await sql`insert into township (id, district_id, name, kind)
        values (${township(at)}, ${uuid("district")}, ${`示例乡${at}`}, 'township')`;
  });
});
afterAll(() => database.drop());

/** Children of one district, without the triggers: the scopes are what is counted. */
async function fill(sql: postgres.TransactionSql, counts: Counts): Promise<void> {
  await sql`set local session_replication_role = replica`;
  for (const measure of measures) {
    for (const [at, children] of counts[measure].entries()) {
      await sql`with kid as (
          insert into child (id, district_id, name, id_type, gender, birth_date, residence_township_id)
            select gen_random_uuid(), ${uuid("district")}, '示例', '1', '1', tc.today() - 3000, ${township(at)}
              from generate_series(1, ${children}) returning id),
        listed as (insert into difficulty_record (id, child_id, category, status, valid_from, residence_township_id)
            select gen_random_uuid(), id, 'other', 'confirmed', tc.today() - 9, ${township(at)} from kid
             where ${measure} = 'difficulty')
        insert into left_behind_record (id, child_id, definition, reason, risk, valid_from, valid_to, due_on, residence_township_id)
          select gen_random_uuid(), id, 'x', 'both-away', 'low', tc.today() - 99, tc.today() + 99,
            tc.today() + case when ${measure} = 'left-behind-checked' then 1 else -1 end, ${township(at)} from kid
           where ${measure} <> 'difficulty'`;
    }
  }
}

/** What is told of a measure: each township's number, and the district's. */
async function published(sql: postgres.TransactionSql, measure: string): Promise<readonly (number | null)[]> {
  const rows =
    await sql`select level, township_id, children, suppressed from welfare_cube where measure = ${measure}`;
  for (const row of rows) expect(row.suppressed).toBe(row.children === null);
  const ids = [...Array.from({ length: townships }, (_, at) => township(at)), null];
  return ids.map((id) => rows.find((row) => row.township_id === id)?.children ?? null);
}

test("each measure tells the figure of each township's number, and the sum of the figures, in 180 small tables", async () => {
  let hidden = 0;
  await withAdmin(database, async (sql) => {
    for (const counts of districts) {
      const undo = new Error("undone");
      await sql
        .begin(async (tx) => {
          await fill(tx, counts);
          for (const measure of measures) {
            const figures = counts[measure].map(figure);
            const expected = [...figures, sum(figures)].map(shown);
            expect(await published(tx, measure)).toEqual(expected);
            hidden += expected.filter((one) => one === null).length;
          }
          throw undo;
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error;
        });
    }
  });
  expect(hidden).toBeGreaterThan(150);
}, 120_000);

test("the sum of checked and unchecked children is published nowhere", async () => {
  await withAdmin(database, async (sql) => {
    const rows = await sql`select distinct measure from welfare_cube order by 1`;
    expect(rows.map(({ measure }) => measure)).toEqual([...measures].sort());
  });
});
