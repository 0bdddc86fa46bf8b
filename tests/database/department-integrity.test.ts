// Rules of staff, money, aid, meals and care (drizzle/0015): for each an attempt that the database refuses whoever makes
// it, beside a near miss that it accepts; and the sample, which is loaded with triggers off, keeps them all.
import postgres, { type Sql, type TransactionSql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedNutrition } from "../../src/sample/nutrition/planted.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { plantedCare, plantedReports } from "../../src/sample/welfare/planted.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await cloneDatabase();
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const accepted = "accepted";
class Undo extends Error {}

/** What refused the statements, deferred rules included: the constraint, or the message; nothing stays. */
async function attempt(...statements: readonly string[]): Promise<string> {
  try {
    await sql.begin(async (tx: TransactionSql) => {
      for (const statement of statements) {
        const { count } = await tx.unsafe(statement);
        // An attempt on no row would be accepted for nothing.
        if (count === 0) throw new Error(`no row: ${statement}`);
      }
      await tx.unsafe("set constraints all immediate");
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return accepted;
    const { code, constraint_name, message } = error as postgres.PostgresError;
    if (code !== "23514") throw error;
    return constraint_name ?? message;
  }
  throw new Error("unreachable");
}

const running = "a.valid_from <= tc.today() and a.valid_to > tc.today()";

describe("the sample keeps what is refused from now on", () => {
  test.each([
    [
      "no held post is vacant or frozen",
      `select p.id from post p join appointment a on a.post_id = p.id
        where p.status = 'vacant' and ${running} or p.status = 'frozen' and a.valid_to > tc.today()`,
    ],
    [
      "every appointment has its title",
      `select a.id from appointment a join post p on p.id = a.post_id where tc.titles_of_grade(p.category, p.grade) is not null
        and not exists (select from title_grant t where t.teacher_id = a.teacher_id
          and t.level = any (tc.titles_of_grade(p.category, p.grade)) and t.granted_on <= a.valid_from)`,
    ],
    [
      "everyone of the quota in service has a relation",
      `select t.id from teacher t join (select teacher_id, valid_from, valid_to from teaching_placement
          union all select teacher_id, valid_from, valid_to from appointment) s on s.teacher_id = t.id
        where t.staff_kind = 'quota' and (s.valid_to is null or s.valid_to > tc.today())
          and not daterange(greatest(s.valid_from, tc.today()), s.valid_to) <@ coalesce((select
            range_agg(daterange(r.valid_from, r.valid_to)) from personnel_relation r where r.teacher_id = t.id), '{}')`,
    ],
    [
      "no more are funded than the rule gives",
      `select h.id from funding_headcount h join fund_standard s on s.id = h.standard_id
        where h.funded > greatest(h.actual, s.minimum_pupils)`,
    ],
    [
      "meals are given on school days",
      "select id from nutrition_school_month where meal_days > tc.school_days(month)",
    ],
    [
      "aid for boarders has a placement as a boarder",
      `select g.id from student_aid_grant g where g.kind = 'boarder-living' and g.decision = 'granted' and not exists
        (select from enrolment e where e.student_id = g.student_id and e.school_year = g.school_year and e.boarding)`,
    ],
    [
      "reports come before receipt, events before responses",
      `select m.id from mandatory_report m join report_recipient r on r.report_id = m.id where r.received_at < m.reported_at
        union all select m.id from mandatory_report m join emergency_response r on r.report_id = m.id where r.responded_at < m.event_at`,
    ],
    [
      "somebody acted on what is assessed or closed",
      `select m.id from mandatory_report m where m.status in ('assessed', 'closed')
        and not exists (select from report_recipient r where r.report_id = m.id and r.first_action_at is not null)`,
    ],
    [
      "checks are made since the opening and not after today",
      `select k.id from left_behind_check k join left_behind_record r on r.id = k.record_id
        where k.checked_on < r.valid_from or k.checked_on > tc.today()`,
    ],
  ])("%s", async (_rule, broken) => {
    expect(await sql.unsafe(broken)).toHaveLength(0);
  });
});

describe("a post (三(五))", () => {
  const held = `(select a.post_id from appointment a where ${running} order by a.id limit 1)`;
  const free = `(select p.id from post p where p.status = 'vacant' and not exists
    (select from appointment a where a.post_id = p.id and a.valid_to > tc.today()) order by p.id limit 1)`;
  const freeze = "update post set status = 'frozen', vacant_since = null where id =";

  test("is neither vacant nor frozen while somebody holds it", async () => {
    const vacate = "update post set status = 'vacant', vacant_since = tc.today() where id =";
    expect(await attempt(`${vacate} ${held}`)).toBe("post_keeps_appointment");
    expect(await attempt(`${freeze} ${held}`)).toBe("post_keeps_appointment");
    expect(await attempt(`${freeze} ${free}`, `${vacate} ${free.replace("vacant'", "frozen'")}`)).toBe(
      accepted,
    );
  });

  test("may be frozen once the term is over, which then does not go on", async () => {
    const term = `create temp table term on commit drop as select id, post_id, valid_to from appointment a
      where ${running} and valid_from < tc.today() order by id limit 1`;
    const over = "update appointment set valid_to = tc.today() where id = (select id from term)";
    const frozen = `${freeze} (select post_id from term)`;
    const again =
      "update appointment set valid_to = (select valid_to from term) where id = (select id from term)";
    expect(await attempt(term, over, frozen)).toBe(accepted);
    expect(await attempt(term, over, again)).toBe(accepted);
    expect(await attempt(term, over, frozen, again)).toBe("the post is frozen");
  });
});

describe("a title (三(五)(六))", () => {
  const holder = `(select a.teacher_id from appointment a join post p on p.id = a.post_id where ${running}
    and p.category = 'professional' and p.grade between 8 and 10
    and not exists (select from title_grant t where t.teacher_id = a.teacher_id and t.level in ('senior', 'full-senior'))
    order by a.id limit 1)`;

  test("stays while an appointment needs it", async () => {
    const needed = `teacher_id = ${holder} and level = 'first'`;
    for (const change of [
      `delete from title_grant where ${needed}`,
      `update title_grant set level = 'third', subject = '11' where ${needed}`,
      `update title_grant set granted_on = tc.today() where ${needed}`,
      `update title_grant set teacher_id = '${plantedTeachers.substitute.id}' where ${needed}`,
    ]) {
      expect(await attempt(change)).toBe("title_grant_keeps_appointment");
    }
  });

  test("that no appointment needs may go, and a higher one will do instead", async () => {
    const of = (level: string) => `teacher_id = ${holder} and level = '${level}'`;
    expect(await attempt(`delete from title_grant where ${of("second")}`)).toBe(accepted);
    expect(await attempt(`update title_grant set level = 'senior' where ${of("first")}`)).toBe(accepted);
    expect(await attempt(`update title_grant set rural_track = true where ${of("first")}`)).toBe(accepted);
  });
});

describe("a personnel relation (三(三)(五))", () => {
  const { homeroom, substitute, pool } = plantedTeachers;
  const close = (id: string, day = "tc.today()") =>
    `update personnel_relation set valid_to = ${day} where teacher_id = '${id}'`;
  const follow = (id: string, day = "tc.today()") => `insert into personnel_relation
    (id, teacher_id, unit, school_id, township_id, quota_category, valid_from)
    select gen_random_uuid(), teacher_id, unit, school_id, township_id, quota_category, ${day}
      from personnel_relation where teacher_id = '${id}'`;
  const stop = (table: string, id: string) => `update ${table} set valid_to = tc.today()
    where teacher_id = '${id}' and (valid_to is null or valid_to > tc.today())`;

  test("of a teacher of the quota in service is followed by another, without a gap", async () => {
    expect(await attempt(close(homeroom.id))).toBe("personnel_relation_of_service");
    expect(await attempt(close(pool.id))).toBe("personnel_relation_of_service");
    expect(await attempt(close(homeroom.id, "tc.today() + 30"))).toBe("personnel_relation_of_service");
    expect(await attempt(close(homeroom.id), follow(homeroom.id))).toBe(accepted);
    expect(await attempt(close(homeroom.id), follow(homeroom.id, "tc.today() + 1"))).toBe(
      "personnel_relation_of_service",
    );
  });

  test("ends with the service, and ends freely outside the quota", async () => {
    const leave = [stop("teaching_placement", homeroom.id), stop("appointment", homeroom.id)];
    expect(await attempt(...leave, close(homeroom.id))).toBe(accepted);
    expect(await attempt(close(homeroom.id), ...leave)).toBe(accepted);
    expect(await attempt(leave[0] ?? "", close(homeroom.id))).toBe("personnel_relation_of_service");
    expect(await attempt(close(substitute.id))).toBe(accepted);
  });

  test("in force ends by its date and is not deleted", async () => {
    const gone = `delete from personnel_relation where teacher_id = '${homeroom.id}'`;
    const leave = [stop("teaching_placement", homeroom.id), stop("appointment", homeroom.id)];
    expect(await attempt(gone)).toBe("personnel_relation_of_service");
    expect(await attempt(...leave, gone)).toBe("personnel_relation_of_service");
    expect(
      await attempt(
        `delete from personnel_relation where teacher_id = '${plantedTeachers.enteredBefore.id}'`,
      ),
    ).toBe(accepted);
  });
});

test("of those recruited no more are hired than qualified, nor qualified than applied (三(五))", async () => {
  const plan = "update recruitment_plan set planned = 9, ";
  const one = "where id = (select id from recruitment_plan order by id limit 1)";
  expect(await attempt(`${plan} applicants = 5, qualified = 3, hired = 4 ${one}`)).toBe(
    "recruitment_plan_counts",
  );
  expect(await attempt(`${plan} applicants = 5, qualified = 6, hired = 3 ${one}`)).toBe(
    "recruitment_plan_counts",
  );
  expect(await attempt(`${plan} applicants = null, qualified = null, hired = 3 ${one}`)).toBe(
    "recruitment_plan_known",
  );
  expect(await attempt(`${plan} applicants = 5, qualified = 5, hired = 5 ${one}`)).toBe(accepted);
});

describe("funded pupils (三(二)(六))", () => {
  const report = (
    item: string,
    actual: number,
    funded: number,
    state = "'reported', null",
  ) => `insert into funding_headcount
    (id, school_id, township_id, fiscal_year, item, stage, standard_id, actual, funded, as_of, status, certified_on)
    select gen_random_uuid(), school_id, township_id, 2031, item, stage, standard_id, ${actual}, ${funded}, '2030-09-20', ${state}
      from funding_headcount where id = (select id from funding_headcount where item = '${item}' order by fiscal_year desc, id limit 1)`;

  test("are at most those there are, or the hundred of the small school; fewer is a finding", async () => {
    expect(await attempt(report("small-school", 40, 101))).toBe("funding_headcount_within_rule");
    expect(await attempt(report("small-school", 40, 100))).toBe(accepted);
    expect(await attempt(report("small-school", 40, 30))).toBe(accepted);
    expect(await attempt(report("small-school", 110, 110))).toBe(accepted);
    expect(await attempt(report("base", 140, 141))).toBe("funding_headcount_within_rule");
    expect(await attempt(report("base", 140, 140))).toBe(accepted);
    const fewer = "update funding_headcount set actual = 139 where fiscal_year = 2031";
    expect(await attempt(report("base", 140, 140), fewer)).toBe("funding_headcount_within_rule");
  });

  test("are certified on a day, and only then", async () => {
    expect(await attempt(report("base", 9, 9, "'certified', null"))).toBe("funding_headcount_certified");
    expect(await attempt(report("base", 9, 9, "'reported', '2030-12-18'"))).toBe(
      "funding_headcount_certified",
    );
    expect(await attempt(report("base", 9, 9, "'certified', '2030-12-18'"))).toBe(accepted);
  });

  test("hold their standard's least number up", async () => {
    const standard = `insert into fund_standard (id, item, stage, amount_fen, minimum_pupils, document_id, valid_from)
      select gen_random_uuid(), 'other', stage, 1, 100, document_id, '2029-01-01' from fund_standard where id =
        (select id from fund_standard where item = 'small-school' and stage = 'primary' order by id limit 1)`;
    const funded = `insert into funding_headcount
      (id, school_id, township_id, fiscal_year, item, stage, standard_id, actual, funded, as_of, status)
      select gen_random_uuid(), h.school_id, h.township_id, 2031, s.item, s.stage, s.id, 40, 100, '2030-09-20', 'reported'
        from fund_standard s, (select * from funding_headcount order by id limit 1) h where s.item = 'other'`;
    const least = (pupils: number) =>
      `update fund_standard set minimum_pupils = ${pupils} where item = 'other' and valid_from = '2029-01-01'`;
    expect(await attempt(standard, funded, least(99))).toBe("fund_standard_holds_funded");
    expect(await attempt(standard, funded, least(120))).toBe(accepted);
    expect(await attempt(standard, least(99))).toBe(accepted);
  });
});

test("a boarder with granted aid stays one (三(六)(八))", async () => {
  const boarder = (
    granted: string,
  ) => `where id = (select e.id from enrolment e where e.boarding and e.valid_to is null
    and e.school_year = 2026 and ${granted} exists (select from student_aid_grant g where g.student_id = e.student_id
      and g.school_year = 2026 and g.kind = 'boarder-living' and g.decision = 'granted') order by e.id limit 1)`;
  expect(await attempt(`update enrolment set boarding = false ${boarder("")}`)).toBe(
    "enrolment_keeps_boarder_aid",
  );
  expect(await attempt(`update enrolment set boarding = false ${boarder("not")}`)).toBe(accepted);
  expect(await attempt(`update enrolment set valid_to = tc.today() ${boarder("")}`)).toBe(accepted);
});

test("meals are given on school days (三(八))", async () => {
  const month = (first: string, days: number) => `insert into nutrition_school_month
    (id, school_id, township_id, programme_id, month, enrolled, eligible, covered, meal_days, meals_served, mode,
      amount_per_day_fen, cost_fen, subsidy_spent_fen, reported_on)
    select gen_random_uuid(), s.id, s.township_id, p.id, '${first}', 0, 1, 1, ${days}, 0, 'household', 0, 0, 0, '2027-05-01'
      from school s, nutrition_programme p where s.id = '${plantedNutrition.shortfall.id}' and p.kind = 'national' and p.valid_to is null`;
  // The calendar knows November 2026: 21 working days.
  expect(await attempt(month("2026-11-01", 22))).toBe("nutrition_school_month_school_days");
  expect(await attempt(month("2026-11-01", 21))).toBe(accepted);
  // It does not know March 2027: 31 days, four of them Sundays.
  expect(await attempt(month("2027-03-01", 28))).toBe("nutrition_school_month_school_days");
  expect(await attempt(month("2027-03-01", 27))).toBe(accepted);
});

describe("a report (三(十), 四(三))", () => {
  const { open, released, ofVillage } = plantedReports;
  const status = (id: string, to: string) =>
    `update mandatory_report set status = '${to}', closed_on = ${to === "closed" ? "tc.today()" : "null"} where id = '${id}'`;
  const acted = (id: string, moment: string) =>
    `update report_recipient set first_action_at = ${moment} where report_id = '${id}'`;

  test("is not received before it is made", async () => {
    const reported = `(select reported_at from mandatory_report where id = '${open}')`;
    const receive = (moment: string) =>
      `update report_recipient set received_at = ${moment} where report_id = '${open}' and department = 'police'`;
    expect(await attempt(receive(`${reported} - interval '1 second'`))).toBe("report_recipient_after_report");
    expect(await attempt(receive(reported))).toBe(accepted);
    const later = (hours: number) =>
      `update mandatory_report set reported_at = reported_at + interval '${hours} hours' where id = '${open}'`;
    expect(await attempt(later(2))).toBe("mandatory_report_before_answers");
    expect(await attempt(later(1))).toBe(accepted);
  });

  test("is not answered before its event", async () => {
    const event = `(select event_at from mandatory_report where id = '${open}')`;
    const respond = (moment: string) =>
      `update emergency_response set responded_at = ${moment} where report_id = '${open}'`;
    expect(await attempt(respond(`${event} - interval '1 second'`))).toBe("emergency_response_after_event");
    expect(await attempt(respond(event))).toBe(accepted);
    const moved = `update mandatory_report set event_at = known_at where id = '${open}'`;
    expect(await attempt(respond(event), moved)).toBe("mandatory_report_before_answers");
  });

  test("is assessed or closed only when a recipient has acted, in whichever order", async () => {
    expect(await attempt(status(ofVillage, "closed"))).toBe("mandatory_report_answered");
    expect(await attempt(status(ofVillage, "assessed"))).toBe("mandatory_report_answered");
    expect(await attempt(status(ofVillage, "responding"))).toBe(accepted);
    expect(await attempt(status(ofVillage, "closed"), acted(ofVillage, "received_at"))).toBe(accepted);
    expect(await attempt(acted(released, "null"))).toBe("mandatory_report_answered");
    expect(await attempt(`${acted(released, "null")} and department <> 'police'`)).toBe(accepted);
  });

  test("is filed once", async () => {
    expect(await attempt(status(open, "filed"))).toBe("mandatory_report_filed_once");
    expect(await attempt(status(open, "assessed"), status(open, "responding"))).toBe(accepted);
  });
});

test("a check is made since the record was opened, and written down once it is made (三(十))", async () => {
  const record = plantedCare.leftBehindAssigned;
  const opened = `(select valid_from from left_behind_record where id = '${record}')`;
  const checked = (day: string) => `insert into left_behind_check
    (id, record_id, child_id, period_start, checked_on, method, checker, finding)
    select gen_random_uuid(), id, child_id, '2000-01-01', ${day}, 'visit', 'village', 'none'
      from left_behind_record where id = '${record}'`;
  expect(await attempt(checked("tc.today() + 1"))).toBe("left_behind_check_not_ahead");
  expect(await attempt(checked("tc.today()"))).toBe(accepted);
  expect(await attempt(checked(`${opened} - 1`))).toBe("left_behind_check_after_opening");
  expect(await attempt(checked(opened))).toBe(accepted);
  const later = (day: string) => `update left_behind_record set valid_from = ${day} where id = '${record}'`;
  const first = `(select min(checked_on) from left_behind_check where record_id = '${record}')`;
  expect(await attempt(later(`${first} + 1`))).toBe("left_behind_record_before_checks");
  expect(await attempt(later(first))).toBe(accepted);
});
