// Whom a school is funded for: the hundred of a small school once for all its stages, everybody once, and nobody whom no
// certified count knows. Each wrong write stands beside its near miss.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fundStandards } from "../../src/sample/funding/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { attemptOn, off, onRealDay } from "./attempt.ts";
import { allocated, counted, heads, inTime, nineYear, year } from "./heads.ts";

let app: TestApp;
let sql: Sql;
beforeAll(async () => {
  app = await startTestApp();
  sql = postgres(app.database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await app.close();
});
const attempt = (...statements: readonly string[]) => attemptOn(sql, inTime, ...statements);
const count = [counted("primary", 16), counted("junior", 48)];
const primary = { stage: "primary", actual: 16, funded: 25 } as const;
const junior = { stage: "junior", actual: 48, funded: 75 } as const;
const takenTwo = "taken 2";

test("a nine-year school of 16 and 48 pupils is funded for a hundred, not for two", async () => {
  const rule = "funding_headcount_within_rule";
  const hundredEach = [
    { ...primary, funded: 100 },
    { ...junior, funded: 100 },
  ];
  expect(await attempt(...count, heads(...hundredEach))).toBe(rule);
  expect(await attempt(...count, heads(primary, { ...junior, funded: 76 }))).toBe(rule);
  expect(await attempt(...count, heads({ ...primary, funded: 26 }, { ...junior, funded: 74 }))).toBe(rule);
  expect(await attempt(...count, heads(primary, junior))).toBe(takenTwo);
  // One after the other: what the first took alone is the school's.
  expect(await attempt(...count, heads({ ...primary, funded: 100 }), heads({ ...junior, funded: 0 }))).toBe(
    rule,
  );
});

test("the parts of a hundred are whole and add up, whatever the stages", async () => {
  const parts =
    await sql`select a, b, tc.share_of_stage('primary', a, a + b, greatest(a + b, 100)) as primary,
      tc.share_of_stage('junior', b, a + b, greatest(a + b, 100)) as junior
    from generate_series(0, 120) a, generate_series(0, 120, 7) b where a + b > 0`;
  for (const { a, b, primary: one, junior: other } of parts) {
    const given = Math.max(100, a + b);
    expect([Number(one), Number(other)]).toEqual([
      Math.round((given * a) / (a + b)),
      given - Math.round((given * a) / (a + b)),
    ]);
  }
  expect(parts.length).toBeGreaterThan(2000);
});

test("pupils are funded as base or as a small school's", async () => {
  const base = { item: "base", stage: "primary", actual: 16, funded: 16 } as const;
  expect(await attempt(...count, heads(primary, junior, base))).toBe("funding_headcount_base_or_small");
  expect(
    await attempt(...count, heads(base, { ...base, ...{ stage: "junior", actual: 48, funded: 48 } })),
  ).toBe(takenTwo);
});

test("what is certified is the certified count of its day", async () => {
  const rule = "funding_headcount_of_count";
  expect(await attempt(...count, heads({ ...primary, actual: 17 }, { ...junior, actual: 51 }))).toBe(rule);
  expect(await attempt(heads(primary, junior))).toBe(rule);
  expect(await attempt(heads({ ...primary, reported: true }, { ...junior, reported: true }))).toBe(takenTwo);
  const boarding = (actual: number) => heads({ item: "boarding", stage: "primary", actual, funded: actual });
  const boarders = counted("primary", 16, "2030-09-20", 4);
  expect(await attempt(boarders, boarding(5))).toBe(rule);
  expect(await attempt(boarders, boarding(4))).toBe("taken 1");
});

test("pupils of special education are counted once, as the parameter says", async () => {
  const special = { item: "special-education", stage: "primary", actual: 2, funded: 2 } as const;
  const without = [
    { stage: "primary", actual: 14, funded: 23 },
    { stage: "junior", actual: 48, funded: 77 },
  ] as const;
  expect(await attempt(...count, heads(special, primary, junior))).toBe("funding_headcount_of_count");
  expect(await attempt(...count, heads(special, ...without))).toBe("taken 3");
  const beside = "update parameter set text_value = 'beside-base' where key = 'funding.special-education'";
  expect(await attempt(off("parameter"), beside, ...count, heads(special, primary, junior))).toBe("taken 3");
  expect(await attempt(off("parameter"), beside, ...count, heads(special, ...without))).toBe(
    "funding_headcount_of_count",
  );
});

test("pupils of special education leave the base once they are certified, of the same count", async () => {
  const special = { item: "special-education", stage: "primary", actual: 2, funded: 2 } as const;
  const less = { stage: "primary", actual: 14, funded: 14 } as const;
  const rule = "funding_headcount_of_count";
  const reported = [...count, heads({ ...special, reported: true })];
  expect(await attempt(...reported, heads(less))).toBe(rule);
  expect(await attempt(...reported, heads({ ...less, actual: 16 }))).toBe("taken 1");
  expect(await attempt(...count, heads(special), heads(less))).toBe("taken 1");
  const on = "2030-11-01";
  const later = [...count, counted("primary", 30, on), heads({ ...special, on })];
  expect(await attempt(...later, heads(less))).toBe(rule);
  expect(await attempt(...later, heads({ ...less, actual: 28, on }))).toBe("taken 1");
  // A later count is taken over one number after the other.
  const first = [...count, heads(special), heads(less), counted("primary", 30, on)];
  const revised = [heads({ ...special, revision: 1, on }), heads({ ...less, actual: 28, revision: 1, on })];
  expect(await attempt(...first, ...revised)).toBe("taken 1");
  expect(await attempt(...first, ...revised.toReversed())).toBe(rule);
});

test("a later count is taken over by a revision, with its reason; the number before it stays readable", async () => {
  const later = [counted("primary", 30, "2030-11-01")];
  const revised = { stage: "primary", actual: 30, funded: 38, revision: 1, on: "2030-11-01" } as const;
  const other = { ...junior, funded: 62, revision: 1 } as const;
  const first = [...count, heads(primary, junior), ...later];
  expect(await attempt(...first, heads({ ...revised, revision: 0 }))).toMatch(/^23505 funding_headcount_/);
  expect(await attempt(...first, heads({ ...revised, revision: 2 }))).toBe("funding_headcount_revises");
  expect(
    await attempt(...first, "update funding_headcount set revision_reason = '示例' where fiscal_year = 2031"),
  ).toBe("funding_headcount_frozen");
  expect(await attempt(...first, heads(revised))).toBe("funding_headcount_within_rule");
  expect(await attempt(...first, heads(revised, other))).toBe(takenTwo);
  const both = `select stage, funded, revision, superseded_on is null as counts from funding_headcount
    where fiscal_year = ${year} and school_id = ${nineYear} order by stage, revision`;
  await sql
    .begin(async (tx) => {
      for (const statement of [inTime, ...first, heads(revised, other)]) await tx.unsafe(statement);
      expect((await tx.unsafe(both)).map((row) => Object.values(row))).toEqual([
        ["junior", 75, 0, false],
        ["junior", 62, 1, true],
        ["primary", 25, 0, false],
        ["primary", 38, 1, true],
      ]);
      throw new Error("undone");
    })
    .catch((error: unknown) => expect(error).toMatchObject({ message: "undone" }));
});

test("an amount stays what the heads come to, or says why, on either side of a revision", async () => {
  const fen = 25 * 65_000 + 75 * 85_000;
  const first = [...count, heads(primary, junior)];
  expect(await attempt(...first, allocated(fen + 1))).toBe("allocation_explained");
  expect(await attempt(...first, allocated(fen))).toBe("taken 1");
  const revised = [
    counted("primary", 30, "2030-11-01"),
    heads(
      { stage: "primary", actual: 30, funded: 38, revision: 1, on: "2030-11-01" },
      { ...junior, funded: 62, revision: 1 },
    ),
  ];
  expect(await attempt(...first, allocated(fen), ...revised)).toBe("allocation_explained");
  expect(await attempt(...first, allocated(fen, "'待追加（示例）'"), ...revised)).toBe(takenTwo);
  expect(fundStandards["small-school"].primary).not.toBe(fundStandards.base.primary);
});

test("what is told of it is what the definition says", async () => {
  const rows = [
    heads(primary, junior),
    counted("primary", 30, "2030-11-01"),
    counted("junior", 47, "2030-11-01"),
  ];
  for (const statement of [inTime, ...count, ...rows, allocated(900_000, "'先拨（示例）'"), onRealDay])
    await sql.unsafe(statement);
  const asked = `{ fundingHeadcounts(where: { fiscalYear: { eq: ${year} } }) { nodes { stage fundedByRule shortOfRule recount supersededOn } }
    allocations(where: { fiscalYear: { eq: ${year} } }) { nodes { dueFen shortfallFen } } }`;
  const told = async () => (await app.ask(asked, { as: "finance-officer" })).json.data;
  const before = await told();
  expect(before.fundingHeadcounts.nodes).toEqual(
    expect.arrayContaining([
      { stage: "PRIMARY", fundedByRule: 25, shortOfRule: 0, recount: 14, supersededOn: null },
      { stage: "JUNIOR", fundedByRule: 75, shortOfRule: 0, recount: -1, supersededOn: null },
    ]),
  );
  // 25 × 650 and 75 × 850 yuan: never two hundred pupils.
  expect(before.allocations.nodes).toEqual([{ dueFen: 8_000_000, shortfallFen: 7_100_000 }]);
  const on = { revision: 1, on: "2030-11-01" } as const;
  const revised = heads(
    { stage: "primary", actual: 30, funded: 30, ...on },
    { stage: "junior", actual: 47, funded: 47, ...on },
  );
  for (const statement of [inTime, revised, onRealDay]) await sql.unsafe(statement);
  const after = await told();
  // Thirty and forty-seven share the hundred: 38.96 and 61.04.
  expect(after.fundingHeadcounts.nodes).toEqual(
    expect.arrayContaining([
      { stage: "PRIMARY", fundedByRule: 39, shortOfRule: 9, recount: 0, supersededOn: null },
      { stage: "JUNIOR", fundedByRule: 61, shortOfRule: 14, recount: 0, supersededOn: null },
      { stage: "PRIMARY", fundedByRule: 25, shortOfRule: 0, recount: 14, supersededOn: "2030-12-19" },
    ]),
  );
  expect(after.allocations.nodes).toEqual([{ dueFen: 39 * 65_000 + 61 * 85_000, shortfallFen: 6_820_000 }]);
});
