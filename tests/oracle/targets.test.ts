// A target is met by the exact fraction: as soon as the target is a millionth of a per cent above what was reached, it is
// missed, while the share that is rounded down tells the same number.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
let sql: Sql;
beforeAll(async () => {
  app = await startTestApp();
  sql = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await app.close();
});

const cells = "eligible rotated rotatedBackbone rotatedPermille rotatedMet backboneMet";

async function districtOf(year: number) {
  const where = `{ level: { eq: DISTRICT }, way: { eq: NATIONAL }, schoolYear: { eq: ${year} } }`;
  const reply = await app.ask(`{ rotationCube(where: ${where}) { nodes { ${cells} } } }`, {
    as: "education-officer:personnel",
  });
  return reply.json.data.rotationCube.nodes[0];
}
/** As if it had always been so. */
const aim = (key: string, value: number | null) =>
  sql.begin(async (tx) => {
    await tx`alter table target disable trigger stays`;
    await tx`update target set value = ${value} where key = ${key}`;
    await tx`alter table target enable trigger stays`;
  });

test("a share a millionth below its target misses it, though it is told by the same per mille", async () => {
  const { eligible, rotated, rotatedPermille } = await districtOf(2026);
  const reached = Math.floor((rotated * 1e8) / eligible) / 1e6;
  expect(rotated).toBeGreaterThan(0);
  await aim("rotation.national.share", reached);
  expect(await districtOf(2026)).toMatchObject({ rotatedPermille, rotatedMet: true });
  await aim("rotation.national.share", Number((reached + 1e-6).toFixed(6)));
  expect(await districtOf(2026)).toMatchObject({ rotatedPermille, rotatedMet: false });
});

test("without a value, and where there is nothing to take a share of, a target is neither met nor missed", async () => {
  await aim("rotation.national.backbone", null);
  expect(await districtOf(2026)).toMatchObject({ backboneMet: null });
  const none = await app.ask("{ rotationCube(where: { eligible: { eq: 0 } }) { nodes { rotatedMet } } }", {
    as: "education-officer:personnel",
  });
  for (const { rotatedMet } of none.json.data.rotationCube.nodes) expect(rotatedMet).toBeNull();
});

test("an old year answers by the target of its time, and a year by the one it began with", async () => {
  const [goal] = await sql`select value from target where key = 'rotation.national.share'`;
  const met = async () => Promise.all([2025, 2026].map(async (year) => (await districtOf(year)).rotatedMet));
  await aim("rotation.national.share", 0);
  expect(await met()).toEqual([true, true]);
  const edition = (from: string) =>
    sql.begin(async (tx) => {
      await tx`alter table target disable trigger stays`;
      await tx`delete from target where key = 'rotation.national.share' and valid_from = (select max(valid_from) from target where valid_from > '2020-01-01')`;
      await tx`update target set valid_to = ${from} where key = 'rotation.national.share'`;
      await tx`insert into target select (jsonb_populate_record(t, jsonb_build_object('id', uuidv7(), 'value', 100, 'valid_from', ${from}::date, 'valid_to', null))).*
      from target t where key = 'rotation.national.share'`;
      await tx`alter table target enable trigger stays`;
    });
  for (const [from, expected] of [
    ["2026-09-02", [true, true]],
    ["2026-09-01", [true, false]],
    ["2025-09-01", [false, false]],
  ] as const) {
    await edition(from);
    expect(await met(), from).toEqual(expected);
  }
  expect(goal).toBeDefined();
});
