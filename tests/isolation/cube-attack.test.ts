// The public's cube against everything that can be inferred from it: totals, the rule of suppression itself, the number of
// schools. No small cell comes out, in the sample nor in some hundred small tables.
import { createHash } from "node:crypto";
import fc from "fast-check";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { prepareDatabase } from "../../src/database/index.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { createEmptyDatabase } from "../support/test-database.ts";
import { type PublishedGroup, pinnedCells, type Rule, withheld } from "./cube-model.ts";
import { plainDatabase, withAdmin } from "./twins.ts";

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
      values (${uuid(`school ${at}`)}, ${district}, ${id}, ${`示例学校${at}`}, '211', '21', '210', 'operating')`;
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
  await sql`insert into school_headcount ${sql(rows)}`;
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

function groupsOf(rows: readonly Row[]): readonly PublishedGroup[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = `${row.schoolYear} ${row.stage}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups].map(([name, of]) => {
    const totals = of.filter((row) => row.level === "DISTRICT");
    expect(totals).toHaveLength(1);
    const cells = of.filter((row) => row.level === "TOWNSHIP") as unknown as PublishedGroup["cells"];
    for (const row of of) expect(row.suppressed).toBe(row.students === null);
    return { name, total: totals[0]?.students ?? null, cells };
  });
}

let app: TestApp;
let sample: TestApp;
beforeAll(async () => {
  const database = await createEmptyDatabase();
  await prepareDatabase(database, loadCatalogue());
  await withAdmin(database, loadTables);
  app = await startTestApp({ database });
  sample = await startTestApp({ database: await plainDatabase() });
});
afterAll(() => Promise.all([app.close(), sample.close()]));

test("the attacker's rule is the database's: each table is withheld as the model says", async () => {
  const groups = new Map(groupsOf(await readCube(app)).map((group) => [group.name, group]));
  for (const [number, table] of tables.entries()) {
    const { year, stage } = placeOf(number);
    const group = groups.get(`${year} ${stage.toUpperCase()}`);
    if (group === undefined) throw new Error(`no cells for table ${number}`);
    const expected = withheld(table.map((students) => students ?? 0));
    for (const [at, id] of townshipIds.entries()) {
      const cell = group.cells.find(({ townshipId }) => townshipId === id);
      expect([number, cell?.schools, cell?.students]).toEqual([
        number,
        table[at] === null ? 0 : 1,
        expected[at] === true ? null : (table[at] ?? 0),
      ]);
    }
  }
});

test("no withheld cell below five can be told from what is published, in 400 small tables", async () => {
  const groups = groupsOf(await readCube(app));
  expect(groups.length).toBe(tables.length);
  expect(groups.flatMap((group) => pinnedCells(group))).toEqual([]);
  const hidden = groups.flatMap(({ cells }) => cells).filter(({ students }) => students === null);
  expect(hidden.length).toBeGreaterThan(400);
}, 60_000);

test("no withheld cell below five of the sample can be told", async () => {
  const groups = groupsOf(await readCube(sample));
  expect(groups.length).toBeGreaterThan(3);
  expect(groups.flatMap((group) => pinnedCells(group))).toEqual([]);
});

/** A table as another rule would publish it. */
function publish(table: Table, number: number, rule: Rule): PublishedGroup {
  const pupils = table.map((students) => students ?? 0);
  const total = pupils.reduce((sum, count) => sum + count, 0);
  const hidden = rule(pupils);
  const cells = table.map((students, at) => ({
    townshipId: String(townshipIds[at]),
    schools: students === null ? 0 : 1,
    students: hidden[at] === true ? null : (students ?? 0),
  }));
  return { name: `table ${number}`, total: total < 5 ? null : total, cells };
}

const smallOnly: Rule = (pupils) => {
  const total = pupils.reduce((sum, count) => sum + count, 0);
  return pupils.map((count) => total < 5 || count < 5);
};
/** The smallest cells together, until they are two and hold five pupils. */
const smallestTwo: Rule = (pupils) => {
  const order = [...pupils.entries()].sort(([i, a], [j, b]) => a - b || i - j).map(([at]) => at);
  const least = Math.min(...pupils);
  const total = pupils.reduce((sum, count) => sum + count, 0);
  return pupils.map((count, at) => {
    const place = order.indexOf(at);
    const below = order.slice(0, place).reduce((sum, other) => sum + (pupils[other] ?? 0), 0);
    return total < 5 || (least < 5 && (count < 5 || place < 2 || below < 5));
  });
};

test.each([
  ["withholds small cells alone", smallOnly, 100],
  ["withholds the smallest two", smallestTwo, 3],
] as const)("a cube that %s is opened by the attack", (_name, rule, least) => {
  const pinned = tables.flatMap((table, number) => pinnedCells(publish(table, number, rule), rule));
  expect(pinned.length).toBeGreaterThanOrEqual(least);
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
