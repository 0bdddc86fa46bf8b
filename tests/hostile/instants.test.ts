// Instants: what an answer shows is what is stored and what a filter compares with, down to the last decimal.
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dataOf, expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";

let app: HostileApp;
let admin: postgres.Sql;
const officer = { as: "education-officer" };

beforeAll(async () => {
  app = await openHostileApp();
  admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await admin.end({ timeout: 5 });
  await app.close();
});

interface Report {
  readonly id: string;
  readonly reportedAt: string;
}

const reports = async (where: unknown): Promise<readonly Report[]> => {
  const answer = await app.ask(
    "query($where: MandatoryReportWhere) { mandatoryReports(where: $where, first: 200) { nodes { id reportedAt } } }",
    { ...officer, variables: { where } },
  );
  return dataOf(answer).mandatoryReports.nodes;
};

test("an instant written in microseconds is found by what the answer shows, and a loop after the last seen ends", async () => {
  await admin`alter table mandatory_report disable trigger b_said`;
  await admin`update mandatory_report set reported_at = date_trunc('second', reported_at) + interval '123456 microseconds'
    where to_education`;
  const all = await reports({});
  expect(all.length).toBeGreaterThan(1);
  for (const { id, reportedAt } of all)
    expect((await reports({ reportedAt: { eq: reportedAt } })).map((row) => row.id)).toContain(id);

  let last = "1900-01-01T00:00:00Z";
  const seen: string[] = [];
  for (let round = 0; round <= all.length; round += 1) {
    const after = [...(await reports({ reportedAt: { gt: last } }))];
    after.sort((a, b) => a.reportedAt.localeCompare(b.reportedAt));
    const [next] = after;
    if (next === undefined) break;
    seen.push(...after.filter(({ reportedAt }) => reportedAt === next.reportedAt).map(({ id }) => id));
    last = next.reportedAt;
  }
  expect(seen.sort()).toEqual(all.map(({ id }) => id).sort());
});

test("every instant that the database stores has the decimals that answers show", async () => {
  const columns = await admin<{ place: string; type: string }[]>`
    select a.attrelid::regclass || '.' || attname as place, format_type(atttypid, atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = attrelid
    where relkind in ('r', 'v', 'm') and relnamespace in ('public'::regnamespace, 'tc'::regnamespace)
      and atttypid in ('timestamptz'::regtype, 'timestamp'::regtype) and not attisdropped`;
  expect(columns.length).toBeGreaterThan(200);
  expect(columns.filter(({ type }) => type !== "timestamp(3) with time zone")).toEqual([]);
});

test("an operand finer than what is stored is refused, not cut", async () => {
  const list = (where: string) => `{ mandatoryReports(where: {reportedAt: {${where}}}) { totalCount } }`;
  for (const operand of ["2026-01-01T00:00:00.123456Z", "2026-01-01T08:00:00.0001+08:00"]) {
    const literal = await app.ask(list(`gt: "${operand}"`), officer);
    expectRefusal(literal, { status: 400, code: "GRAPHQL_VALIDATION_FAILED" });
    expect(literal.text).toContain("milliseconds");
    const variable = await app.ask(
      "query($at: DateTime) { mandatoryReports(where: {reportedAt: {eq: $at}}) { totalCount } }",
      { ...officer, variables: { at: operand } },
    );
    expectRefusal(variable, { status: 400, code: "BAD_USER_INPUT" });
    expect(variable.text).toContain("milliseconds");
  }
  dataOf(await app.ask(list('gt: "2026-01-01T00:00:00.123000Z"'), officer));
});
