// The cubes of findings and of reasons against everything that can be inferred from them: totals, the rule of suppression
// itself, and the exact number of uncovered pupils that a month's row tells the same reader. No small cell comes out.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { type PublishedGroup, pinnedCells, type Rule, small, withheld } from "./cube-model.ts";
import { withAdmin } from "./twins.ts";

const statuses = ["stunted", "wasted", "normal", "overweight", "obese"];
const reasons = ["eats-at-home", "medical", "refused", "not-arranged", "other"];

/** Pupils per status or reason; by hand, tables whose pattern could tell. */
const tables: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 1],
  [0, 0, 0, 0, 5],
  [4, 1, 0, 0, 0],
  [4, 10, 10, 20, 30],
  [10, 4, 10, 20, 30],
  [4, 4, 4, 4, 5],
  [1, 5, 5, 5, 5],
  [0, 0, 40, 0, 0],
  [1, 1, 1, 1, 0],
  [5, 5, 5, 5, 5],
  ...fc.sample(
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.nat(6) },
        { weight: 2, arbitrary: fc.integer({ min: 5, max: 12 }) },
      ),
      { minLength: 5, maxLength: 5 },
    ),
    { numRuns: 140, seed: 8 },
  ),
];
const firstYear = 1900;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await withAdmin(app.database, async (sql) => {
    const lines = tables.flatMap((table, at) =>
      table.flatMap((count, place) => Array.from({ length: count }, () => ({ year: firstYear + at, place }))),
    );
    await sql.unsafe(`
      set session_replication_role = replica;
      delete from growth_record; delete from nutrition_pupil_term;
      create temp table line as select (l->>'year')::int as year, (l->>'place')::int as place,
          row_number() over (partition by l->>'year' order by n) as nth
        from jsonb_array_elements('${JSON.stringify(lines)}') with ordinality as e(l, n);
      create temp table pupil as select id, child_id, row_number() over (order by id) as nth from student;
      insert into growth_record (id, student_id, child_id, measuring_school_id, school_year, measured_on, height_mm, weight_g, status)
        select gen_random_uuid(), p.id, p.child_id, s.id, l.year, make_date(l.year, 10, 1), 1200, 25000,
            ('{${statuses.join(",")}}'::text[])[l.place + 1]
          from line l join pupil p using (nth) cross join (select id from school order by id limit 1) s;
      insert into nutrition_pupil_term (id, student_id, child_id, term_school_id, school_year, term, eligible, covered, reason_uncovered)
        select gen_random_uuid(), p.id, p.child_id, s.id, l.year, '1', true, false,
            ('{${reasons.join(",")}}'::text[])[l.place + 1]
          from line l join pupil p using (nth) cross join (select id from school order by id limit 1) s;
      set session_replication_role = origin;`);
  });
});
afterAll(() => app.close());

interface Cell {
  readonly schoolYear: number;
  readonly total: number | null;
  readonly pupils: number | null;
  readonly suppressed: boolean;
}

async function groups(root: string, total: string): Promise<readonly PublishedGroup[]> {
  const rows: Cell[] = [];
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) { cube: ${root}(first: 200, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { schoolYear total: ${total} pupils suppressed } } }`;
    const { json, text } = await app.ask(query, { as: "district-leader", variables: { after } });
    if (json.data === undefined) throw new Error(text);
    rows.push(...json.data.cube.nodes);
    if (json.data.cube.pageInfo.hasNextPage !== true) break;
    after = json.data.cube.pageInfo.endCursor;
  }
  return [...Map.groupBy(rows, ({ schoolYear }) => schoolYear)].map(([year, cells]) => {
    for (const cell of cells) expect(cell.suppressed).toBe(cell.pupils === null);
    return {
      name: String(year),
      total: cells[0]?.total ?? null,
      cells: cells.map(({ pupils }) => ({ townshipId: "", schools: 1, students: pupils })),
    };
  });
}

const sum = (table: readonly number[]): number => table.reduce((all, count) => all + count, 0);

test.each([
  ["growthCube", "measured"],
  ["uncoveredCube", "uncovered"],
])("%s gives no small cell away, whoever knows its rule", async (root, total) => {
  const published = await groups(root, total);
  expect(published).toHaveLength(tables.filter((table) => sum(table) > 0).length);
  for (const group of published) {
    const table = tables[Number(group.name) - firstYear] ?? [];
    const known = sum(table);
    expect(group.total).toBe(known < small ? null : known);
    const shown = group.cells.flatMap(({ students }) => (students === null ? [] : [students]));
    for (const students of shown) expect(students).toBeGreaterThanOrEqual(small);
    expect(table).toEqual(expect.arrayContaining(shown));
    expect(pinnedCells(group)).toEqual([]);
    // A small total may be known from elsewhere: the month's row has the number of uncovered pupils.
    expect(pinnedCells({ ...group, total: known })).toEqual([]);
  }
});

test("a rule that withheld small cells alone would give some away", async () => {
  const naive: Rule = (pupils) => pupils.map((count) => count < small);
  const broken = tables.flatMap((table, at) =>
    pinnedCells(
      {
        name: String(at),
        total: sum(table),
        cells: table.map((count) => ({ townshipId: "", schools: 1, students: count < small ? null : count })),
      },
      naive,
    ),
  );
  expect(broken.length).toBeGreaterThan(5);
  expect(withheld([4, 10, 10, 20, 30])).toEqual([true, true, true, false, false]);
});
