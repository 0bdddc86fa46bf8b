// One word, one rule: what is rural, small or of a school year is what the definition of the use says on the day, and a change
// of its parameter changes what is refused. Each wrong write stands beside its near miss.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fundStandards } from "../../src/sample/funding/planted.ts";
import { plantedSchools } from "../../src/sample/planted.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";
import { attemptOn, off, taken } from "./attempt.ts";
import { heads, inTime, nineYear } from "./heads.ts";
import { close, leave, set, unstaffed } from "./school-statements.ts";

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
const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements);
const { mountain, street } = plantedSchools;
const defines = (key: string, codes: string): string =>
  `${off("parameter")}; update parameter set text_value = '${codes}' where key = '${key}'`;

test("the steps of a closure protect what is rural by its definition, and everything without one", async () => {
  const gone = [unstaffed, leave(street.id)];
  expect(await attempt(...gone, close(street.id))).toBe(taken);
  expect(await attempt(...gone, defines("rural.rotation.locales", "111,220"), close(street.id))).toBe(
    "school_may_close",
  );
  const undefine = `${off("definition")}; update definition set archived_at = now() where key = 'rural.closure'`;
  expect(await attempt(...gone, undefine, close(street.id))).toBe("school_may_close");
  const town = (codes: string) => [
    defines("rural.rotation.locales", codes),
    set(mountain.id, "locale = '121'"),
  ];
  expect(await attempt(...town("210,220"))).toBe("school_stays_rural");
  expect(await attempt(...town("121,210,220"))).toBe(taken);
  expect(await attempt(undefine, set(mountain.id, "locale = '121'"))).toBe("school_stays_rural");
});

test("a pairing asks its own definitions of town and country", async () => {
  const pairing = "示例往年对口帮扶";
  const join = `insert into cluster_member (id, cluster_id, school_id, township_id, valid_from)
    select gen_random_uuid(), c.id, s.id, s.township_id, c.valid_from from school_cluster c, school s where c.name = '${pairing}'
      and s.locale = '121' and s.status = 'operating' and not exists (select from school_condition k where k.school_id = s.id and k.weak_school)
      order by s.id limit 1`;
  expect(await attempt(join)).toBe("cluster_member_pairing");
  expect(await attempt(defines("rural.rotation.locales", "121,210,220"), join)).toBe(taken);
  const weak = `update school_condition set weak_school = true, weak_basis = '示例' where school_id = '${plantedSchools.large56.id}' and school_year = 2026`;
  const again = `update school_cluster set name = name where name = '${pairing}'`;
  expect(await attempt(weak, again)).toBe(taken);
  expect(await attempt(weak, defines("urban.pairing.locales", "112"), again)).toBe("cluster_member_pairing");
});

test("a school is funded as small where it is rural for funding, town zones among them, on the day of the count", async () => {
  const small = heads({ stage: "primary", actual: 16, funded: 100, reported: true });
  const zone = (locale: string) =>
    `update school_state set locale = '${locale}', valid_from = '2016-09-01' where school_id = ${nineYear} and valid_to is null`;
  const free = "set session_replication_role = replica";
  const kept = "set session_replication_role = origin";
  expect(await attempt(inTime, free, zone("121"), kept, small)).toBe(taken);
  expect(await attempt(inTime, free, zone("122"), kept, small)).toBe("funding_headcount_small_rural");
  expect(
    await attempt(inTime, free, zone("121"), kept, defines("rural.funding.locales", "210,220"), small),
  ).toBe("funding_headcount_small_rural");
});

test("the least number of a small school's standard is the definition's", async () => {
  const standard = (least: number) => `with ended as (
      update fund_standard set valid_to = '2029-01-01' where id = '${fundStandards["small-school"].primary}' returning *)
    insert into fund_standard (id, item, stage, amount_fen, minimum_pupils, document_id, valid_from)
      select gen_random_uuid(), item, stage, amount_fen, ${least}, document_id, valid_to from ended`;
  const hundred = (pupils: number) =>
    `${off("parameter")}; update parameter set number_value = ${pupils} where key = 'small-school.pupils'`;
  expect(await attempt(standard(99))).toBe("fund_standard_small_least");
  expect(await attempt(standard(100))).toBe(taken);
  expect(await attempt(hundred(120), standard(100))).toBe("fund_standard_small_least");
  expect(await attempt(hundred(120), standard(120))).toBe(taken);
});

test("a count is of a day of its school year, which begins with the counting day", async () => {
  const count = (day: string) =>
    `insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes)
      select gen_random_uuid(), id, township_id, 2030, 'primary', 1, '${day}', 16, 0, 1 from school where id = ${nineYear}`;
  expect(await attempt(inTime, count("2030-08-31"))).toBe("school_headcount_of_year");
  expect(await attempt(inTime, count("2030-09-01"))).toBe(taken);
  expect(await attempt(inTime, count("2031-08-31"))).toBe(taken);
  expect(await attempt(inTime, count("2031-09-01"))).toBe("school_headcount_of_year");
  const october = defines("counting-day.school-year", "10-01");
  expect(await attempt(inTime, october, count("2030-09-30"))).toBe("school_headcount_of_year");
});

test("money rests on the counting day's count first; a later count is a revision", async () => {
  const count = (day: string, certified: string) =>
    `insert into school_headcount (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes, certified_on)
      select gen_random_uuid(), id, township_id, 2030, 'primary', 1, '${day}', 16, 0, 1, ${certified} from school where id = ${nineYear}`;
  const on = (day: string, revision = 0) =>
    heads({ stage: "primary", actual: 16, funded: 100, on: day, revision });
  const first = count("2030-09-01", "'2030-09-28'");
  const later = count("2030-11-01", "'2030-11-08'");
  expect(await attempt(inTime, first, later, on("2030-11-01"))).toBe("funding_headcount_counting_day");
  expect(await attempt(inTime, first, on("2030-09-01"))).toBe(taken);
  expect(await attempt(inTime, first, later, on("2030-09-01"), on("2030-11-01", 1))).toBe(taken);
  // A school that had no pupils on the day begins with the count that it has.
  expect(await attempt(inTime, later, on("2030-11-01"))).toBe(taken);
  const reported = count("2030-09-01", "null");
  expect(await attempt(inTime, reported, later, on("2030-11-01"))).toBe(taken);
});

test("a target is found by a key of words", async () => {
  const named = (key: string) => `update target set key = '${key}' where key = 'nutrition.coverage'`;
  expect(await attempt(off("target"), named("覆盖率"))).toBe("target_key");
  expect(await attempt(off("target"), named("nutrition.coverage-2030"))).toBe(taken);
});

describe("四(四): a norm that was in force stays", () => {
  /** Dated rows that are no norms: files of persons, schools and contracts, each with its own rules. */
  const ofSomebody = (
    "appointment assistance backbone_period care_contact child_location civil_affairs_candidate class_teaching cluster_member difficulty_record " +
    "enrolment entrusted_care guardianship guardianship_intervention housing_guarantee left_behind_record party_organisation " +
    "payee_account payment_batch personnel_relation policy_edit purchased_service school_campus school_cluster school_stage school_state " +
    "student_flag teaching_placement township_name"
  ).split(" ");
  const inForce = (table: string, ended: boolean) =>
    `id = (select id from ${table} where archived_at is null and valid_from <= tc.today() and ${ended ? "valid_to <= tc.today()" : "valid_to is null"} order by id limit 1)`;

  test("every dated table is a norm's, or of somebody", async () => {
    const dated =
      await sql`select c.relname as name, exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'tc.keep_norm'::regproc) as norm
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'valid_from') order by 1`;
    expect(dated.filter(({ norm }) => !norm).map(({ name }) => name)).toEqual(ofSomebody);
    expect(dated.filter(({ norm }) => norm)).toHaveLength(14);
  });

  test.each(
    [
      "aid_scheme",
      "definition",
      "fund_standard",
      "nutrition_programme",
      "parameter",
      "post_structure_ratio",
      "school_tier",
    ].concat([
      "staff_rule",
      "staffing_standard",
      "staffing_total",
      "subsidy_standard",
      "subsidy_tier",
      "target",
      "welfare_deadline",
    ]),
  )("%s", async (table) => {
    const set = (what: string) => `update ${table} set ${what} where ${inForce(table, false)}`;
    for (const wrong of [
      "valid_from = valid_from + 1",
      "archived_at = now()",
      "created_at = now()",
      "valid_to = tc.today() - 40",
    ])
      expect(await attempt(set(wrong)), wrong).toBe("parameter_stays");
    expect(await attempt(`delete from ${table} where ${inForce(table, false)}`)).toBe("parameter_stays");
    expect(await attempt(set("version = version + 1"))).toBe(taken);
    // What has not begun is changed as one likes, but never into the past.
    const draft =
      `insert into ${table} select (jsonb_populate_record(x, jsonb_build_object('id', '00000000-0000-7000-8000-00000000aaaa', 'key', to_jsonb(x) ->> 'key',
        'valid_from', tc.today() + 40, 'valid_to', null))).* from ${table} x where ${inForce(table, false)}`.replace(
        "valid_to is null",
        "valid_to = tc.today() + 40",
      );
    const drafted = (what: string) =>
      `update ${table} set ${what} where id = '00000000-0000-7000-8000-00000000aaaa'`;
    // Keys that are told once, and totals that hold quotas on each day, have tests of their own.
    if (table === "definition" || table === "staffing_total") return;
    expect(
      await attempt(set("valid_to = tc.today() + 40"), draft, drafted("valid_from = valid_from + 1")),
    ).toBe(taken);
    expect(
      await attempt(set("valid_to = tc.today() + 40"), draft, drafted("valid_from = tc.today() - 40")),
    ).toBe("parameter_stays");
  });

  test("what has ended does not last again, and no gap of it is filled", async () => {
    const old =
      "update parameter set valid_to = null where key = 'construction.idle-months' and valid_to is not null";
    expect(await attempt(old)).toBe("parameter_stays");
    const filled = (
      key: string,
      from: string,
    ) => `insert into parameter (id, key, owner_department, number_value, unit, valid_from, valid_to)
      values (uuidv7(), '${key}', 'education', 1, '示例', ${from}, null)`;
    const ends = "update parameter set valid_to = tc.today() where key = 'payment.open-days'";
    expect(await attempt(ends, filled("payment.open-days", "'2010-01-01'"))).toBe("parameter_stays");
    expect(await attempt(ends, filled("payment.open-days", "tc.today()"))).toBe(taken);
    // A norm that nobody entered yet is entered as it was.
    expect(await attempt(filled("示例.首次", "'2010-01-01'"))).toBe(taken);
  });

  test("a working day that has come stays one", async () => {
    const swap = (day: string) =>
      `update workday_calendar set is_workday = not is_workday where day = ${day}`;
    expect(await attempt(swap("tc.today() - 1"))).toBe("parameter_stays");
    expect(await attempt(swap("tc.today()"))).toBe(taken);
  });
});

test("二: a target is measured alike in all its editions", async () => {
  const now =
    "update target set valid_to = tc.today() + 9 where key = 'nutrition.coverage' and valid_to is null";
  const next = (unit: string, comparator = "at-least") => `insert into target
    (id, key, clause, name, comparator, unit, formula, valid_from) values (uuidv7(), 'nutrition.coverage', '三(八)', '示例', '${comparator}', '${unit}', '示例', tc.today() + 9)`;
  expect(await attempt(now, next("%"))).toBe(taken);
  expect(await attempt(now, next("人"))).toBe("target_measure");
  expect(await attempt(now, next("%", "at-most"))).toBe("target_measure");
});
