// What a closed period rests on: each kind of row is refused as a new, changed or deleted one, and passes within a recorded
// correction, by which the figures follow and the old ones stay.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, byOwnTrigger, first, off, outcomeOn, taken } from "./attempt.ts";
import { again } from "./race.ts";

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});
const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements);
const outcome = (...statements: readonly string[]) => outcomeOn(sql, ...statements);

const revise = (why = "补录") => `select tc.revise_school_year(2025, '${why}')`;
const counted = "set constraints counted immediate";
const change = (table: string, what: string, year = 2025) =>
  `update ${table} set ${what} where id = (select id from ${table} where school_year = ${year} and archived_at is null order by id limit 1)`;
const remove = (table: string, year = 2025) =>
  `delete from ${table} where id = (select id from ${table} where school_year = ${year} order by id limit 1)`;

/** A class goes with those who were placed in it. */
const none = (
  classes: string,
) => `with it as (${classes}), placed as (update enrolment set archived_at = now() where class_id in (select id from it))
  update school_class set archived_at = now() where id in (select id from it)`;

/** Of a fiscal year and of a month, each with the correction that opens it and one that does not. */
const money = ["select tc.revise_period('[2025-01-01,2026-01-01)', '补录')", revise()] as const;
const meals = ["select tc.revise_period('[2026-05-01,2026-06-01)', '补录')", money[0]] as const;
const periods: readonly (readonly [string, string, readonly [string, string]])[] = [
  [
    "money set aside",
    `update allocation set difference_note = '追加' where ${first("allocation", "fiscal_year = 2025")}`,
    money,
  ],
  [
    "a payment",
    `update payment set archived_at = now() where ${first("payment", "paid_on < '2026-01-01'")}`,
    money,
  ],
  [
    "what a school spent",
    `update school_spending set amount_fen = amount_fen + 1 where ${first("school_spending", "fiscal_year = 2025")}`,
    money,
  ],
  [
    "the budget",
    `update education_budget set education_fen = education_fen - 1 where ${first("education_budget", "fiscal_year = 2025")}`,
    money,
  ],
  [
    "average pay",
    `update pay_comparison set teachers = teachers + 1 where ${first("pay_comparison", "fiscal_year = 2025")}`,
    money,
  ],
  // Of years of which nothing but a budget or a comparison is on record, too.
  ...["education_budget", "pay_comparison"].map(
    (table) =>
      [
        `the first row of ${table}`,
        `update ${table} set archived_at = now() where fiscal_year = (select min(fiscal_year) from ${table})`,
        [
          `select tc.revise_period(daterange(make_date(y, 1, 1), make_date(y + 1, 1, 1)), '补录') from (select min(fiscal_year) as y from ${table}) first`,
          money[0],
        ],
      ] as const,
  ),
  [
    "a project's money",
    `update project_funding set planned_fen = planned_fen + 1 where ${first("project_funding", "fiscal_year = 2025")}`,
    money,
  ],
  [
    "meals",
    `update nutrition_school_month set meals_served = meals_served - 1 where ${first("nutrition_school_month", "month = '2026-05-01' and meals_served > 0")}`,
    meals,
  ],
  [
    "a canteen's account",
    `update canteen_account set income_fen = income_fen + 1 where ${first("canteen_account", "month = '2026-05-01'")}`,
    meals,
  ],
];

/** Changes of facts of last year's, each refused alone and taken within a correction. */
const facts: readonly (readonly [string, string])[] = [
  ["a class's number", change("school_class", "class_no = 97")],
  ["a class found late", again("school_class", "x.school_year = 2025", { class_no: 98 })],
  [
    "a class that is taken for that year's",
    `update school_class set school_year = 2025, class_no = 96 where id = (select c.id from school_class c where c.school_year = 2026
      and not exists (select from enrolment e where e.class_id = c.id) order by c.id limit 1)`,
  ],
  [
    "a class that was none",
    none("select id from school_class where school_year = 2025 and archived_at is null order by id limit 1"),
  ],
  ["when a pupil left", change("enrolment", "valid_to = '2026-03-01'")],
  ["whether a pupil boarded", change("enrolment", "boarding = not boarding")],
  ["a count certified late", again("school_headcount", "x.school_year = 2025", { as_of: "2025-10-07" })],
  ["places of the quota", change("school_quota", "quota = quota + 1, teacher_quota = teacher_quota + 1")],
  ["who was eligible", change("rotation_eligibility", "confirmed_on = confirmed_on + 1")],
  ["eligibility that goes", remove("rotation_eligibility")],
  [
    "how many were hired",
    change(
      "recruitment_plan",
      "applicants = coalesce(applicants, 0) + 1, qualified = coalesce(qualified, 0), hired = coalesce(hired, 0)",
    ),
  ],
  ["a disabled child's plan", change("individual_plan", "steps = '改'")],
  ["a pupil's meals", change("nutrition_pupil_term", "archived_at = now()")],
  [
    "what a pupil weighed",
    change("growth_record", "school_year = 2025, measured_on = measured_on - 365", 2026),
  ],
];

describe("四(四): what a closed year rests on", () => {
  test.each(facts)("%s is corrected with a reason alone", async (_what, statement) => {
    expect(await attempt(statement)).toBe("closed_figure_rests");
    expect(await attempt(revise(), statement)).toBe(taken);
    // A correction of another year opens nothing.
    expect(await attempt("select tc.revise_school_year(2024, '补录')", statement)).toBe(
      "closed_figure_rests",
    );
  });

  test.each(periods)("of a month or fiscal year: %s", async (_what, statement, [opens, opensAnother]) => {
    expect(await attempt(statement)).toBe("closed_figure_rests");
    expect(await attempt(opens, statement)).toBe(taken);
    expect(await attempt(opensAnother, statement)).toBe("closed_figure_rests");
  });

  test("is what it is counted to: a figure is entered by nobody, and nothing is written after the count", async () => {
    const figure = (measure: string, revision: string) => `insert into closed_figure
      (id, measure, row_id, school_id, township_id, part, period_from, period_to, value, revision, reason, recorded_on)
      select uuidv7(), measure, uuidv7(), school_id, township_id, part, period_from, period_to, 9, ${revision}, recorded_on
        from closed_figure where measure = '${measure}' and period_from = '2025-09-01' and revision = 0 order by id limit 1`;
    for (const revision of ["0, null", "1, '补录'"]) {
      expect(await attempt(figure("class-size", revision))).toBe("closed_figure_counted");
      expect(await attempt(revise(), figure("quota", revision))).toBe("closed_figure_counted");
      expect(await attempt(...byOwnTrigger(figure("quota", revision)))).toBe("closed_figure_counted");
    }
    // Nor is a period closed before its day, one that is none, or one twice.
    const closing = (from: string, to: string) =>
      `insert into closed_figure (id, measure, row_id, period_from, period_to, recorded_on) values (uuidv7(), 'closing', uuidv7(), '${from}', '${to}', tc.today())`;
    expect(await attempt(closing("2026-10-01", "2026-11-01"))).toBe("closed_figure_over");
    expect(await attempt(closing("2026-09-03", "2026-09-09"))).toBe("closed_figure_over");
    expect(await attempt(closing("2026-05-01", "2026-06-01"))).toBe("closed_figure_next");
    // By whichever statement a month is closed on its day, it is closed with what it comes to.
    const early = `${off("parameter")}; update parameter set number_value = 5 where key = 'closing.month.days'`;
    const kept = "select count(*)::int > 1 as kept from closed_figure where period_from = '2026-10-01'";
    expect(await outcome(early, closing("2026-10-01", "2026-11-01"), kept)).toEqual([{ kept: true }]);
    const fact = change("school_class", "class_no = 97");
    expect(await attempt(revise(), counted, fact)).toBe("closed_figure_rests");
    expect(await attempt("set constraints all immediate", revise(), fact)).toBe("closed_figure_rests");
    expect(await attempt(revise(), revise(), fact)).toBe("closed_figure_next");
    expect(await attempt(revise(), counted, "set constraints counted deferred", revise("又一次"), fact)).toBe(
      taken,
    );
    for (const change of ["value = revision", "value = null", "latest = true", "archived_at = now()"])
      expect(
        await attempt(
          revise(),
          `update closed_figure set ${change} where measure = 'closing' and value is null`,
        ),
      ).toBe("closed_figure_kept");
  });

  describe("of staff a correction counts those whose staff it is about", () => {
    const someone = (
      n: number,
    ) => `(select r.id from personnel_relation r join school_quota q on q.school_id = r.school_id and q.school_year = 2025
      where r.quota_category is not null and r.valid_to is null and r.valid_from < '2025-09-01' order by r.school_id, r.id offset ${n} limit 1)`;
    const keep = `create temp table r on commit drop as select *, '2026-08-01'::date as left_on from personnel_relation where id = ${someone(0)}`;
    // What stands in such a file is not rewritten: as if it had been entered so.
    const entered = off("personnel_relation", "b_past");
    const left = "update personnel_relation set valid_from = '2026-09-01' where id = (select id from r)";
    const figures = `select measure, coalesce(part, '') as part, school_id is null as whole, sum(value)::int as sum from closed_figure
      where period_from = '2025-09-01' and latest and (measure like 'quota-%' or measure like 'rotation-%') group by 1, 2, 3 order by 1, 2, 3`;
    const fewer = `select measure, period_to::text as to, (select o.value from closed_figure o where o.row_id = f.row_id and o.measure = f.measure
      and o.period_to = f.period_to and o.period_from = f.period_from and o.revision = f.revision - 1)::int - value::int as fewer from closed_figure f where revision > 0 and latest
      and recorded_on = tc.today() and measure = 'quota-occupied' order by 1, 2`;
    const term = "select tc.revise_period('[2025-09-01,2026-02-01)', '补录')";

    test("what was entered late moves nothing when another thing is corrected", async () => {
      const before = await outcome(figures);
      const levels = "update teacher set backbone = 'national'";
      const pupil = change("enrolment", "valid_to = '2026-03-01'");
      expect(
        await outcome(
          keep,
          entered,
          left,
          levels,
          revise(),
          term,
          pupil,
          "set constraints all immediate",
          figures,
        ),
      ).toEqual(before);
    });

    test("within the correction, or when it says whose, it does: of the year and of its term, each where it is opened", async () => {
      const one = (to: string) => ({ measure: "quota-occupied", to, fewer: 1 });
      const count = "set constraints all immediate";
      expect(await outcome(keep, revise(), left, count, fewer)).toEqual([one("2026-09-01")]);
      expect(await outcome(keep, revise(), term, left, count, fewer)).toEqual([
        one("2026-02-01"),
        one("2026-09-01"),
      ]);
      const whose = `select tc.staff_written(array[school_id], '{}') from r`;
      expect(await outcome(keep, entered, left, revise(), term, whose, count, fewer)).toEqual([
        one("2026-02-01"),
        one("2026-09-01"),
      ]);
      // A correction about the staff of a school is on record as one.
      const told = `select f.value::int, f.revision, f.reason from closed_figure f join r on r.school_id = f.school_id where f.measure = 'closing'`;
      expect(await outcome(keep, revise(), left, count, told)).toEqual([
        { value: 1, revision: 1, reason: "补录" },
      ]);
      expect(
        await attempt(
          keep,
          whose,
          "select from r join closed_figure f on f.school_id = r.school_id and f.measure = 'closing'",
        ),
      ).toBe("taken 0");
    });

    test("a school that was full turns out to have had one more: its year is corrected, today's places are not passed", async () => {
      const full = `set session_replication_role = replica; update school_quota set quota = occupied, teacher_quota = occupied, administrative_quota = 0, support_quota = 0,
        worker_quota = 0, reserved = 0 where school_id = (select school_id from r); set session_replication_role = origin`;
      const other =
        "select o.* from personnel_relation o where o.quota_category is not null and o.valid_to is null and o.school_id <> (select school_id from r) and o.valid_from < '2025-09-01' order by o.id limit 1";
      const keepOther = `create temp table o on commit drop as ${other}`;
      const late = [
        "update personnel_relation set valid_from = '2026-09-01' where id = (select id from o)",
        `insert into personnel_relation (id, teacher_id, unit, school_id, township_id, quota_category, valid_from, valid_to)
          select uuidv7(), o.teacher_id, 'school', r.school_id, r.township_id, r.quota_category, '2026-03-01', '2026-09-01' from r, o`,
      ] as const;
      const start = [keep, full, keepOther, entered] as const;
      const pupil = change("enrolment", "boarding = not boarding");
      expect(await attempt(...start, ...late, revise(), pupil)).toBe(taken);
      expect(await attempt(...start, revise(), ...late)).toBe(taken);
      const over =
        "select q.occupied - q.quota as over from school_quota q join r on r.school_id = q.school_id where q.school_year = 2025";
      expect(await outcome(...start, revise(), ...late, over)).toEqual([{ over: 1 }]);
      expect(
        await attempt(
          ...start,
          "update personnel_relation set school_id = (select school_id from r) where id = (select id from o)",
        ),
      ).toBe("school_quota_occupied");
      expect(
        await attempt(
          keep,
          revise(),
          "update school_quota set quota = occupied - 1, teacher_quota = occupied - 1, administrative_quota = 0, support_quota = 0, worker_quota = 0, reserved = 0 where school_year = 2025 and school_id = (select school_id from r)",
        ),
      ).toBe("school_quota_occupied");
    });
  });

  test("is not emptied with its table, past its rows", async () => {
    for (const table of ["closed_figure", "payment", "enrolment cascade", "school_state"])
      expect(await attempt(`truncate ${table}`)).toBe("history_tells_each");
  });

  test("a transfer of places that nobody approved in time is refused, this year's is not", async () => {
    const transfer = (year: number) =>
      `insert into quota_transfer (id, from_school_id, to_school_id, school_year, category, amount, requested_on)
        select uuidv7(), a.school_id, b.school_id, ${year}, '1', 1, tc.today() from school_quota a, school_quota b
         where a.school_id < b.school_id and a.school_year = ${year} and b.school_year = ${year} order by a.id, b.id limit 1`;
    expect(await attempt(transfer(2025))).toBe("closed_figure_rests");
    expect(await attempt(transfer(2026))).toBe(taken);
  });

  test("a reason is not blank, and what is closed is not corrected without one", async () => {
    for (const why of ["", "  ", "\u3000"])
      expect(await attempt(revise(why))).toBe("closed_figure_reason_normal");
    expect(await attempt("select tc.revise_school_year(2025, null)")).toBe("closed_figure_reason");
    expect(await outcome("select tc.revise_school_year(2026, '补录') as number")).toEqual([{ number: null }]);
  });

  test("what moves with its pupil, and how a year ends, is entered after it", async () => {
    expect(await attempt(change("enrolment", "valid_to = '2026-07-05', end_reason = '升级'"))).toBe(taken);
    expect(await attempt(change("enrolment", "residence_township_id = hukou_township_id"))).toBe(taken);
    expect(await attempt(change("school_quota", "reserved = reserved"))).toBe(taken);
    expect(await attempt(change("school_class", "class_no = 97", 2026))).toBe(taken);
  });

  test("the correction is counted at its end: old and new stand, found and gone alike", async () => {
    const told = (measure: string, more = "") =>
      `select value::int, revision, latest, reason from closed_figure where measure = '${measure}' and period_from = '2025-09-01' ${more} order by revision`;
    const newId = "ffffffff-0000-7000-8000-000000000001";
    const found = again("school_class", "x.school_year = 2025", { class_no: 98 });
    expect(await outcome(revise(), found, counted, told("class-size", `and row_id = '${newId}'`))).toEqual([
      { value: 0, revision: 1, latest: true, reason: "补录" },
    ]);
    const large = `with one as (select row_id from closed_figure where measure = 'classes' and revision = 1 and township_id is null)
      ${told("classes", "and row_id in (select row_id from one)")}`;
    const classes = (await outcome(revise(), found, counted, large)) as { value: number }[];
    expect(classes.map(({ value }) => value)).toEqual([classes[0]?.value, (classes[0]?.value ?? 0) + 1]);
    const gone = none(
      `select row_id as id from closed_figure where measure = 'class-size' and period_from = '2025-09-01' order by row_id limit 1`,
    );
    const noFigure = `select count(*)::int from closed_figure where measure = 'class-size' and revision = 1 and value is null and latest`;
    expect(await outcome(revise(), gone, counted, noFigure)).toEqual([{ count: 1 }]);
    const eligible = `update rotation_eligibility set eligible = false, reason = 'age' where id = (select id from rotation_eligibility where school_year = 2025 and eligible order by id limit 1)`;
    const district = `select (max(value) filter (where revision = 0) - max(value) filter (where latest))::int as fewer from closed_figure
      where measure = 'rotation-eligible' and part = 'national' and school_id is null and township_id is null and period_from = '2025-09-01'`;
    expect(await outcome(revise(), eligible, counted, district)).toEqual([{ fewer: 1 }]);
  });

  test("by the townships and kinds of place that schools were of then", async () => {
    const moved = `update school s set village_id = null, locale = '210', township_id = (select id from township t where t.id <> s.township_id order by id limit 1)
      where id in (select f.school_id from closed_figure f join school o on o.id = f.school_id and o.parent_school_id is null and o.status = 'operating' and o.locale like '1%'
        and not exists (select from school b where b.parent_school_id = o.id) where f.measure = 'rotation-eligible' and f.value > 0 limit 1)`;
    const revised = `select count(*)::int from closed_figure where recorded_on = tc.today() and measure <> 'closing' and measure not like 'class-size%'`;
    expect(await outcome(moved, revise(), counted, revised)).toEqual([{ count: 0 }]);
    const left = `select count(*)::int from school_class c join school s on s.id = c.school_id where c.township_id <> s.township_id and c.school_year = `;
    expect(await outcome(moved, `${left} 2026`)).toEqual([{ count: 0 }]);
  });
});

/** Tables with a year or month of their own on which no figure of a closed year rests, and why. */
const restsNothing: Readonly<Record<string, string>> = {
  class_teaching: "the teacher's file, with its own days",
  management_review: "its result is of its own day, and stays once it is confirmed",
  payment_batch: "frozen step by step",
  post_scheme: "approved by its own steps",
  rotation_application: "a wish: what counts is the placement",
  rural_subsidy_due: "computed alone, and rests with its month: `subsidies-rules`",
  rural_subsidy_payment: "frozen with its batch",
  school_age_count: "of years to come alone",
  student_aid_grant: "frozen with its batch",
};

test("no table with a year or month is forgotten: it stays, or it is said why nothing rests on it", async () => {
  const tables =
    await sql`select distinct c.relname as name, exists (select from pg_trigger t where t.tgrelid = c.oid
      and t.tgfoid = 'tc.keep_closed_period'::regproc) as stays
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('school_year', 'fiscal_year', 'month')
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`;
  expect(tables.filter(({ stays }) => !stays).map(({ name }) => name)).toEqual(Object.keys(restsNothing));
  expect(tables.filter(({ stays }) => stays).length).toBeGreaterThan(16);
});
