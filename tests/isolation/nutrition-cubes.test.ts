// The cubes of findings and of reasons in 150 small tables: each cell is the figure of its number, totals and shares follow
// from these figures alone. That five numbers fit each figure is attacked in figures-attack.test.ts.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { figure, shown, sum } from "./cube-model.ts";
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
  readonly kind: string;
  readonly total: number | null;
  readonly pupils: number | null;
  readonly share?: number | null;
  readonly suppressed: boolean;
}

async function cellsOf(root: string, fields: string): Promise<readonly Cell[]> {
  const rows: Cell[] = [];
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) { cube: ${root}(first: 200, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { schoolYear ${fields} pupils suppressed } } }`;
    const { json, text } = await app.ask(query, { as: "district-leader", variables: { after } });
    if (json.data === undefined) throw new Error(text);
    rows.push(...json.data.cube.nodes);
    if (json.data.cube.pageInfo.hasNextPage !== true) return rows;
    after = json.data.cube.pageInfo.endCursor;
  }
}

test.each([
  ["growthCube", "kind: status total: measured share: sharePermille", statuses],
  ["uncoveredCube", "kind: reason total: uncovered", reasons],
] as const)(
  "%s tells the figure of each number, and nothing that does not follow from the figures",
  async (root, fields, kinds) => {
    const cells = Map.groupBy(await cellsOf(root, fields), ({ schoolYear }) => schoolYear);
    expect(cells.size).toBe(tables.filter((table) => sum(table) > 0).length);
    for (const [year, told] of cells) {
      const figures = (tables[year - firstYear] ?? []).map(figure);
      const total = figures.some((number) => number >= 5) ? sum(figures) : null;
      expect(told).toHaveLength(kinds.length);
      for (const cell of told) {
        const place = kinds.findIndex((kind) => cell.kind === kind.toUpperCase().replaceAll("-", "_"));
        const pupils = shown(figures[place] ?? 0);
        expect(cell).toMatchObject({ total, pupils, suppressed: pupils === null });
        if (cell.share !== undefined)
          expect(cell.share).toBe(pupils === null ? null : Math.floor((pupils * 1000) / (total ?? 0)));
      }
    }
  },
);
