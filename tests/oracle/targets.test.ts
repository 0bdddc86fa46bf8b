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
const aim = (key: string, value: number | null) => sql`update target set value = ${value} where key = ${key}`;

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
