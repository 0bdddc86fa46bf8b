// A fault in the data is not the client's: whoever asks learns that something is wrong inside, the log says what, and
// nobody is told that the request was bad. Sums hold whatever the rows come to.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Field, loadCatalogue, measuresOf } from "../../src/catalogue/index.ts";
import "../../src/domains/index.ts";
import postgres from "postgres";
import { dataOf, expectRefusal, type HostileApp, openHostileApp } from "./hostile-app.ts";

let app: HostileApp;
let admin: postgres.Sql;
beforeAll(async () => {
  app = await openHostileApp();
  admin = postgres(app.database.adminUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await admin.end();
  await app.close();
});

const finance = { as: "finance-officer" };

test("a computed value that overflows is an error inside with an alarm, not the fault of whoever asks", async () => {
  await admin`alter table pay_comparison disable trigger closed_period`;
  await admin`update pay_comparison set teachers_average_fen = 9000000000000, civil_servants_average_fen = 1`;
  const query = "{ payComparisons { nodes { ratioPermille } } }";
  for (const asked of [query, "{ payComparisons(where: {ratioPermille: {gt: 5}}) { totalCount } }"]) {
    const before = app.log.length;
    expectRefusal(await app.ask(asked, finance), { status: 500, code: "INTERNAL_SERVER_ERROR" });
    const told = app.log.slice(before).join("");
    expect(told).toContain("fault in the data");
    expect(told).toContain('"code":"22003"');
    expect(told).not.toContain("9000000000000");
  }
  dataOf(await app.ask("{ payComparisons { nodes { fiscalYear } } }", finance));
});

test.each([
  ["a day before the first year", "SchoolWhere", "schools", { openedOn: { gt: "0000-12-31" } }],
  [
    "an instant before the first year",
    "MandatoryReportWhere",
    "mandatoryReports",
    { receivedAt: { gt: "0000-12-31T00:00:00Z" } },
  ],
])("%s is the request's own fault, and no alarm", async (_name, type, list, where) => {
  const before = app.log.length;
  const received = await app.ask(`query($w: ${type}) { ${list}(where: $w, first: 1) { nodes { id } } }`, {
    as: list === "schools" ? "finance-officer" : "civil-affairs-officer",
    variables: { w: where },
  });
  expectRefusal(received, { status: 400, code: "BAD_USER_INPUT" });
  expect(app.log.slice(before).join("")).not.toMatch(/fault in the data|unexpected/);
});

test("a sum of amounts is exact beyond 32 bits, and beyond 53 in the digits of a string", async () => {
  const sumOf = async () => {
    const received = await app.ask(
      "{ nutritionSchoolMonthAggregate { sum { costFen } } purchasedServiceAggregate { sum { amountFen } } }",
      finance,
    );
    return dataOf(received);
  };
  // Rules that keep what was certified do not matter here.
  await admin`set session_replication_role = replica`;
  await admin`update nutrition_school_month set cost_fen = 2147483647`;
  await admin`update purchased_service set amount_fen = 9007199254740991`;
  const [{ meals, services }] = await admin<[{ meals: string; services: string }]>`select
    (select sum(cost_fen) from nutrition_school_month where archived_at is null and certified_on is not null)::text as meals,
    (select sum(amount_fen) from purchased_service where archived_at is null)::text as services`;
  expect(Number(meals)).toBeGreaterThan(2 ** 32);
  expect(BigInt(services)).toBeGreaterThan(2n ** 53n);
  expect(await sumOf()).toEqual({
    nutritionSchoolMonthAggregate: [{ sum: { costFen: Number(meals) } }],
    purchasedServiceAggregate: [{ sum: { amountFen: services } }],
  });
});

test("what is no quantity is not added up: a year, a grade, an edition, a share", () => {
  const fields = [...loadCatalogue().entities.values()].flatMap(({ name, fields }) =>
    [...fields.values()].map((field): readonly [string, Field] => [`${name}.${field.name}`, field]),
  );
  const summed = fields.filter(([, field]) => measuresOf(field).includes("sum"));
  const names = summed.map(([name]) => name);
  expect(
    names.filter((name) =>
      /((school|fiscal|due)Year|[gG]rade|edition|No|Permille|[rR]ank|priority)$/.test(name),
    ),
  ).toEqual([]);
  expect(summed.filter(([, { unit }]) => unit === undefined)).toEqual([]);
  // Nor is a share averaged, or a figure that is rounded row by row: what it comes to for many rows is `overall`.
  const shares = fields.filter(([, field]) => "overall" in field || /‰|^per /.test(field.unit ?? ""));
  expect(shares.length).toBeGreaterThan(12);
  expect(
    shares.filter(([, field]) => measuresOf(field).some((one) => one === "avg" || one === "sum")),
  ).toEqual([]);
  expect(names).toEqual(
    expect.arrayContaining(["SchoolHeadcount.students", "Payment.amountFen", "CanteenAccount.foodFen"]),
  );
  // All that is in fen is added up.
  const fen = fields.filter(([, field]) => field.unit?.startsWith("fen"));
  expect(fen.filter(([, field]) => !measuresOf(field).includes("sum"))).toEqual([]);
});

test("no sum is bound to the type of one of its rows", async () => {
  const { data } = JSON.parse(
    (await app.ask("{ __schema { types { name fields { name type { name } } } } }", finance)).text,
  );
  const sums = data.__schema.types.filter(({ name }: { name: string }) => name.endsWith("Sum"));
  expect(sums.length).toBeGreaterThanOrEqual(20);
  const decimals = [...loadCatalogue().entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) =>
      "scalar" in field && field.scalar === "float" ? [`${entity.name}Sum.${field.name}`] : [],
    ),
  );
  for (const { name: of, fields } of sums) {
    for (const { name, type } of fields)
      expect(type.name).toBe(decimals.includes(`${of}.${name}`) ? "Float" : "BigInt");
  }
});
