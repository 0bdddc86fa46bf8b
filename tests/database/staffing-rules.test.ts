// What the database refuses of quota, posts and appointments, whoever writes it (三(五)(六)).
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMigratedDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, loaded, off, onDay, outcomeOn, taken } from "./attempt.ts";

let database: TestDatabase;
let sql: Sql;
const id = (name: string): string => `md5('${name}')::uuid`;

beforeAll(async () => {
  database = await createMigratedDatabase();
  sql = postgres(database.ownerUrl, { max: 3, onnotice: () => {} });
  await sql.unsafe(
    loaded(`
    insert into district (id, name) values (${id("d")}, '示例区');
    insert into township (id, district_id, name, kind) values (${id("t")}, ${id("d")}, '甲乡', 'township'), (${id("u")}, ${id("d")}, '乙镇', 'town');
    insert into school (id, district_id, township_id, name, kind, run_by, locale, status) values
      (${id("rural")}, ${id("d")}, ${id("t")}, '示例一小', '211', '11', '210', 'operating'),
      (${id("town")}, ${id("d")}, ${id("u")}, '示例二小', '211', '11', '121', 'operating');
    insert into staffing_total (id, district_id, total, valid_from, valid_to) values
      (${id("before")}, ${id("d")}, 20, '2020-01-01', '2027-01-01'), (${id("after")}, ${id("d")}, 18, '2027-01-01', null);
    insert into definition (id, key, word, rule, source, parameter_key, valid_from)
      values (${id("definition")}, 'rural.posts', 'rural', '示例', '示例', 'rural.rotation.locales', '2016-09-01');
    insert into parameter (id, key, owner_department, number_value, unit, valid_from)
      values (${id("late")}, 'appointment.late-days', 'education', 31, 'days', '2016-09-01');
    insert into parameter (id, key, owner_department, text_value, unit, valid_from)
      values (${id("locales")}, 'rural.rotation.locales', 'education', '210,220', '示例', '2016-09-01');
    insert into post_structure_ratio (id, school_kind, senior_permille, middle_permille, junior_permille, rural_uplift_permille, valid_from)
      values (${id("ratio")}, '211', 300, 500, 200, 100, '2020-01-01');
    ${quota("rural", 10)}; ${quota("town", 8)};
    insert into teacher (id, district_id, name, id_type, gender, birth_date, education, staff_kind, category, duty)
      select md5('teacher ' || n)::uuid, ${id("d")}, '教示' || n, '1', '1', '1980-01-01', '21', case when n < 20 then 'quota' else 'contract' end, '1', '10'
        from generate_series(1, 22) n;
    insert into post_scheme (id, school_id, edition, school_year, status, drafted_on, reviewed_on, approved_on) values
      (${id("scheme")}, ${id("rural")}, 1, 2026, 'approved', '2025-01-01', '2025-02-01', '2025-03-01'),
      (${id("draft")}, ${id("town")}, 1, 2026, 'draft', '2025-01-01', null, null);
    insert into post_scheme_line (id, scheme_id, category, grade, post_count) values
      (${id("middle")}, ${id("scheme")}, 'professional', 10, 3), (${id("senior")}, ${id("scheme")}, 'professional', 7, 2),
      (${id("drafted")}, ${id("draft")}, 'professional', 11, 4);
    insert into post (id, line_id, post_no, status, vacant_since) values
      (${id("post")}, ${id("senior")}, 1, 'vacant', '2025-03-01'), (${id("junior post")}, ${id("drafted")}, 1, 'vacant', '2025-03-01');
    insert into title_grant (id, teacher_id, level, subject, granted_on) values
      (${id("title")}, ${id("teacher 1")}, 'senior', '13', '2019-01-01')`),
  );
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

function quota(school: string, places: number): string {
  return `insert into school_quota (id, school_id, school_year, quota, teacher_quota, administrative_quota, support_quota, worker_quota, basis)
    values (${id(`quota ${school}`)}, ${id(school)}, 2026, ${places}, ${places - 1}, 1, 0, 0, 'pupil-ratio')`;
}

const relation = (teacher: number, school: string, category = "'1'"): string =>
  `insert into personnel_relation (id, teacher_id, unit, school_id, township_id, quota_category, valid_from)
    values (${id(`relation ${teacher}`)}, ${id(`teacher ${teacher}`)}, 'school', ${id(school)}, ${id("u")}, ${category}, '2020-09-01')`;

type Period = readonly [from: string, to: string];

const appointment = (name: string, of: string, [from, to]: Period, teacher = 1): string =>
  `insert into appointment (id, post_id, teacher_id, contract_no, valid_from, valid_to)
    values (${id(name)}, ${id(of)}, ${id(`teacher ${teacher}`)}, '示', '${from}', '${to}')`;

const transfer = (
  name: string,
  [from, to]: readonly [from: string, to: string],
  amount: number,
  approved: string,
): string =>
  `insert into quota_transfer (id, from_school_id, to_school_id, school_year, category, amount, requested_on, approved_on)
    values (${id(name)}, ${id(from)}, ${id(to)}, 2026, '1', ${amount}, '2026-09-01', ${approved})`;

const outcome = (...statements: readonly string[]) => outcomeOn(sql, ...statements);
const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements);
const refused = "23514";
const twice = "23505";

describe("quotas", () => {
  test("of all schools stay within the total of every day of the year", async () => {
    const grow = (places: number) =>
      `update school_quota set quota = ${places}, teacher_quota = ${places - 1} where id = ${id("quota town")}`;
    // 20 places until the new year would hold 19; 18 from then on do not.
    expect(await outcome(grow(9))).toBe(refused);
    expect(await outcome(`update staffing_total set total = 19 where id = ${id("after")}`, grow(9))).toEqual(
      [],
    );
    expect(await outcome(`update staffing_total set total = 17 where id = ${id("after")}`)).toBe(refused);
    expect(await outcome(`delete from staffing_total where id = ${id("before")}`)).toBe(refused);
  });

  test("are checked one after the other, so that two clerks cannot both use the last place", async () => {
    await sql.unsafe(`update staffing_total set total = 19 where id = ${id("after")}`);
    const grow = (school: string) =>
      sql.unsafe(
        `update school_quota set quota = quota + 1, teacher_quota = teacher_quota + 1 where id = ${id(`quota ${school}`)}`,
      );
    const done = await Promise.allSettled([grow("rural"), grow("town")]);
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await sql.unsafe(`
      update school_quota set quota = 10, teacher_quota = 9 where id = ${id("quota rural")};
      update school_quota set quota = 8, teacher_quota = 7 where id = ${id("quota town")};
      update staffing_total set total = 18 where id = ${id("after")}`);
  });

  test("count who occupies them, and take no more than they have", async () => {
    const counts = `select occupied, non_quota, seconded from school_quota where id = ${id("quota town")}`;
    const seven = Array.from({ length: 7 }, (_, index) => relation(index + 1, "town"));
    const outside = relation(20, "town", "null");
    const away = `insert into teaching_placement (id, teacher_id, school_id, township_id, kind, stage, valid_from)
      values (${id("away")}, ${id("teacher 2")}, ${id("rural")}, ${id("t")}, 'secondment', '2', '2021-09-01')`;
    const filled = { occupied: 7, non_quota: 1, seconded: 1 };
    expect(await outcome(...seven, outside, away, counts)).toEqual([filled]);
    const forged = `update school_quota set occupied = 0, seconded = 0 where id = ${id("quota town")}`;
    expect(await outcome(...seven, outside, away, forged, counts)).toEqual([filled]);
    const left = `update personnel_relation set valid_to = '2026-09-01' where id = ${id("relation 3")}`;
    expect(await outcome(...seven, outside, away, left, counts)).toEqual([{ ...filled, occupied: 6 }]);
    expect(await outcome(...seven, relation(8, "town"), relation(9, "town"))).toBe(refused);
  });

  test("are held by pools, too: theirs count in the total, and hold whom they have places for", async () => {
    const pooled = (nth: number, township = "u") =>
      `insert into personnel_relation (id, teacher_id, unit, township_id, quota_category, valid_from)
        values (${id(`pooled ${nth}`)}, ${id(`teacher ${nth}`)}, 'pool', ${id(township)}, '1', '2020-09-01')`;
    const pool = (places: number) =>
      `insert into school_quota (id, township_id, school_year, quota, teacher_quota, administrative_quota, support_quota, worker_quota, basis)
        values (${id("pool")}, ${id("u")}, 2026, ${places}, ${places}, 0, 0, 0, 'class-ratio')`;
    const fewer = `update school_quota set quota = 6, teacher_quota = 5 where id = ${id("quota town")}`;
    expect(await attempt(pooled(1))).toBe("school_quota_of_holders");
    expect(await attempt(pool(1))).toBe("staffing_total_holds_quotas");
    expect(await attempt(fewer, pool(2))).toBe(taken);
    expect(await attempt(fewer, pool(2), pooled(1), pooled(2))).toBe(taken);
    expect(await attempt(fewer, pool(2), pooled(1), pooled(2), pooled(3))).toBe("school_quota_occupied");
    expect(await attempt(fewer, pool(2), pooled(1, "t"))).toBe("school_quota_of_holders");
    expect(await attempt(fewer, pool(2), pool(2).replace(id("pool"), id("again")))).toBe(
      "23505 school_quota_pool",
    );
    const counted =
      "select occupied, vacancies from (select occupied, quota - occupied as vacancies, school_id from school_quota) q where school_id is null";
    expect(await outcome(fewer, pool(2), pooled(1), counted)).toEqual([{ occupied: 1, vacancies: 1 }]);
    const left = `update personnel_relation set valid_to = tc.today() where id = ${id("pooled 1")}`;
    const gone = `delete from school_quota where id = ${id("pool")}`;
    expect(await attempt(fewer, pool(2), pooled(1), gone)).toBe("school_quota_of_holders");
    expect(await attempt(fewer, pool(2), pooled(1), left, gone)).toBe(taken);
    const earlier = pool(2).replace(id("pool"), id("earlier")).replace(", 2026,", ", 2025,");
    const both = [fewer, pool(2), earlier, pooled(1)];
    expect(await attempt(...both, gone.replace(id("pool"), id("earlier")))).toBe(taken);
    expect(await attempt(...both, gone)).toBe("school_quota_of_holders");
    const moved = `update personnel_relation set unit = 'school', school_id = ${id("town")} where id = ${id("pooled 1")}`;
    expect(await outcome(fewer, pool(2), pooled(1), moved, counted)).toEqual([{ occupied: 0, vacancies: 2 }]);
  });

  test("of the year before hold until the new year's are entered; who ends is never asked", async () => {
    const today = onDay("2027-09-10");
    const ended = `update personnel_relation set valid_to = tc.today() where id = ${id("relation 1")}`;
    const joined = relation(2, "town");
    expect(await attempt(joined, relation(1, "town"), "set constraints all immediate", today, ended)).toBe(
      taken,
    );
    expect(await attempt(today, relation(1, "town"), joined)).toBe(taken);
    const never = `insert into school (id, district_id, township_id, name, kind, run_by, locale, status) values
      (${id("never")}, ${id("d")}, ${id("t")}, '示例三小', '211', '11', '210', 'planned')`;
    expect(await attempt(never, today, relation(1, "never"))).toBe("school_quota_of_holders");
    const moved = `update personnel_relation set school_id = ${id("never")} where id = ${id("relation 1")}`;
    expect(await attempt(never, today, relation(1, "town"), moved)).toBe("school_quota_of_holders");
  });

  test("move by approval, the total unchanged; approved is final", async () => {
    const quotas = "select quota, teacher_quota from school_quota order by quota desc";
    const asked = transfer("x", ["rural", "town"], 2, "null");
    const approved = `update quota_transfer set approved_on = '2026-09-08' where id = ${id("x")}`;
    expect(await outcome(asked, quotas)).toEqual([
      { quota: 10, teacher_quota: 9 },
      { quota: 8, teacher_quota: 7 },
    ]);
    // The rural school's scheme keeps five of its places.
    expect(await outcome(asked, approved, `${quotas.replace("desc", "")}`)).toEqual([
      { quota: 8, teacher_quota: 7 },
      { quota: 10, teacher_quota: 9 },
    ]);
    expect(await outcome(asked, approved, "update quota_transfer set amount = 1")).toBe(refused);
    expect(await outcome(asked, approved, "delete from quota_transfer")).toBe(refused);
    expect(await outcome(transfer("y", ["rural", "town"], 6, "'2026-09-08'"))).toBe(refused);
    expect(await outcome(transfer("z", ["rural", "rural"], 1, "null"))).toBe(refused);
  });

  test("go from a school once its year has begun by a transfer alone", async () => {
    const by = `select set_config('tongchou.person', ${id("person")}::text, true)`;
    const places = (by: number) =>
      `update school_quota set quota = quota + ${by}, teacher_quota = teacher_quota + ${by} where id = ${id("quota town")}`;
    const total = `update staffing_total set total = 19 where id = ${id("after")}`;
    expect(await attempt(by, places(-1))).toBe("school_quota_moves_by_transfer");
    expect(await attempt(by, onDay("2026-08-31"), places(-1))).toBe(taken);
    expect(await attempt(total, by, places(1))).toBe(taken);
    expect(await attempt(by, transfer("x", ["rural", "town"], 2, "tc.today()"))).toBe(taken);
  });

  test("move between a pool and a school, the total unchanged, as long as both have a quota", async () => {
    const pool = `insert into school_quota (id, township_id, school_year, quota, teacher_quota, administrative_quota, support_quota, worker_quota, basis)
      values (${id("pool")}, ${id("u")}, 2026, 2, 2, 0, 0, 0, 'class-ratio')`;
    const fewer = `update school_quota set quota = 8, teacher_quota = 7 where id = ${id("quota rural")}`;
    const between = (from: string, to: string, amount: number) => `insert into quota_transfer
      (id, from_school_id, from_pool_id, to_school_id, to_pool_id, school_year, category, amount, requested_on, approved_on)
      values (${id("between")}, ${from}, ${to}, 2026, '1', ${amount}, '2026-09-01', '2026-09-08')`;
    const [ofPool, ofTown] = [`null, ${id("u")}`, `${id("town")}, null`];
    const quotas =
      "select quota, teacher_quota from school_quota where id = md5('pool')::uuid or school_id = md5('town')::uuid order by school_id";
    expect(await outcome(fewer, pool, between(ofPool, ofTown, 2), quotas)).toEqual([
      { quota: 10, teacher_quota: 9 },
      { quota: 0, teacher_quota: 0 },
    ]);
    expect(await outcome(fewer, pool, between(ofTown, ofPool, 3), quotas)).toEqual([
      { quota: 5, teacher_quota: 4 },
      { quota: 5, teacher_quota: 5 },
    ]);
    expect(await attempt(fewer, pool, between(ofPool, ofTown, 3))).toBe("school_quota_categories");
    const held = `insert into personnel_relation (id, teacher_id, unit, township_id, quota_category, valid_from)
      values (${id("held")}, ${id("teacher 9")}, 'pool', ${id("u")}, '1', '2020-09-01')`;
    expect(await attempt(fewer, pool, held, between(ofPool, ofTown, 2))).toBe("school_quota_occupied");
    expect(await attempt(fewer, pool, held, between(ofPool, ofTown, 1))).toBe(taken);
    expect(await attempt(fewer, between(ofPool, ofTown, 1))).toBe("quota_transfer_both_quotas");
    expect(await attempt(between(ofPool, ofPool, 1))).toBe("quota_transfer_schools");
    expect(await attempt(between(`${id("town")}, ${id("u")}`, ofTown, 1))).toBe("quota_transfer_schools");
  });
});

describe("schemes and posts", () => {
  const lineOf = (line: string, posts: number) =>
    `update post_scheme_line set post_count = ${posts} where id = ${id(line)}`;

  test("keep within the quota of the school's year", async () => {
    const management = (posts: number) =>
      `insert into post_scheme_line (id, scheme_id, category, grade, post_count) values (${id("management")}, ${id("scheme")}, 'management', 9, ${posts})`;
    expect(await attempt(lineOf("middle", 7), management(1))).toBe(taken);
    expect(await attempt(lineOf("middle", 7), management(2))).toBe("post_scheme_within_quota");
    // Ten places, but nine of them teachers' and one administrative.
    expect(await attempt(lineOf("middle", 8))).toBe("post_scheme_within_kind");
    expect(await attempt(management(2))).toBe("post_scheme_within_kind");
    expect(
      await outcome(`update school_quota set quota = 4, teacher_quota = 3 where id = ${id("quota rural")}`),
    ).toBe(refused);
  });

  test("of an approved scheme keep to the ratio, rural schools with the uplift, or say why not", async () => {
    // Two of five are the 300 and the 100 per mille of a rural school.
    expect(await outcome(lineOf("senior", 3))).toBe(refused);
    expect(await outcome(lineOf("senior", 1))).toEqual([]);
    const why = `${off("post_scheme", "b_said_approved_on")}; update post_scheme set flag_reason = '示例' where id = ${id("scheme")}`;
    expect(await outcome(why, lineOf("senior", 3))).toEqual([]);
    // A school is rural by the definition of the day of the approval, not by its code.
    const rural = (codes: string) =>
      `${off("parameter")}; update parameter set text_value = '${codes}' where id = ${id("locales")}`;
    expect(await outcome(rural("220"), lineOf("middle", 4))).toBe(refused);
    expect(await outcome(rural("210"), lineOf("middle", 4))).toEqual([]);
    expect(
      await outcome(
        `${off("parameter")}; delete from parameter where id = ${id("locales")}`,
        lineOf("middle", 4),
      ),
    ).toBe(refused);
  });

  test("are no more than the line counts, and stay where they were set up", async () => {
    const third = `insert into post (id, line_id, post_no, status, vacant_since) values (${id("third")}, ${id("senior")}, 3, 'vacant', '2026-01-01')`;
    expect(await outcome(third)).toBe(refused);
    expect(await outcome(`update post set line_id = ${id("middle")} where id = ${id("post")}`)).toBe(refused);
    const copied = `select category, grade, school_id = ${id("rural")} as rural from post where id = ${id("post")}`;
    expect(await outcome(copied)).toEqual([{ category: "professional", grade: 7, rural: true }]);
  });
});

describe("appointments", () => {
  const first = appointment("a", "post", ["2025-09-01", "2028-09-01"]);

  test("need an approved scheme, a post that is not frozen, the title of the grade and a relation", async () => {
    const unapproved = appointment("a", "junior post", ["2025-09-01", "2028-09-01"]);
    expect(await attempt(unapproved)).toBe("appointment_scheme_approved");
    const untitled = appointment("a", "post", ["2025-09-01", "2028-09-01"], 2);
    expect(await attempt(untitled)).toBe("appointment_title_held");
    const tooEarly = appointment("a", "post", ["2018-09-01", "2021-09-01"]);
    expect(await attempt(tooEarly)).toBe("appointment_title_held");
    const freeze = `update post set status = 'frozen', vacant_since = null where id = ${id("post")}`;
    expect(await attempt(freeze, first)).toBe("appointment_post_not_frozen");
    const archive = `update post set archived_at = now() where id = ${id("post")}`;
    expect(await attempt(archive, first)).toBe("appointment_post_not_archived");
    expect(await attempt(first)).toBe("personnel_relation_of_service");
    expect(await attempt(relation(1, "rural"), first)).toBe(taken);
  });

  test("are of who belongs to the school or its township's pool, in a place of the post's kind", async () => {
    expect(await attempt(relation(1, "town"), first)).toBe("appointment_fits_relation");
    expect(await attempt(relation(1, "rural", "'4'"), first)).toBe("appointment_fits_relation");
    // Nor is an administrative place one of a professional post's; a support place is.
    expect(await attempt(relation(1, "rural", "'2'"), first)).toBe("appointment_fits_relation");
    expect(await attempt(relation(1, "rural", "'3'"), first)).toBe(taken);
    const [pool, pooled] = [
      `insert into school_quota (id, township_id, school_year, quota, teacher_quota, administrative_quota, support_quota, worker_quota, basis)
        values (${id("pool")}, ${id("t")}, 2026, 1, 1, 0, 0, 0, 'class-ratio')`,
      `insert into personnel_relation (id, teacher_id, unit, township_id, quota_category, valid_from)
        values (${id("pooled")}, ${id("teacher 1")}, 'pool', ${id("t")}, '1', '2020-09-01')`,
    ];
    const fewer = `update school_quota set quota = 6, teacher_quota = 5 where id = ${id("quota town")}`;
    expect(await attempt(fewer, pool, pooled, first)).toBe(taken);
    const change = (what: string) => `update personnel_relation set ${what} where id = ${id("relation 1")}`;
    const held = [relation(1, "rural"), first];
    expect(await attempt(...held, change(`school_id = ${id("town")}`))).toBe("appointment_fits_relation");
    expect(await attempt(...held, change("valid_to = '2027-09-01'"))).toMatch(
      /appointment_fits_relation|personnel_relation_of_service/,
    );
    expect(await attempt(...held, change("valid_to = '2028-09-01'"))).toBe(taken);
    const next = relation(1, "town")
      .replace(id("relation 1"), id("next"))
      .replace("2020-09-01", "2027-09-01");
    const shorter = `update appointment set valid_to = '2027-09-01' where id = ${id("a")}`;
    expect(await attempt(...held, change("valid_to = '2027-09-01'"), next)).toBe("appointment_fits_relation");
    expect(await attempt(...held, change("valid_to = '2027-09-01'"), next, shorter)).toBe(taken);
  });

  test("are one a person at a time", async () => {
    const second = `insert into post (id, line_id, post_no, status) values (${id("second")}, ${id("senior")}, 2, 'vacant')`;
    const both = (from: string) => [
      relation(1, "rural"),
      first,
      second,
      appointment("b", "second", [from, "2029-09-01"]),
    ];
    expect(await attempt(...both("2028-08-31"))).toBe("23P01 appointment_one_post");
    expect(await attempt(...both("2028-09-01"))).toBe(taken);
  });

  test("leave a vacancy that runs from the event that made it, whatever is written", async () => {
    const since = `select vacant_since::text as since from post where id = ${id("post")}`;
    const forged = `update post set vacant_since = tc.today() where id = ${id("post")}`;
    expect(await outcome(forged, since)).toEqual([{ since: "2025-03-01" }]);
    const status = (to: string) => `update post set status = '${to}' where id = ${id("post")}`;
    const thawed = "select vacant_since = tc.today() as today from post where id = ";
    expect(await outcome(status("frozen"), status("vacant"), `${thawed}${id("post")}`)).toEqual([
      { today: true },
    ]);
    const approved = `${off("post_scheme", "b_said_approved_on")}; update post_scheme set approved_on = '2025-04-01' where id = ${id("scheme")}`;
    expect(await outcome(approved, since)).toEqual([{ since: "2025-04-01" }]);
    const ended = (day: string) => `update appointment set valid_to = '${day}' where id = ${id("a")}`;
    const rewritten = off("appointment", "b_said");
    expect(await outcome(rewritten, first, ended("2026-09-01"), ended("2026-03-01"), since)).toEqual([
      { since: "2026-03-01" },
    ]);
    const archived = `update appointment set archived_at = now() where id = ${id("a")}`;
    expect(await outcome(first, ended("2026-03-01"), archived, since)).toEqual([{ since: "2025-03-01" }]);
  });

  test("fill the post, one at a time, and leave it vacant from the day they end", async () => {
    const state = `select status, vacant_since::text from post where id = ${id("post")}`;
    expect(await outcome(first, state)).toEqual([{ status: "filled", vacant_since: null }]);
    const second = appointment("b", "post", ["2026-09-01", "2029-09-01"], 2);
    expect(await attempt(first, second)).toBe("23P01 appointment_no_overlap");
    const ended = `update appointment set valid_to = '2026-03-01' where id = ${id("a")}`;
    expect(await outcome(first, ended, state)).toEqual([{ status: "vacant", vacant_since: "2026-03-01" }]);
  });

  test("are confirmed once, while they last, and made by a person a month late at most", async () => {
    const confirmed = (day: string) => `update appointment set confirmed_on = ${day} where id = ${id("a")}`;
    const before = [off("appointment", "b_said"), relation(1, "rural"), first];
    expect(await attempt(first, confirmed("'2025-09-25'"), confirmed("'2025-09-26'"))).toBe(
      "appointment_confirmed_once",
    );
    expect(await attempt(first, confirmed("'2028-09-01'"))).toBe("appointment_confirmed_in_term");
    const last = [...before, onDay("2028-08-31"), confirmed("'2028-08-31'")];
    expect(await attempt(...last, confirmed("'2028-08-31'"))).toBe(taken);
    const by = `select set_config('tongchou.person', ${id("person")}::text, true)`;
    const begins = (days: number) =>
      `update appointment set valid_from = tc.today() - ${days} where id = ${id("a")}`;
    expect(await attempt(...before, by, begins(32))).toBe("appointment_begins_in_time");
    expect(await attempt(...before, by, begins(31))).toBe(taken);
    expect(await attempt(...before, begins(32))).toBe(taken);
    const until = (day: string) => `update appointment set valid_to = '${day}' where id = ${id("a")}`;
    const seen = confirmed("'2026-09-01'");
    expect(await attempt(...before, seen, by, until("2028-09-02"))).toBe("appointment_as_confirmed");
    expect(await attempt(...before, seen, by, until("2028-09-01"))).toBe(taken);
    expect(await attempt(...before, by, until("2028-09-02"))).toBe(taken);
  });

  test("are appraised once, not before the term begins", async () => {
    const appraisal = (name: string, day: string) =>
      `insert into term_appraisal (id, appointment_id, result, appraised_on) values (${id(name)}, ${id("a")}, 'qualified', '${day}')`;
    const copied = `select teacher_id = ${id("teacher 1")} as own, school_id = ${id("rural")} as rural from term_appraisal`;
    expect(await outcome(first, appraisal("p", "2026-06-01"), copied)).toEqual([{ own: true, rural: true }]);
    expect(await outcome(first, appraisal("p", "2026-06-01"), appraisal("q", "2026-06-02"))).toBe(twice);
    expect(await outcome(first, appraisal("p", "2025-08-31"))).toBe(refused);
  });
});
