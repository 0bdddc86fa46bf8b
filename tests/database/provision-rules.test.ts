// What the database itself refuses of schools' conditions, networks, projects and large classes, and what its triggers keep.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { plantedClosures, plantedDevelopments, plantedProjects } from "../../src/sample/provision/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { testToday } from "../support/test-keys.ts";
import { attemptOn, first, off, openAll, outcomeOn, taken } from "./attempt.ts";
import { decide, unstaffed } from "./school-statements.ts";

const { street, mountain, guanmian, large56 } = plantedSchools;
let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(unstaffed);
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const outcome = (...statements: readonly string[]) => outcomeOn(sql, ...statements);
const attempt = (...statements: readonly string[]) => attemptOn(sql, ...statements);
const refused = "23514";
const overlapping = "23P01";

test("the sample's copies are what the triggers would write", async () => {
  const [copies] = await sql`
    select (select count(*)::int from enrolment_plan p where capped <> tc.has_open_large_class(school_id, school_year)) as caps,
      (select count(*)::int from large_class_case k join school_class c on c.id = k.class_id
        where (k.school_id, k.township_id, k.school_year) <> (c.school_id, c.township_id, c.school_year)) as cases,
      (select count(*)::int from large_class_case k where cleared_on is null and latest_size <>
        (select count(*) from enrolment e where e.class_id = k.class_id and e.valid_to is null)) as sizes,
      (select count(*)::int from (select class_id from enrolment where valid_to is null group by 1 having count(*) >= 56) l
        where not exists (select from large_class_case k where k.class_id = l.class_id and k.cleared_on is null)) as missing,
      (select count(*)::int from catchment_division d join catchment c on c.id = d.catchment_id join village v on v.id = d.village_id
        where (d.school_year, d.stage, d.township_id) <> (c.school_year, c.stage, v.township_id)) as divisions`;
  expect(copies).toEqual({ caps: 0, cases: 0, sizes: 0, missing: 0, divisions: 0 });
  const scoped = [
    "school_stage",
    "school_campus",
    "school_condition",
    "curriculum_offering",
    "management_review",
    "charter",
  ];
  for (const table of [...scoped, "party_organisation", "cluster_member", "catchment", "enrolment_plan"]) {
    const [row] = await sql.unsafe(
      `select count(*)::int as n from ${table} t join school s on s.id = t.school_id where s.township_id <> t.township_id`,
    );
    expect([table, row?.n]).toEqual([table, 0]);
  }
});

test("residents who come of age are counted by the database as by the sample", async () => {
  const count = "select township_id, school_year, stage, children from school_age_count order by 1, 2, 3";
  const before = [...(await sql.unsafe(count))];
  expect(await outcome(`select tc.refresh_school_age_counts('${testToday}')`, count)).toEqual(before);
  expect(before.filter(({ children }) => children > 0).length).toBeGreaterThan(40);
});

test("two schools share a village in named parts only", async () => {
  const insert = (part: string) => `
    insert into catchment_division (id, catchment_id, village_id, township_id, school_year, stage, part_text)
      select gen_random_uuid(), c.id, d.village_id, d.township_id, 0, 'primary', ${part}
        from catchment_division d, catchment c
       where c.school_id = '${large56.id}' and c.stage = 'primary' and d.stage = 'primary'
         and d.part_text is not distinct from 'WHICH' limit 1 returning school_year`;
  const shared = insert("'示例大道以北'").replace("'WHICH'", "'示例大道以东'");
  expect(await outcome(shared)).toEqual([{ school_year: 2026 }]);
  expect(await outcome(insert("null").replace("'WHICH'", "'示例大道以东'"))).toBe(overlapping);
  expect(await outcome(insert("'示例大道以东'").replace("'WHICH'", "'示例大道以东'"))).toBe(overlapping);
  expect(await outcome(insert("'示例大道以北'").replace("'WHICH'", "null"))).toBe(overlapping);
});

test("a pairing helps rural or weak schools, under an urban or strong one", async () => {
  const join = (school: string) => `
    insert into cluster_member (id, cluster_id, school_id, township_id, valid_from)
      select gen_random_uuid(), id, '${school}', gen_random_uuid(), valid_from from school_cluster where name = '示例对口帮扶'`;
  expect(await outcome(join(large56.id))).toBe(refused);
  expect(await outcome(join(street.id))).toBe(refused);
  const lead = `update school_cluster set lead_school_id = '${guanmian.id}' where name = '示例对口帮扶'`;
  expect(await outcome(lead)).toBe(refused);
});

test("no rural school closes without every step", async () => {
  const close = (id: string) => `update school set status = 'closed' where id = '${id}' returning status`;
  const { heard, decided } = plantedClosures;
  expect(await outcome(close(heard.schoolId))).toBe(refused);
  expect(await outcome(close(mountain.id))).toBe(refused);
  expect(await outcome(close(street.id))).toEqual([{ status: "closed" }]);
  const steps = decide(heard.schoolId, "close");
  expect(await outcome(...steps, close(heard.schoolId))).toEqual([{ status: "closed" }]);
  const unheard = "delete from closure_hearing where held_on = tc.today() - 30";
  expect(await outcome(...steps, unheard)).toBe(refused);
  expect(await outcome(`delete from closure_hearing where closure_id = '${decided.id}'`)).toBe(refused);
  expect(await outcome(`update school_closure set travel_plan = null where id = '${decided.id}'`)).toBe(
    refused,
  );
});

const classOfStreet = `(select id from school_class where school_id = '${street.id}' and school_year = 2026 order by grade, class_no limit 1)`;
/** Pupils of other schools until the class has as many as said. */
const fill = (size: number) => `
  update school_class set exception_cap = 70, exception_reason = '示例' where id = ${classOfStreet};
  update enrolment set class_id = ${classOfStreet}, school_id = '${street.id}' where id in (
    select id from enrolment where valid_to is null and class_id <> ${classOfStreet} order by id
     limit ${size} - (select count(*) from enrolment where valid_to is null and class_id = ${classOfStreet}))`;
const caseOfStreet = `select size_then, latest_size, cleared_on from large_class_case where class_id = ${classOfStreet}`;
const plansOfStreet = `select bool_or(capped) as capped, bool_and(capped) as all, count(cap_reason)::int as reasons from enrolment_plan where school_id = '${street.id}'`;

test("the ledger opens at 56, not at 55, and caps the school's plans", async () => {
  expect(await outcome(fill(55), caseOfStreet)).toEqual([]);
  expect(await outcome(fill(55), plansOfStreet)).toMatchObject([{ capped: false }]);
  expect(await outcome(fill(56), caseOfStreet)).toEqual([
    { size_then: 56, latest_size: 56, cleared_on: null },
  ]);
  expect(await outcome(fill(56), plansOfStreet)).toEqual([{ capped: true, all: true, reasons: 4 }]);
  expect(await outcome(fill(56), fill(58), caseOfStreet)).toMatchObject([{ size_then: 56, latest_size: 58 }]);
});

test("a case is cleared below 56 only, and clearing frees the plans", async () => {
  const clear = `update large_class_case set cleared_on = tc.today() where class_id = ${classOfStreet}`;
  const shrink = `update enrolment set valid_to = tc.today() where id = (select min(id::text)::uuid from enrolment where valid_to is null and class_id = ${classOfStreet})`;
  expect(await outcome(fill(56), clear)).toBe(refused);
  expect(await outcome(fill(56), shrink, clear, plansOfStreet)).toEqual([
    { capped: false, all: false, reasons: 0 },
  ]);
  // Large again on the day it was cleared: the same case goes on.
  expect(await outcome(fill(56), shrink, clear, fill(57), caseOfStreet)).toEqual([
    { size_then: 56, latest_size: 57, cleared_on: null },
  ]);
});

test("nobody is diverted into a class that becomes large by it", async () => {
  const divert = (pupils: number) => `
    insert into large_class_measure (id, case_id, school_id, township_id, kind, to_school_id, to_class_id, pupils, due_on)
      select gen_random_uuid(), id, school_id, township_id, 'divert', '${street.id}', ${classOfStreet}, ${pupils}, tc.today()
        from large_class_case where school_id = '${large56.id}' returning kind`;
  expect(await outcome(fill(50), divert(5))).toEqual([{ kind: "divert" }]);
  expect(await outcome(fill(50), divert(6))).toBe(refused);
  expect(await outcome(fill(50), divert(3), divert(3))).toBe(refused);
});

test("no permit and no verification while a developer's duty is unmet", async () => {
  const set = (key: keyof typeof plantedDevelopments, what: string) =>
    outcome(
      `update residential_development set ${what} where id = '${plantedDevelopments[key]}' returning id`,
    );
  const permits = "housing_permit_on = tc.today(), school_permit_on = tc.today()";
  const opinion = (places: number) => `agreed_places = ${places}, opinion_on = tc.today()`;
  expect(await set("waiting", `housing_permit_on = tc.today(), ${opinion(1500)}`)).toBe(refused);
  expect(await set("waiting", permits)).toBe(refused);
  expect(await set("waiting", `${permits}, ${opinion(1501)}`)).toBe(refused);
  expect(await set("waiting", `${permits}, agreed_places = 1500, opinion_on = tc.today() + 1`)).toBe(refused);
  expect(await set("waiting", `${permits}, ${opinion(1500)}`)).toEqual([{ id: plantedDevelopments.waiting }]);
  expect(await set("ahead", "housing_verified_on = tc.today()")).toBe(refused);
  expect(await set("free", "school_duty = 'primary', places = 45")).toBe(refused);
  // Nor is the duty set aside to get them, unless education had said before that none is owed.
  const waiting = (what: string) =>
    `update residential_development set ${what} where id = '${plantedDevelopments.waiting}'`;
  const dropped = waiting(`school_duty = 'none', places = 0, ${opinion(0)}, housing_permit_on = tc.today()`);
  expect(await outcome(dropped)).toBe(refused);
  expect(await outcome(waiting("school_duty = 'primary'"))).toBe(refused);
  expect(await outcome(waiting(opinion(0)), dropped)).toEqual([]);
  expect(await outcome(waiting("places = 1400"), waiting(`${permits}, ${opinion(1500)}`))).toBe(refused);
});

test("no permit for the next homes of who owes a school elsewhere, and none is kept from who kept in step", async () => {
  const of = (key: keyof typeof plantedDevelopments, what: string) =>
    `update residential_development set ${what} where id = '${plantedDevelopments[key]}'`;
  const permit = "housing_permit_on = tc.today()";
  expect(await attempt(of("nextOfAhead", permit))).toBe("residential_development_owes_elsewhere");
  expect(await attempt(of("nextOfInStep", permit))).toBe(taken);
  const handedOver = of("ahead", "school_started_on = '2026-01-10', school_delivered_on = tc.today()");
  expect(await attempt(handedOver, of("nextOfAhead", permit))).toBe(taken);
  // What is said of the developer in the same step counts, and a school that is not owed is not waited for.
  const moved = of("nextOfInStep", `${permit}, developer_uscc = '91999999MA00000001'`);
  expect(await attempt(moved)).toBe("residential_development_owes_elsewhere");
  expect(await attempt(of("nextOfAhead", `${permit}, developer_uscc = '91999999MA00000003'`))).toBe(taken);
});

test("a rural school goes on admitting to its first grade, unless the procedure took that grade", async () => {
  const { teachingPoint } = plantedSchools;
  const none = (school: string) =>
    `update enrolment_plan set planned = 0 where school_id = '${school}' and stage = 'primary' and school_year = 2026`;
  expect(await attempt(none(teachingPoint.id))).toBe("enrolment_plan_keeps_intake");
  expect(await attempt(none(teachingPoint.id).replace("planned = 0", "planned = 1"))).toBe(taken);
  expect(await attempt(none(street.id))).toBe(taken);
  const reduced = (grades: string) => decide(teachingPoint.id, "reduce", { grades });
  expect(await attempt(...reduced("1, 1"), none(teachingPoint.id))).toBe(taken);
  expect(await attempt(...reduced("2, 2"), none(teachingPoint.id))).toBe("enrolment_plan_keeps_intake");
});

test("a project's dates stand in order, with no step left out", async () => {
  const set = (key: keyof typeof plantedProjects, what: string) =>
    outcome(`update construction_project set ${what} where id = '${plantedProjects[key]}' returning id`);
  expect(await set("unapproved", "started_on = tc.today()")).toBe(refused);
  expect(await set("unapproved", "approved_on = tc.today()")).toBe(refused);
  expect(await set("unapproved", "approved_on = tc.today(), approval_no = '示1'")).toEqual([
    { id: plantedProjects.unapproved },
  ]);
  expect(await set("idle", "opened_on = delivered_on - 1")).toBe(refused);
});

test("periods of one key do not overlap", async () => {
  const again = (table: string, columns: string, where: string) =>
    outcome(
      off("parameter"),
      `insert into ${table} (id, ${columns}) select gen_random_uuid(), ${columns} from ${table} where ${where} limit 1`,
    );
  const value = "key, township_id, owner_department, number_value, unit, valid_from, valid_to";
  expect(await again("parameter", value, "key = 'construction.idle-months'")).toBe(overlapping);
  expect(await again("parameter", value, "key = 'school.travel-minutes' and township_id is not null")).toBe(
    overlapping,
  );
  const stage = "school_id, township_id, stage, grade_from, grade_to, valid_from, valid_to";
  expect(await again("school_stage", stage, "true")).toBe(overlapping);
  const party = "school_id, township_id, kind, members, valid_from, valid_to";
  expect(await again("party_organisation", party, "true")).toBe(overlapping);
});

test("parameters and targets hold decimals, and nothing that is no figure", async () => {
  const written = (table: string, column: string, value: string) =>
    outcome(
      off(table),
      `update ${table} set ${column} = ${value} where ${column} is not null`,
      `select ${column}::text as held from ${table} where ${column} is not null limit 1`,
    );
  for (const [table, column] of [
    ["parameter", "number_value"],
    ["target", "value"],
  ] as const) {
    expect(await written(table, column, "9.95")).toEqual([{ held: "9.95" }]);
    for (const figure of ["'NaN'", "'Infinity'", "1e12", "0.0000001"])
      expect(await written(table, column, figure)).toBe(refused);
  }
});

describe("四(四): what was said, heard or decided stays", () => {
  const change = (table: string, columns: string, where: string) =>
    `update ${table} set ${columns} where ${first(table, where)}`;
  const heard = (status: string) =>
    `closure_id in (select id from school_closure where status ${status} and archived_at is null)`;
  /** What, the wrong write, the rule, and its near miss. */
  const writes: readonly (readonly [string, string, string, ...string[]])[] = [
    [
      "conditions that are published",
      change("school_condition", "books = books + 1", "school_year = 2026 and published_on is not null"),
      "school_condition_published",
      change("school_condition", "books = books + 1", "school_year = 2026 and published_on is null"),
    ],
    [
      "their publication",
      change("school_condition", "published_on = null", "school_year = 2026 and published_on is not null"),
      "school_condition_published",
      change(
        "school_condition",
        "weak_school = true, weak_basis = '示例'",
        "school_year = 2026 and published_on is not null",
      ),
    ],
    [
      "conditions of a closed year",
      `delete from school_condition where ${first("school_condition", "school_year = 2025")}`,
      "closed_figure_rests",
      openAll,
      `delete from school_condition where ${first("school_condition", "school_year = 2025")}`,
    ],
    [
      "a review that is confirmed",
      change("management_review", "score = 1", "confirmed_on is not null"),
      "school_condition_published",
      change("management_review", "due_on = '2027-01-31'", "confirmed_on is not null"),
    ],
    [
      "how a hearing voted",
      change("closure_hearing", "votes_for = votes_for + 1", heard("= 'decided'")),
      "closure_hearing_stays",
      change("closure_hearing", "votes_for = votes_for + 1", heard("<> 'decided'")),
    ],
    [
      "places that are owed",
      change(
        "residential_development",
        "agreed_places = agreed_places - 1",
        "housing_permit_on is not null and agreed_places > 0",
      ),
      "residential_development_duty_stays",
      change(
        "residential_development",
        "agreed_places = agreed_places",
        "housing_permit_on is not null and agreed_places > 0",
      ),
    ],
    [
      "a report of what the police must know",
      change("mandatory_report", "category = 'other'", "category = 'abuse'"),
      "mandatory_report_reaches_police",
      change("mandatory_report", "category = 'missing'", "category = 'abuse'"),
    ],
    [
      "a membership's past",
      change("cluster_member", "valid_from = valid_from - 9", "valid_to is null"),
      "parameter_past_days",
      change("cluster_member", "valid_to = tc.today()", "valid_to is null"),
    ],
    [
      "a party organisation's past",
      change("party_organisation", "valid_from = valid_from + 9", "valid_to is null"),
      "parameter_past_days",
      change("party_organisation", "members = members + 1", "valid_to is null"),
    ],
  ];
  test.each(writes)("%s", async (_what, wrong, rule, ...right) => {
    // Of days that are over, what was said stays by another rule.
    const today = [off("residential_development", "b_said"), off("mandatory_report", "b_said")];
    expect(await attempt(...today, wrong)).toBe(rule);
    expect(await attempt(...today, ...right)).toBe(taken);
  });

  test("and what other rows say is theirs to say: whether a post is filled, whom a report is addressed to", async () => {
    const vacant = first("post", "status = 'vacant'");
    const keep = `create temp table it on commit drop as select id from post where ${vacant}`;
    const byHand = "update post set status = 'filled', vacant_since = null where id = (select id from it)";
    expect(await attempt(keep, byHand)).toBe("post_one_step");
    const hidden = `update mandatory_report set to_police = false, to_education = not to_education returning id`;
    const told = "select to_police, to_education from mandatory_report order by id";
    expect(await outcome(hidden, told)).toEqual(await outcome(told));
  });
});
