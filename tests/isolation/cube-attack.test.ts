// The public's cube in 400 small tables: each cell and total is a sum of figures of schools and of nothing else, and no
// question makes it tell more. That five numbers fit each figure is attacked in figures-attack.test.ts.
import { createHash } from "node:crypto";
import fc from "fast-check";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { prepareDatabase } from "../../src/database/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { createEmptyDatabase } from "../support/test-database.ts";
import { figure, shown, sum } from "./cube-model.ts";
import { withAdmin } from "./twins.ts";

/** Pupils per township; null: no school of the stage stands there. */
type Table = readonly (number | null)[];

const townships = 4;
const firstYear = 2000;
const uuid = (name: string): string => {
  const hex = createHash("md5").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
// Their order among one another must not matter, so ids follow no order of numbers.
const townshipIds = Array.from({ length: townships }, (_, at) => uuid(`township ${at}`));

/** Small numbers, ties and thresholds more often than not; by hand, the tables that broke an earlier rule. */
const tables: readonly Table[] = [
  [4, 10, 10, 20],
  [10, 4, 10, 20],
  [4, 4, 5, 30],
  [5, 4, 4, 30],
  [4, 4, 4, 5],
  [1, 5, 5, 5],
  [null, null, 3, 40],
  [null, 0, 5, 40],
  [4, 4, null, null],
  [3, null, null, null],
  [0, 0, 0, 0],
  ...fc.sample(
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.nat(6) },
        { weight: 2, arbitrary: fc.integer({ min: 5, max: 16 }) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      { minLength: townships, maxLength: townships },
    ),
    { numRuns: 389, seed: 15 },
  ),
];

/** Two tables a school year: one per stage. */
const placeOf = (at: number) => ({
  year: firstYear + Math.floor(at / 2),
  stage: at % 2 === 0 ? "primary" : "junior",
});

async function loadTables(sql: postgres.Sql): Promise<void> {
  const district = uuid("district");
  await sql`insert into district (id, name) values (${district}, '示例区')`;
  for (const [at, id] of townshipIds.entries()) {
    await sql`insert into township (id, district_id, name, kind) values (${id}, ${district}, ${`示例乡${at}`}, 'township')`;
    await sql`insert into school (id, district_id, township_id, name, kind, run_by, locale, status)
      values (${uuid(`school ${at}`)}, ${district}, ${id}, ${`示例学校${at}`}, '211', '21', '210', 'planned')`;
  }
  const rows = tables.flatMap((table, number) => {
    const { year, stage } = placeOf(number);
    return table.flatMap((students, at) =>
      students === null
        ? []
        : [
            {
              id: uuid(`${number} ${at}`),
              school_id: uuid(`school ${at}`),
              township_id: String(townshipIds[at]),
              school_year: year,
              stage,
              grade: stage === "primary" ? 1 : 7,
              as_of: `${year}-10-01`,
              students,
              boarders: 0,
              classes: 1,
              certified_on: `${year}-11-01`,
            },
          ],
    );
  });
  // Years enough for all the tables, be they to come.
  await sql`alter table school_headcount disable trigger zz_day_come`;
  await sql`insert into school_headcount ${sql(rows)}`;
  await sql`alter table school_headcount enable trigger zz_day_come`;
}

// biome-ignore lint/suspicious/noExplicitAny: a row of the cube
type Row = Record<string, any>;

/** All cells, as the public reads them. */
async function readCube(app: TestApp, where = "{}"): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) { enrolmentCube(first: 200, after: $after, where: ${where}) {
      pageInfo { hasNextPage endCursor } nodes { id level schoolYear stage townshipId schools students suppressed } } }`;
    const { json, text } = await app.ask(query, { variables: { after } });
    const page: Row | undefined = json.data?.enrolmentCube;
    if (page === undefined) throw new Error(text);
    rows.push(...page.nodes);
    if (page.pageInfo.hasNextPage !== true) return rows;
    after = page.pageInfo.endCursor;
  }
}

let app: TestApp;
beforeAll(async () => {
  const database = await createEmptyDatabase();
  await prepareDatabase(database, loadCatalogue());
  await withAdmin(database, loadTables);
  app = await startTestApp({ database });
});
afterAll(() => app.close());

test("each cell and each total is a sum of schools' figures, and of nothing else", async () => {
  const groups = Map.groupBy(await readCube(app), ({ schoolYear, stage }) => `${schoolYear} ${stage}`);
  expect(groups.size).toBe(tables.length);
  let withheld = 0;
  for (const [number, table] of tables.entries()) {
    const { year, stage } = placeOf(number);
    const rows = groups.get(`${year} ${stage.toUpperCase()}`) ?? [];
    const cell = (id: string | null) => rows.find(({ townshipId }) => townshipId === id);
    const told = table.map((students) => (students === null ? 0 : figure(students)));
    for (const [at, id] of townshipIds.entries()) {
      const of = told[at] ?? 0;
      const expected = of === 0 ? 0 : shown(of);
      expect(cell(id)).toMatchObject({
        schools: table[at] === null ? 0 : 1,
        students: expected,
        suppressed: expected === null,
      });
      if (expected === null) withheld += 1;
    }
    const total = sum(told);
    expect(cell(null)?.students).toBe(total === 0 ? 0 : shown(total));
  }
  expect(withheld).toBeGreaterThan(400);
});

test("asking otherwise opens nothing: the same cell shows the same, whatever the question", async () => {
  const all = new Map((await readCube(app)).map((row) => [row.id, row]));
  const [year, pupils] = [
    firstYear + 3,
    [...all.values()].map(({ students }) => students).find((count) => count > 6),
  ];
  const questions = [
    "{ students: { lt: 5 } }",
    "{ not: { students: { gte: 5 } } }",
    "{ students: { in: [0, 1, 2, 3, 4] } }",
    "{ not: { students: { notIn: [0, 1, 2, 3, 4] } } }",
    "{ students: { isNull: true } }",
    "{ not: { students: { isNull: true } } }",
    "{ suppressed: { eq: true } }",
    `{ students: { lte: ${pupils} } }`,
    `{ and: [{ schoolYear: { eq: ${year} } }, { not: { stage: { eq: JUNIOR } } }] }`,
    `{ or: [{ townshipId: { eq: "${townshipIds[0]}" } }, { level: { eq: DISTRICT } }] }`,
    `{ township: { name: { eq: "示例乡1" } }, suppressed: { eq: true } }`,
    "{ schools: { eq: 0 } }",
  ];
  for (const where of questions) {
    const rows = await readCube(app, where);
    for (const row of rows) expect(row).toEqual(all.get(row.id));
    if (/(lt: 5|gte: 5|\[0, 1)/.test(where)) {
      // A small number shows only where it is no cell of persons: nowhere.
      expect(rows.filter(({ students }) => students === null || (students < 5 && students > 0))).toEqual([]);
    }
    if (/isNull: true|suppressed/.test(where) && !where.includes("not")) {
      expect(rows.every(({ suppressed }) => suppressed)).toBe(true);
    }
  }
  const twice = `{ a: enrolmentCube(first: 7) { nodes { id students } totalCount }
    b: enrolmentCube(last: 7, where: { suppressed: { eq: false } }) { nodes { id students } totalCount }
    c: enrolmentCube(first: 5, where: { students: { gt: 0 } }) { edges { node { id n: students } } totalCount } }`;
  const { json } = await app.ask(twice);
  for (const { id, students } of [...json.data.a.nodes, ...json.data.b.nodes])
    expect(students).toBe(all.get(id)?.students);
  expect(json.data.b.totalCount).toBe([...all.values()].filter(({ students }) => students !== null).length);
  expect(json.data.c.totalCount).toBe([...all.values()].filter(({ students }) => students > 0).length);
  for (const refused of [
    "schoolHeadcounts { totalCount }",
    "schoolHeadcountAggregate { count }",
    "enrolmentCubeCellAggregate { count }",
  ]) {
    expect((await app.ask(`{ ${refused} }`)).status).toBe(400);
  }
});
