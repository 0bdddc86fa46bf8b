// Writers of one kind whose rules lock several rows never wait for each other in a ring: many at once, in every order, and the
// database ends none of them for a deadlock.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantedChildren, plantedGuardians, plantedSchools } from "../../src/sample/planted.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { off, onDay, onRealDay } from "./attempt.ts";
import { decide, maliu, newCase } from "./school-statements.ts";

const writers = 6;
const rounds = 4;
const { street, mountain, guanmian, teachingPoint } = plantedSchools;
const schools = [street.id, mountain.id, guanmian.id];
let database: TestDatabase;
let lines: readonly Sql[];
beforeAll(async () => {
  database = await cloneDatabase();
  const options = { max: 1, onnotice: () => {}, connection: { deadlock_timeout: "30" } };
  lines = Array.from({ length: writers }, () => postgres(database.ownerUrl, options));
});
afterAll(async () => {
  await Promise.all(lines.map((sql) => sql.end({ timeout: 5 })));
  await database.drop();
});

/** "taken", or what ended it. */
const write = (sql: Sql, statements: readonly string[]): Promise<string> =>
  sql
    .begin(async (tx) => {
      for (const statement of statements) await tx.unsafe(statement);
      return "taken";
    })
    .catch((error: unknown) => {
      if (!(error instanceof postgres.PostgresError)) throw error;
      return error.code === "40P01" ? "deadlock" : (error.constraint_name ?? error.message);
    });

const flip = (n: number) => (n % 2 === 0 ? "asc" : "desc");
const day = (n: number, from = "2001-01-01") => `'${from}'::date + ${n * 20}`;
const child = plantedChildren.threeTownships.id;
const fund = (
  n: number,
  item: string,
  order: string,
) => `insert into funding_headcount (id, school_id, fiscal_year, item, stage, standard_id, actual, funded, as_of, status)
  select gen_random_uuid(), s.id, ${2040 + n}, '${item}', 'primary', f.id, 16, 16, '2039-09-20', 'reported' from school s, fund_standard f
    where s.status = 'operating' and f.item = '${item}' and f.stage = 'primary' and f.valid_to is null order by s.id ${order}`;
const meals = (n: number) => {
  const month = `(date '2026-12-01' + make_interval(months => ${Math.floor(n / 2)}))::date`;
  return n % 2 === 0
    ? `insert into canteen_account (id, school_id, month, income_fen, subsidy_fen, food_fen, staff_fen, other_fen)
        select gen_random_uuid(), s.id, ${month}, 100, 0, 0, 0, 0 from (select id from school order by id) s`
    : `insert into nutrition_school_month (id, school_id, programme_id, month, eligible, covered, meal_days, meals_served, mode, cost_fen, subsidy_spent_fen, reported_on)
        select gen_random_uuid(), s.school_id, p.id, ${month}, 0, 0, 1, 0, 'canteen', 0, 0, ${month} + 40 from nutrition_programme p,
          (select school_id from school_headcount where certified_on is not null group by 1 order by 1 desc) s where p.kind = 'national' and p.valid_to is null`;
};

const kinds: Readonly<Record<string, (n: number) => readonly string[]>> = {
  "pupils change between two classes": (n) => [
    `with pair as (select id, row_number() over (order by id) - 1 as at from (select id from school_class where school_id = '${street.id}' and school_year = 2026 order by id limit 2) c)
      update enrolment e set class_id = (select id from pair where at = 1 - p.at) from pair p where e.class_id = p.id
        and e.valid_to is null and abs(hashtext(e.id::text)) % ${writers} = ${n % writers}`,
  ],
  "places move among three schools": (n) => [
    `insert into quota_transfer (id, from_school_id, to_school_id, school_year, category, amount, requested_on, approved_on)
      values (gen_random_uuid(), '${schools[n % 3]}', '${schools[(n + 1 + (n % 2)) % 3]}', 2026, '1', 1, tc.today(), tc.today())`,
  ],
  "a report is sent on": (n) => [
    `insert into report_recipient (id, report_id, department, received_at) select gen_random_uuid(), id, '${["procuratorate", "womens-federation", "health"][n % 3]}', reported_at
      from mandatory_report where id = '${plantedReports.open}' on conflict do nothing`,
    `update report_recipient set archived_at = now() where report_id = '${plantedReports.open}' and department = 'procuratorate' and ${n % 2 === 0}`,
  ],
  "one child is cared for": (n) =>
    [
      `insert into entrusted_care (id, child_id, guardian_id, carer_id, valid_from, valid_to) select gen_random_uuid(), '${child}', '${plantedGuardians.moved.id}', g.id,
        ${day(n)}, ${day(n)} + 9 from guardian g where g.id <> '${plantedGuardians.moved.id}' order by g.id limit 1`,
      `insert into difficulty_record (id, child_id, category, status, valid_from, valid_to) values (gen_random_uuid(), '${child}', 'illness', 'applied', ${day(n)}, ${day(n)} + 9)`,
    ].sort(() => (n % 2 === 0 ? 1 : -1)),
  "one teacher's relations are entered": (n) => [
    `insert into personnel_relation (id, teacher_id, unit, school_id, quota_category, valid_from, valid_to) select gen_random_uuid(), t.id, 'school', '${schools[n % 3]}', null,
      ${day(n)}, ${day(n)} + 9 from teacher t where t.staff_kind = 'contract' order by t.id limit 1`,
  ],
  "one closure is heard": (n) => [
    `insert into closure_hearing (id, closure_id, held_on, votes_for, votes_against, votes_abstained) values (gen_random_uuid(), '${newCase}', tc.today() - 59 + ${n}, 9, 2, 1)`,
  ],
  "stages of one school change": (n) => [
    `update school_stage set places = coalesce(places, 0) + 1 where id in (select id from school_stage where school_id = '${maliu}' and valid_to is null order by id ${flip(n)})`,
    `update school_stage set version = version + 1, archived_at = archived_at where school_id = '${maliu}' and ${n % 2 === 0}`,
  ],
  "the totals change": (n) => [
    `update staffing_total set total = total + 1 where valid_to is ${n % 2 === 0 ? "not" : ""} null`,
  ],
  "lines of one scheme change": (n) => [
    `update post_scheme_line set post_count = post_count where id in (select l.id from post_scheme_line l where l.school_id = '${street.id}' order by md5(l.id::text || ${n}) limit 2)`,
  ],
  "meals and accounts are entered for all schools": (n) => [meals(n)],
  "numbers are reported for all schools": (n) => [
    fund(Math.floor(n / 2), n % 2 === 0 ? "boarding" : "high-cold", flip(n)),
  ],
};

test.each(Object.keys(kinds))("%s: nobody is ended for a deadlock", async (kind) => {
  // Some of it is of years to come.
  const later = /^(meals|numbers)/.test(kind);
  await write(lines[0] as Sql, [off("staffing_total"), later ? onDay("2060-01-01") : onRealDay]);
  if (kind === "one closure is heard")
    await write(lines[0] as Sql, decide(teachingPoint.id, "close").slice(0, 2));
  const said: string[] = [];
  for (let round = 0; round < rounds; round += 1)
    said.push(
      ...(await Promise.all(lines.map((sql, n) => write(sql, kinds[kind]?.(round * writers + n) ?? [])))),
    );
  expect(said).not.toContain("deadlock");
  expect(said.filter((one) => one === "taken").length, said.join()).toBeGreaterThan(writers);
});
