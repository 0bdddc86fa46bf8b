// A child's age band, as PostgreSQL counts years of age: for every birthday, on days on which leap years matter, exactly
// one span holds, and it is the one whose code is shown.
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ComputedField, loadCatalogue } from "../../src/catalogue/index.ts";
import "../../src/domains/index.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let admin: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = postgres(database.adminUrl, { max: 1 });
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const field = loadCatalogue().field("Child", "ageBand") as ComputedField;
const none = () => {
  throw new Error("an age band reads the child alone");
};
const ground = { column: () => sql`d.born`, today: sql`d.today`, now: sql`now()`, rows: none };
const text = (part: SQL): string => new PgDialect().sqlToQuery(part).sql;

const days = [
  "2026-11-23",
  "2027-02-28",
  "2027-03-01",
  "2028-02-28",
  "2028-02-29",
  "2028-03-01",
  "2026-08-31",
];

test("one span holds of a birthday on a day, and the code shown is its own", async () => {
  const spans = Object.entries(field.spans?.(ground) ?? {}).map(
    ([code, span]) => [code, text(span)] as const,
  );
  expect(spans.map(([code]) => code)).toEqual(
    Object.values(field.codes?.values ?? {}).map(({ code }) => code),
  );
  const holding = spans.map(([code, span]) => `case when ${span} then '${code}' end`).join(", ");
  const [counted] = await admin.unsafe(`
    with d as (
      select born::date, today::date from generate_series(date '2009-01-01', date '2026-08-01', '1 day') born,
        unnest('{${days.join(",")}}'::date[]) today),
    said as (
      select extract(year from age(today, born)) as years, ${text(field.expression(ground))} as shown,
        array_remove(array[${holding}], null) as held from d)
    select count(*)::int as days,
      count(*) filter (where held <> array[shown])::int as torn,
      count(*) filter (where shown is distinct from
        case when years < 6 then 'under-6' when years < 14 then '6-13' when years < 16 then '14-15' else '16+' end)::int as wrong,
      count(distinct shown)::int as bands from said`);
  expect(counted).toEqual({ days: 6422 * days.length, torn: 0, wrong: 0, bands: 4 });
});
