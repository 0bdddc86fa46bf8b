// What is over stays: the states of a school and of a township's name, each rule by its constraint beside a near miss.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, off, openAll, outcomeOn, taken } from "./attempt.ts";
import { race } from "./race.ts";
import { set } from "./school-statements.ts";

const { street, guanmian } = plantedSchools;
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

const opened = "tc.school_year_start(tc.today())";
const counts = "revised_on is null and archived_at is null";
const stateOn = (school: string, day: string) =>
  `select name, locale from school_state where school_id = '${school}' and ${counts} and daterange(valid_from, valid_to) @> ${day}`;
const columns = "parent_school_id, name, kind, locale, county_town, status";
/** A state like the one that counts on a day of the closed years, over a period and for a reason. */
const instead = (
  school: string,
  [from, to]: readonly [string, string],
  { locale = "'220'", reason = "'录入有误'" } = {},
) =>
  `insert into school_state (id, school_id, township_id, ${columns}, valid_from, valid_to, reason)
    select uuidv7(), school_id, township_id, ${columns.replace("locale", locale)}, ${from}, ${to}, ${reason}
      from school_state where school_id = '${school}' and valid_to is null limit 1`;
const wrong = (school: string) =>
  `update school_state set revised_on = tc.today() where school_id = '${school}' and valid_to is null and ${counts}`;

describe("四(四): what a school was stays", () => {
  test("a change ends one state and begins the next, today or from a day of this school year", async () => {
    const renamed = set(street.id, "name = '示例新名小学'");
    const before = stateOn(street.id, "tc.today() - 1");
    const [was] = (await outcome(before)) as object[];
    expect(was).toMatchObject({ name: street.name });
    expect(await outcome(renamed, before)).toEqual([was]);
    expect(await outcome(renamed, stateOn(street.id, "tc.today()"))).toMatchObject([
      { name: "示例新名小学" },
    ]);
    // Within one day the last word counts.
    expect(
      await outcome(renamed, set(street.id, "locale = '112'"), stateOn(street.id, "tc.today()")),
    ).toEqual([{ name: "示例新名小学", locale: "112" }]);
    const dated = (day: string) => set(street.id, `name = '示例新名小学', state_since = ${day}`);
    expect(await outcome(dated(opened), stateOn(street.id, opened))).toMatchObject([
      { name: "示例新名小学" },
    ]);
    for (const day of [`${opened} - 1`, "tc.today() + 1"])
      expect(await attempt(dated(day))).toBe("school_since");
    expect(
      await attempt(dated(`${opened} + 2`), set(street.id, `name = '旧', state_since = ${opened} + 1`)),
    ).toBe("school_since");
    expect(await attempt(set(street.id, "office_phone = null"), stateOn(street.id, "tc.today()"))).toBe(
      "taken 1",
    );
  });

  test("and is neither overwritten nor deleted", async () => {
    const one = `where school_id = '${street.id}' and ${counts}`;
    for (const change of [
      "name = '改'",
      "locale = '220'",
      `valid_to = ${opened} - 1`,
      "revised_on = tc.today() - 1",
      "reason = '无'",
      "archived_at = now()",
    ])
      expect(await attempt(`update school_state set ${change} ${one}`)).toBe("school_state_kept");
    expect(await attempt(`delete from school_state ${one}`)).toBe("school_state_kept");
    expect(await attempt(`update school_state set version = version + 1 ${one}`)).toBe(taken);
  });

  test("but for a correction with its reason, beside what it replaces and for every day of it", async () => {
    const [past, now] = [
      ["null", opened],
      [opened, "null"],
    ] as const;
    const unchanged = { locale: "locale" };
    const corrected = [
      openAll,
      wrong(street.id),
      instead(street.id, past),
      instead(street.id, now, unchanged),
    ] as const;
    expect(await attempt(...corrected)).toBe(taken);
    // Days of a closed period within its correction alone: of another year's none.
    expect(await attempt(...corrected.slice(1))).toBe("closed_figure_rests");
    expect(await attempt("select tc.revise_school_year(2025, '录入有误')", ...corrected.slice(1))).toBe(
      "closed_figure_rests",
    );
    expect(await outcome(...corrected, stateOn(street.id, `${opened} - 1`))).toMatchObject([
      { locale: "220" },
    ]);
    expect(
      await outcome(
        ...corrected,
        `select count(*)::int from school_state where school_id = '${street.id}' and revised_on is not null`,
      ),
    ).toEqual([{ count: 1 }]);
    expect(await attempt(openAll, wrong(street.id), instead(street.id, past, { reason: "null" }))).toBe(
      "school_state_reason",
    );
    expect(await attempt(openAll, wrong(street.id), instead(street.id, past))).toBe("school_state_covered");
    expect(await attempt(...corrected.slice(0, 3), instead(street.id, now))).toBe("school_state_today");
    expect(await attempt(openAll, instead(street.id, past))).toBe("23P01 school_state_no_overlap");
    // Of a planted school the corrected state and the wrong one both stand.
    expect(await outcome(stateOn(guanmian.id, "date '2025-01-01'"))).not.toMatchObject([{ locale: "111" }]);
  });

  test("a change is not dated back over a term that is closed, nor a township's name over a year", async () => {
    const later = `create or replace function tc.today() returns date language sql stable parallel safe return date '2027-03-02'`;
    const term = [later, "select tc.close_period('[2026-09-01,2027-02-01)', tc.today())"];
    const named = (day: string) => set(street.id, `name = '示例新名小学', state_since = '${day}'`);
    for (const what of ["name = '示例新名小学'", "locale = '112'"])
      expect(await attempt(...term, set(street.id, `${what}, state_since = '2027-01-31'`))).toBe(
        "closed_figure_rests",
      );
    expect(await attempt(...term, named("2027-02-01"))).toBe(taken);
    const corrected = "select tc.revise_period('[2026-09-01,2027-02-01)', '录入有误')";
    expect(await attempt(...term, corrected, named("2027-01-31"))).toBe(taken);
    const township = "(select id from township order by id limit 1)";
    const name = (valid: string) =>
      `insert into township_name (id, township_id, name, kind, valid_from, valid_to) values (uuidv7(), ${township}, '示例旧乡', 'township', ${valid})`;
    expect(await attempt(name("null, '2025-01-01'"))).toBe("closed_figure_rests");
    const ended = (day: string) =>
      `update township_name set valid_to = ${day} where township_id = ${township} and valid_to is null`;
    expect(await attempt(ended("date '2026-08-31'"))).toBe("closed_figure_rests");
    expect(await attempt(ended("tc.today()"), name("tc.today(), null"))).toBe(taken);
  });

  test("of two who write at once the second sees the first", async () => {
    const left = `select count(*)::int from school_state where school_id = '${street.id}' and valid_to is null and ${counts}`;
    const past = instead(street.id, ["null", "date '2020-01-01'"]);
    const later = instead(street.id, ["date '2020-01-01'", "null"], { locale: "locale" });
    const first = [openAll, wrong(street.id), past, later];
    expect(await race({ first, second: [openAll, past, later] })).toEqual([
      "taken",
      "school_state_no_overlap",
    ]);
    const named = (name: string) => [set(street.id, `name = '${name}'`)];
    const both = { first: named("甲"), second: named("乙"), left };
    expect(await race(both)).toEqual(["taken", "taken", [{ count: 1 }]]);
  });
});

describe("四(四): a closed school year answers what it answered when it was closed", () => {
  const year = "(select max(school_year) - 1 from school_class)";
  const of = (measure: string) =>
    `from closed_figure where measure = '${measure}' and period_from = make_date(${year}, 9, 1)`;
  const one = `id = (select id ${of("class-size")} order by id limit 1)`;

  test("nothing is changed or deleted", async () => {
    for (const change of [
      "update closed_figure set value = value + 1",
      "update closed_figure set latest = false",
      "delete from closed_figure",
    ])
      expect(await attempt(`${change} where ${one}`)).toBe("closed_figure_kept");
  });

  const open = (why = "'补录'") => `select tc.revise_school_year(${year}, ${why})`;
  const counted = "set constraints counted immediate";

  // What a year answers: sizes, cubes, quotas and eligibility.
  const answers = `select jsonb_agg(to_jsonb(f) - 'latest' order by f.id) as told from closed_figure f where revision = 0
    union all select jsonb_agg(to_jsonb(c) order by c.id) from rotation_cube c where school_year = ${year}
    union all select jsonb_agg(to_jsonb(c) order by c.id) from large_class_cube c where school_year = ${year}
    union all select jsonb_agg(to_jsonb(c) order by c.id) from enrolment_cube c where school_year = ${year}
    union all select jsonb_agg(to_jsonb(q) order by q.id) from school_quota q where school_year = ${year}
    union all select jsonb_agg(to_jsonb(e) - 'school_id' order by e.id) from rotation_eligibility e where school_year = ${year}`;

  test("a class is counted with those who finished the year in it, whose placements end with the lessons", async () => {
    const sizes = `select count(*)::int as classes, count(*) filter (where value = pupils)::int as counted, sum(value) > 100 as some
      from (select value, (select count(*) from enrolment e where e.class_id = f.row_id and e.valid_to = make_date(${year} + 1, 7, 10)) as pupils
        from closed_figure f where measure = 'class-size' and period_from = make_date(${year}, 9, 1) and revision = 0) s`;
    const [told] = (await outcome(sizes)) as { classes: number; counted: number }[];
    expect(told).toEqual({ classes: told?.classes, counted: told?.classes, some: true });
  });

  test("what is revised is the year that was asked for, no other", async () => {
    const gone = `update personnel_relation set valid_to = make_date(${year} + 1, 8, 1) where valid_to is null and valid_from < make_date(${year}, 9, 1)
      and teacher_id in (select id from teacher where staff_kind in ('contract', 'substitute'))`;
    const counts = `select sum(non_quota)::int from school_quota where school_year = ${year}`;
    const revise = (asked: string) => `select tc.revise_school_year(${asked}, '补录离职')`;
    const before = await outcome(counts);
    expect(await outcome(revise(`${year} + 1`), gone, counted, counts)).toEqual(before);
    expect(await outcome(revise(year), gone, counted, counts)).not.toEqual(before);
  });

  test("after a retirement, a transfer, another locale and township, and a late correction", async () => {
    const before = (await outcome(answers)) as { told: unknown }[];
    expect(before.every(({ told }) => told !== null)).toBe(true);
    const retired = `update personnel_relation set valid_to = tc.today() where valid_to is null
      and teacher_id in (select id from teacher where staff_kind in ('contract', 'substitute'))`;
    const moved = `update school s set village_id = null, township_id = (select id from township t where t.id <> s.township_id order by id limit 1)
      where id = (select id from school o where parent_school_id is null and status = 'operating' and archived_at is null
        and not exists (select from school b where b.parent_school_id = o.id)
        and exists (select from school_quota q where q.school_id = o.id) order by id limit 1)`;
    const late = `insert into enrolment (id, student_id, class_id, school_id, school_year, kind, valid_from, valid_to)
      select uuidv7(), (select e.student_id from enrolment e group by 1 having min(e.valid_from) >= make_date(c.school_year + 1, 9, 1) order by 1 limit 1), c.id, c.school_id, c.school_year, 'transfer',
        make_date(c.school_year, 9, 1), make_date(c.school_year + 1, 9, 1) from school_class c where c.id = (select row_id ${of("class-size")} and revision = 0 order by id limit 1)`;
    const locale = set(street.id, "locale = '220'");
    const backbone =
      "update teacher set backbone = 'national' where id in (select teacher_id from teaching_placement where kind = 'rotation')";
    expect(await outcome(retired, moved, locale, backbone, answers)).toEqual(before);
    // What was kept is counted anew where it was wrong, for a reason, and both stand.
    expect(await attempt(late)).toBe("closed_figure_rests");
    const stands = `select count(*)::int > 0 as stands ${of("class-size")} and not latest`;
    expect(await outcome(open(), late, counted, stands)).toEqual([{ stands: true }]);
    expect(await outcome(open(), counted, stands)).toEqual([{ stands: false }]);
  });

  test("a large class's case closes with its year, and the cap with it", async () => {
    const open = "where cleared_on is null and closed_on is null";
    const closed = (day: number) =>
      `update large_class_case set closed_on = make_date(school_year + 1, 9, ${day}) ${open}`;
    const over = `create or replace function tc.today() returns date language sql stable parallel safe
      return (select make_date(max(school_year) + 1, 9, 2) from school_class)`;
    // Not ahead, and then on its day alone.
    expect(await attempt(closed(1))).toBe("workday_calendar_day_come");
    expect(await attempt(over, closed(2))).toBe("large_class_case_closed");
    const capped = "select count(*)::int from enrolment_plan where capped and school_year ";
    expect(await outcome(over, closed(1), `${capped} >= extract(year from tc.today())`)).toEqual([
      { count: 0 },
    ]);
    // The plan of the year that is over was capped and stays so.
    const ended = `${capped} < extract(year from tc.today())`;
    const [was] = (await outcome(over, ended)) as { count: number }[];
    expect(was?.count).toBeGreaterThan(0);
    expect(await outcome(over, closed(1), "update enrolment_plan set planned = planned", ended)).toEqual([
      was,
    ]);
    expect(
      await outcome(`select tc.close_period(tc.period_of('school-year', ${year}::text), tc.today()) as kept`),
    ).toEqual([{ kept: 0 }]);
    expect(
      await outcome(
        `select tc.close_period(tc.period_of('school-year', (${year} + 1)::text), tc.today()) as kept`,
      ),
    ).toEqual([{ kept: 0 }]);
  });
});

test("四(四): a township that is renamed keeps the name it had", async () => {
  const township = "(select id from township order by id limit 1)";
  const names = `select name, valid_to = tc.today() as ended from township_name where township_id = ${township} order by valid_from desc nulls last limit 2`;
  const [{ name } = { name: "" }] = (await outcome(names)) as { name: string }[];
  expect(await outcome(`update township set name = '示例新镇' where id = ${township}`, names)).toEqual([
    { name: "示例新镇", ended: null },
    { name, ended: true },
  ]);
});

describe("四(五): a word has its definitions, and they stay", () => {
  const add = (key: string, more = "'2016-09-01', null") =>
    `insert into definition (id, key, word, rule, source, valid_from, valid_to) values (uuidv7(), '${key}', 'rural', '示例', '示例', ${more})`;
  const ended = "update definition set valid_to = tc.today() where key = 'rural.rotation'";

  test("a change is a new edition after the one before", async () => {
    expect(await attempt(add("rural.rotation.2026"))).toBe("23P01 definition_one_in_force");
    expect(await attempt(ended, add("rural.rotation.2026", "tc.today(), null"))).toBe(taken);
    expect(await attempt(add("rural"))).toBe("definition_key");
    expect(await attempt("update definition set rule = '另一口径' where key = 'rural.rotation'")).toBe(
      "parameter_stays",
    );
    expect(await attempt("delete from definition where key = 'rural.rotation'")).toBe("parameter_stays");
    const second = [ended, add("rural.rotation.2027", "tc.today(), null")];
    expect(await race({ first: [ended, add("rural.rotation.2026", "tc.today(), null")], second })).toEqual([
      "taken",
      "definition_one_in_force",
    ]);
  });

  test("a child is listed under one of them", async () => {
    const named = (key: string) =>
      `update left_behind_record set definition = '${key}' where id = (select id from left_behind_record where archived_at is null order by id limit 1)`;
    expect(await attempt(named("left-behind.civil-affairs.2016"))).toBe(taken);
    expect(await attempt(named("left-behind.hearsay"))).toBe(
      "23503 left_behind_record_definition_definition_key_fk",
    );
  });
});

describe("what the registers hold", () => {
  const child = "(select id from child where archived_at is null order by id limit 1)";
  const ofChild = (columns: string) => `update child set ${columns} where id = ${child}`;
  test("a people's code is one of GB/T 3304", async () => {
    expect(await attempt(ofChild("ethnicity = '15', health = '30'"))).toBe(taken);
    expect(await attempt(ofChild("ethnicity = '57'"))).toBe("child_ethnicity");
    expect(await attempt(ofChild("health = '99'"))).toBe("child_health");
  });

  test("三(九): a hukou lies in a township, or outside the district with its national code", async () => {
    const free = off("child_location", "b_said");
    const hukou = `id = (select id from child_location where kind = 'hukou' and township_id is not null order by id limit 1)`;
    const to = (columns: string) => `update child_location set ${columns} where ${hukou}`;
    const outside = (code: string) => to(`township_id = null, village_id = null, outside_code = '${code}'`);
    expect(await attempt(free, outside("511725"))).toBe(taken);
    expect(await attempt(free, outside("511725102"))).toBe(taken);
    expect(await attempt(free, outside("5117"))).toBe("child_location_outside_code");
    expect(await attempt(free, outside("500154"))).toBe("child_location_outside");
    expect(await attempt(free, to("outside_code = '511725'"))).toBe("child_location_place");
    expect(await attempt(free, to("township_id = null, village_id = null"))).toBe("child_location_place");
    const residence = outside("511725").replaceAll("'hukou'", "'residence'");
    expect(await attempt(free, residence)).toBe("child_location_place");
  });

  test("三(八): an orphan has lost both parents, the unattended in fact have two who cannot care", async () => {
    const of = (category: string, father: string, mother: string) =>
      `update difficulty_record set father_situation = ${father}, mother_situation = ${mother} where id =
        (select id from difficulty_record where category = '${category}' and status = 'confirmed' order by id limit 1)`;
    expect(await attempt(of("orphan", "'missing'", "'dead'"))).toBe(taken);
    expect(await attempt(of("orphan", "'imprisoned'", "'dead'"))).toBe("difficulty_record_parents");
    expect(await attempt(of("unsupported", "'no-contact'", "'grave-illness'"))).toBe(taken);
    for (const [father, mother] of [
      ["'dead'", "'missing'"],
      ["'dead'", "'able'"],
      ["'dead'", "null"],
    ] as const)
      expect(await attempt(of("unsupported", father, mother))).toBe("difficulty_record_parents");
  });

  test("forms: income of several sources, places of a stage, items of the budget, an approval's number", async () => {
    const first = (table: string, columns: string, where = "archived_at is null") =>
      attempt(
        `update ${table} set ${columns} where id = (select id from ${table} where ${where} order by id limit 1)`,
      );
    expect(await first("left_behind_record", "income_sources = 'aid,kin', guardianship_grade = 'fair'")).toBe(
      taken,
    );
    expect(await first("left_behind_record", "income_sources = 'aid, gifts'")).toBe(
      "left_behind_record_income",
    );
    expect(await first("school_stage", "places = 0")).toBe(taken);
    expect(await first("school_stage", "places = -1")).toBe("school_stage_places");
    expect(await first("allocation", "budget_code = '2050203'", "fiscal_year = 2026")).toBe(taken);
    expect(await first("allocation", "budget_code = '2060203'", "fiscal_year = 2026")).toBe(
      "allocation_budget_code",
    );
    const number = (text: string) => `approval_number = '${text}'`;
    expect(await first("post_scheme", number("示人社函〔2024〕3号"), "approved_on is not null")).toBe(taken);
    expect(await first("post_scheme", number("示人社函[2024]3号"), "approved_on is not null")).toBe(
      "post_scheme_approval_number",
    );
    expect(await first("post_scheme", number("示人社函〔2024〕3号"), "approved_on is null")).toBe(
      "post_scheme_approval_number",
    );
  });
});
