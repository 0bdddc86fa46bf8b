// Rules of pupils' funds, aid and meals, of reports and checks: for each an attempt that the database refuses
// whoever makes it, beside a near miss that it accepts; and the sample, which is loaded with triggers off, keeps them all.
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plantedNutrition } from "../../src/sample/nutrition/planted.ts";
import { plantedChildren, plantedSchools } from "../../src/sample/planted.ts";
import { plantedCare, plantedReports } from "../../src/sample/welfare/planted.ts";
import { labelledId } from "../../src/sample/writing/ids.ts";
import { cloneDatabase, type TestDatabase } from "../support/test-database.ts";
import { attemptOn, loaded, onDay, rewritable, taken } from "./attempt.ts";
import { again } from "./race.ts";
import { newId } from "./school-statements.ts";
import { undone } from "./undone.ts";

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

describe("the sample keeps what is refused from now on", () => {
  test.each([
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
      "what is assessed or closed has its assessment, and what is closed was answered by all",
      `select m.id from mandatory_report m where m.status in ('assessed', 'closed') and (not exists (select from report_assessment a
          where a.report_id = m.id and a.assessed_on between (m.reported_at at time zone 'Asia/Shanghai')::date and coalesce(m.closed_on, tc.today()))
        or m.status = 'closed' and exists (select from report_recipient r where r.report_id = m.id and (r.first_action_at is null
          or (r.first_action_at at time zone 'Asia/Shanghai')::date > m.closed_on)))`,
    ],
    [
      "abuse reaches the police",
      `select m.id from mandatory_report m where m.category in ('abuse', 'sexual', 'abandonment', 'missing') and not m.to_police`,
    ],
    [
      "placements agree with their class and do not overlap",
      `select e.id from enrolment e join school_class c on c.id = e.class_id where (e.school_id, e.school_year) <> (c.school_id, c.school_year)
        union all select e.id from enrolment e join enrolment o on o.student_id = e.student_id and o.id > e.id
          where daterange(e.valid_from, e.valid_to) && daterange(o.valid_from, o.valid_to)`,
    ],
    [
      "no class holds more than it may",
      `select c.id from school_class c join enrolment e on e.class_id = c.id and (e.valid_to is null or e.valid_to > tc.today())
        group by c.id having count(*) > coalesce(c.exception_cap, c.cap)`,
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

describe("funded pupils (三(二)(六))", () => {
  const report = (item: string, actual: number, funded: number, state = "'reported', null") =>
    loaded(`insert into funding_headcount
    (id, school_id, township_id, fiscal_year, item, stage, standard_id, actual, funded, as_of, status, certified_on)
    select gen_random_uuid(), school_id, township_id, 2031, item, stage, standard_id, ${actual}, ${funded}, '2030-09-20', ${state}
      from funding_headcount where id = (select id from funding_headcount where item = '${item}' order by fiscal_year desc, id limit 1)`);

  const attempt = (...statements: readonly string[]) => attemptOn(sql, onDay("2030-12-31"), ...statements);

  test("are at most those there are, or the hundred of the small school; fewer is a finding", async () => {
    expect(await attempt(report("small-school", 40, 101))).toBe("funding_headcount_within_rule");
    expect(await attempt(report("small-school", 40, 100))).toBe(taken);
    expect(await attempt(report("small-school", 40, 30))).toBe(taken);
    expect(await attempt(report("small-school", 110, 110))).toBe(taken);
    expect(await attempt(report("base", 140, 141))).toBe("funding_headcount_within_rule");
    expect(await attempt(report("base", 140, 140))).toBe(taken);
    const fewer = "update funding_headcount set actual = 139 where fiscal_year = 2031";
    expect(await attempt(report("base", 140, 140), fewer)).toBe("funding_headcount_within_rule");
  });

  test("are certified on a day, and only then", async () => {
    expect(await attempt(report("base", 9, 9, "'certified', null"))).toBe("funding_headcount_certified");
    expect(await attempt(report("base", 9, 9, "'reported', '2030-12-18'"))).toBe(
      "funding_headcount_certified",
    );
    const counted = `insert into school_headcount
      (id, school_id, township_id, school_year, stage, grade, as_of, students, boarders, classes, certified_on)
      select gen_random_uuid(), school_id, township_id, 2030, stage, case stage when 'primary' then 1 else 7 end, '2030-09-20', 9, 0, 1, '2030-09-28'
        from funding_headcount where id = (select id from funding_headcount where item = 'base' order by fiscal_year desc, id limit 1)`;
    expect(await attempt(counted, report("base", 9, 9, "'certified', '2030-12-18'"))).toBe(taken);
  });

  test("hold their standard's least number up", async () => {
    const standard = `insert into fund_standard (id, item, stage, amount_fen, minimum_pupils, document_id, valid_from)
      select gen_random_uuid(), 'other', stage, 1, 100, document_id, '2031-01-01' from fund_standard where id =
        (select id from fund_standard where item = 'small-school' and stage = 'primary' order by id limit 1)`;
    const funded = `insert into funding_headcount
      (id, school_id, township_id, fiscal_year, item, stage, standard_id, actual, funded, as_of, status)
      select gen_random_uuid(), h.school_id, h.township_id, 2031, s.item, s.stage, s.id, 40, 100, '2030-09-20', 'reported'
        from fund_standard s, (select * from funding_headcount order by id limit 1) h where s.item = 'other'`;
    const least = (pupils: number) =>
      `update fund_standard set minimum_pupils = ${pupils} where item = 'other' and valid_from = '2031-01-01'`;
    expect(await attempt(standard, funded, least(99))).toBe("fund_standard_holds_funded");
    expect(await attempt(standard, funded, least(120))).toBe(taken);
    expect(await attempt(standard, least(99))).toBe(taken);
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
  expect(await attempt(`update enrolment set boarding = false ${boarder("not")}`)).toBe(taken);
  expect(await attempt(`update enrolment set valid_to = tc.today() ${boarder("")}`)).toBe(taken);
});

test("meals are given on school days (三(八))", async () => {
  const month = (first: string, days: number) => `insert into nutrition_school_month
    (id, school_id, township_id, programme_id, month, enrolled, eligible, covered, meal_days, meals_served, mode,
      amount_per_day_fen, cost_fen, subsidy_spent_fen, reported_on)
    select gen_random_uuid(), s.id, s.township_id, p.id, '${first}', 0, 1, 1, ${days}, 0, 'household', 0, 0, 0, tc.today()
      from school s, nutrition_programme p where s.id = '${plantedNutrition.shortfall.id}' and p.kind = 'national' and p.valid_to is null`;
  // The calendar knows November 2026: 21 working days.
  expect(await attempt(month("2026-11-01", 22))).toBe("nutrition_school_month_school_days");
  expect(await attempt(month("2026-11-01", 21))).toBe(taken);
  // It does not know March 2027: 31 days, four of them Sundays.
  expect(await attempt(onDay("2027-05-01"), month("2027-03-01", 28))).toBe(
    "nutrition_school_month_school_days",
  );
  expect(await attempt(onDay("2027-05-01"), month("2027-03-01", 27))).toBe(taken);
});

describe("a report (三(十), 四(三))", () => {
  const attempt = (...statements: readonly string[]) =>
    attemptOn(sql, ...rewritable("mandatory_report", "report_recipient", "report_assessment"), ...statements);
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
    expect(await attempt(receive(reported))).toBe(taken);
    const later = (hours: number) =>
      `update mandatory_report set reported_at = reported_at + interval '${hours} hours' where id = '${open}'`;
    expect(await attempt(later(2))).toBe("mandatory_report_before_answers");
    expect(await attempt(later(1))).toBe(taken);
  });

  test("is not answered before its event", async () => {
    const event = `(select event_at from mandatory_report where id = '${open}')`;
    const respond = (moment: string) =>
      `update emergency_response set responded_at = ${moment} where report_id = '${open}'`;
    expect(await attempt(respond(`${event} - interval '1 second'`))).toBe("emergency_response_after_event");
    expect(await attempt(respond(event))).toBe(taken);
    const moved = `update mandatory_report set event_at = known_at where id = '${open}'`;
    expect(await attempt(respond(event), moved)).toBe("mandatory_report_before_answers");
  });

  test("is assessed or closed only when a recipient has acted", async () => {
    for (const step of ["responding", "assessed", "closed"])
      expect(await attempt(status(ofVillage, step))).toBe("mandatory_report_one_step");
    expect(await attempt(answer, status(ofVillage, "closed"))).toBe("mandatory_report_one_step");
    expect(await attempt(...assessed, assess("tc.today()"))).toBe(taken);
    expect(await attempt(acted(released, "null"))).toBe("report_recipient_one_step");
    expect(await attempt(gone(released))).toBe("mandatory_report_answered");
  });

  const answer = acted(ofVillage, "received_at");
  const assessed = [answer, status(ofVillage, "assessed")];
  const gone = (id: string) => `update report_recipient set archived_at = now() where report_id = '${id}'`;
  const assess = (day: string) => `insert into report_assessment (id, report_id, assessed_on, need)
    values (gen_random_uuid(), '${ofVillage}', ${day}, 'support')`;

  test("rests on its assessment", async () => {
    expect(await attempt(...assessed)).toBe("mandatory_report_assessed");
    const reported = `(select (reported_at at time zone 'Asia/Shanghai')::date from mandatory_report where id = '${ofVillage}')`;
    const early = assess(`${reported} - 1`);
    expect(await attempt(...assessed, early)).toBe("mandatory_report_assessed");
    expect(await attempt(...assessed, assess(reported))).toBe(taken);
    expect(await attempt(`delete from report_assessment where report_id = '${released}'`)).toBe(
      "mandatory_report_assessed",
    );
  });

  test("closes once every recipient has acted", async () => {
    // Whose the case is has become a recipient with the first action, and acts as well.
    expect(await attempt(...assessed, status(ofVillage, "closed"), assess("tc.today()"))).toBe(
      "mandatory_report_all_answered",
    );
    const closing = [...assessed, answer, status(ofVillage, "closed")];
    expect(await attempt(...closing, assess("tc.today()"))).toBe(taken);
    const also = `insert into report_recipient (id, report_id, township_id, department, received_at)
      select gen_random_uuid(), id, township_id, 'education', reported_at from mandatory_report where id = '${ofVillage}'`;
    expect(await attempt(...closing, assess("tc.today()"), also)).toBe("mandatory_report_all_answered");
    const too = `${answer} and department = 'education'`;
    expect(await attempt(...closing, assess("tc.today()"), also, too)).toBe(taken);
    const ahead = `update mandatory_report set closed_on = tc.today() + 1 where id = '${released}'`;
    expect(await attempt(ahead)).toBe("workday_calendar_day_come");
  });

  test("of abuse reaches the police", async () => {
    const without = `delete from report_recipient where report_id = '${open}' and department = 'police'`;
    expect(await attempt(without)).toBe("mandatory_report_reaches_police");
    const archived = `update report_recipient set archived_at = now() where report_id = '${open}' and department = 'police'`;
    expect(await attempt(archived)).toBe("mandatory_report_reaches_police");
    expect(await attempt(without.replace("'police'", "'education'"))).toBe(taken);
    const category = (code: string) =>
      `update mandatory_report set category = '${code}' where id = '${plantedReports.civilAffairsOnly}'`;
    expect(await attempt(category("abuse"))).toBe("mandatory_report_reaches_police");
    expect(await attempt(category("neglect"))).toBe(taken);
  });

  test("goes to somebody", async () => {
    const leave = `update report_recipient set archived_at = now() where report_id = '${ofVillage}'`;
    expect(await attempt(leave)).toBe("mandatory_report_has_recipient");
    expect(await attempt(leave.replace(/^update (\w+) set .* where/, "delete from $1 where"))).toBe(
      "mandatory_report_has_recipient",
    );
    const archived = `update mandatory_report set archived_at = now() where id = '${ofVillage}'`;
    expect(await attempt(leave, archived)).toBe(taken);
  });

  test("is filed once", async () => {
    expect(await attempt(status(open, "filed"))).toBe("mandatory_report_one_step");
    expect(await attempt(status(open, "assessed"), status(open, "responding"))).toBe(taken);
  });
});

test("a check is made since the record was opened, and written down once it is made (三(十))", async () => {
  const record = plantedCare.leftBehindAssigned;
  const opened = `(select valid_from from left_behind_record where id = '${record}')`;
  const checked = (day: string) => `insert into left_behind_check
    (id, record_id, child_id, period_start, checked_on, method, checker, finding)
    select gen_random_uuid(), id, child_id, '2000-01-01', ${day}, 'visit', 'village', 'none'
      from left_behind_record where id = '${record}'`;
  expect(await attempt(checked("tc.today() + 1"))).toBe("workday_calendar_day_come");
  expect(await attempt(checked("tc.today()"))).toBe(taken);
  expect(await attempt(checked(`${opened} - 1`))).toBe("left_behind_check_after_opening");
  expect(await attempt(checked(opened))).toBe(taken);
  const later = (day: string) => `update left_behind_record set valid_from = ${day} where id = '${record}'`;
  const first = `(select min(checked_on) from left_behind_check where record_id = '${record}')`;
  const opens = rewritable("left_behind_record");
  expect(await attempt(...opens, later(`${first} + 1`))).toBe("left_behind_record_before_checks");
  expect(await attempt(...opens, later(first))).toBe(taken);
});

test("a pupil is marked once at a time by each definition, and names the one that the mark is by (三(九)(十))", async () => {
  const flag = (
    kind: string,
    definition: string | null,
    days = "'2026-10-01', null",
  ) => `insert into student_flag (id, student_id, child_id, kind, definition, valid_from, valid_to)
    select '${newId}', id, child_id, '${kind}', ${definition === null ? "null" : `'${definition}'`}, ${days} from student where child_id = '${plantedChildren.olderSibling.id}'`;
  for (const [kind, definition] of [
    ["migrant", "migrant.plan"],
    ["left-behind-both", "left-behind.register"],
    ["orphan", null],
  ] as const) {
    expect(await attempt(flag(kind, definition))).toBe(taken);
    expect(await attempt(flag(kind, definition === null ? "migrant.plan" : null))).toBe(
      "student_flag_defined",
    );
    expect(await attempt(flag(kind, "rural.rotation"))).toBe("student_flag_defined");
    const again = (days: string) => flag(kind, definition, days).replace(newId, newId.replace(/1$/, "2"));
    expect(await attempt(flag(kind, definition), again("'2026-11-01', null"))).toBe(
      "23P01 student_flag_no_overlap",
    );
    expect(
      await attempt(flag(kind, definition, "'2026-10-01', '2026-11-01'"), again("'2026-11-01', null")),
    ).toBe(taken);
  }
  const both = flag("migrant", "migrant.register").replace(newId, newId.replace(/1$/, "2"));
  expect(await attempt(flag("migrant", "migrant.plan"), both)).toBe(taken);
  // It goes with its pupil.
  const [row] =
    await sql`select count(*)::int as astray from student_flag f join student s on s.id = f.student_id
    where (f.child_id, f.school_id, f.hukou_township_id, f.residence_township_id) is distinct from (s.child_id, s.school_id, s.hukou_township_id, s.residence_township_id)`;
  expect(row).toEqual({ astray: 0 });
});

describe("a child that is to come on record (三(七)(八))", () => {
  const [known, free] = ["of a leaver", "of a newcomer"].map((of) =>
    labelledId(`pupil registration ${of}`),
  ) as [string, string];
  const decide = (id: string, status: string, reason = "decision_reason") =>
    `update pupil_registration set status = '${status}', decided_on = tc.today(), decision_reason = ${reason} where id = '${id}'`;
  const submit = (like: string) => again("pupil_registration", `id = '${like}'`, { child_id: null });

  test("is admitted where neither number is on record, and matched where one is", async () => {
    expect(await attempt(decide(known, "admitted"))).toBe("pupil_registration_unmatched");
    expect(await attempt(decide(free, "admitted"))).toBe(taken);
    expect(await attempt(decide(free, "matched"))).toBe("pupil_registration_matched");
    expect(await attempt(decide(known, "matched"))).toBe(taken);
    // Either number alone.
    for (const other of ["id_number_index", "student_no_index"])
      expect(
        await attempt(
          `update pupil_registration set ${other} = 'nobody' where id = '${known}'`,
          decide(known, "admitted"),
        ),
      ).toBe("pupil_registration_unmatched");
    // What comes on record meanwhile counts.
    expect(await attempt(submit(free), decide(free, "admitted"), decide(newId, "admitted"))).toBe(
      "pupil_registration_unmatched",
    );
    expect(await attempt(submit(free), decide(free, "admitted"), decide(newId, "matched"))).toBe(taken);
  });

  test("is rejected with a reason, and decided once", async () => {
    expect(await attempt(decide(free, "rejected"))).toBe("pupil_registration_decided");
    expect(await attempt(decide(free, "rejected", "'示例'"))).toBe(taken);
    expect(await attempt(decide(free, "admitted"), decide(free, "rejected", "'示例'"))).toBe(
      "pupil_registration_one_step",
    );
    const back = `update pupil_registration set archived_at = now() where id = '${free}'`;
    expect(await attempt(decide(free, "admitted"), back)).toBe("pupil_registration_final");
    expect(await attempt(back)).toBe(taken);
  });

  test("of a township comes with its place there, and without a school record", async () => {
    const ofTownship = labelledId("pupil registration of 五通乡");
    const made = (what: string) =>
      `select 1 from ${what} where child_id = '${ofTownship}'${what === "child_location" ? " and kind = 'residence' and valid_to is null" : ""}`;
    expect(await attempt(decide(ofTownship, "admitted"), made("child_location"))).toBe(taken);
    expect(await attempt(decide(ofTownship, "admitted"), made("student"))).toBe("taken 0");
    const change = (what: string) => `update pupil_registration set ${what} where id = '${ofTownship}'`;
    expect(await attempt(change("category = '21100'"))).toBe("pupil_registration_of");
    expect(await attempt(change("place_kind = null"))).toBe("pupil_registration_of");
    expect(await attempt(change("place_kind = 'hukou'"))).toBe(taken);
    const village = (of: string) =>
      change(`village_id = (select id from village where township_id ${of} township_id limit 1)`);
    expect(await attempt(village("<> pupil_registration."))).toBe(
      "23503 pupil_registration_village_in_township",
    );
    expect(await attempt(village("= pupil_registration."))).toBe(taken);
  });

  test("that a township asked for and was matched moves there by education's word, from today on", async () => {
    const asked = labelledId("pupil registration of 关面乡");
    const open = labelledId("pupil registration of 五通乡");
    const child = plantedChildren.outsideHukou.id;
    const moves = (day: string, id = asked) =>
      `update pupil_registration set moves_on = ${day} where id = '${id}'`;
    expect(await attempt(moves("tc.today()", open))).toBe("pupil_registration_moves");
    expect(await attempt(decide(known, "matched"), moves("tc.today()", known))).toBe(
      "pupil_registration_moves",
    );
    expect(await attempt(moves("tc.today() - 1"))).toBe("pupil_registration_moves_ahead");
    const places = (
      from: string,
    ) => `select from child_location l join pupil_registration r on r.id = '${asked}'
      where l.child_id = '${child}' and l.kind = r.place_kind and ${from} having count(*) = 1`;
    const begins = places(
      "l.township_id = r.township_id and l.valid_from = tc.today() + 5 and l.valid_to is null",
    );
    const ends = places("l.township_id <> r.township_id and l.valid_to = tc.today() + 5");
    for (const place of [begins, ends]) expect(await attempt(moves("tc.today() + 5"), place)).toBe(taken);
    const back = `update pupil_registration set moves_on = null where id = '${asked}'`;
    expect(await attempt(moves("tc.today() + 5"), back, moves("tc.today() + 9"))).toBe(
      "pupil_registration_moves_there",
    );
    // On the day, and not before, the rights of both townships go with the place.
    const here = (day: string) => [
      onDay(day),
      `select tc.job_child_scopes(tc.today(), tc.today())`,
      `select from child c join pupil_registration r on r.id = '${asked}' where c.id = '${child}' and c.residence_township_id = r.township_id`,
    ];
    const ahead = moves("date '2026-12-10'");
    expect(await attempt(ahead, ...here("2026-12-09"))).toBe("taken 0");
    expect(await attempt(ahead, ...here("2026-12-10"))).toBe(taken);
  });

  test("is looked for with the same work whether it is there or not", async () => {
    const looked = (like: string) =>
      undone(sql, async (tx) => {
        const scans =
          () => tx`select relname, seq_scan::int as seq, idx_scan::int as idx from pg_stat_xact_user_tables
          where relname in ('child', 'student') order by 1`;
        const before = await scans();
        await tx.unsafe(submit(like));
        const after = await scans();
        const [row] = await tx`select child_id from pupil_registration where id = ${newId}`;
        const work = after.map(({ relname, seq, idx }, at) => [
          relname,
          seq - before[at]?.seq,
          idx - before[at]?.idx,
        ]);
        return { found: row?.child_id, work };
      });
    // Once without counting: what is planned is planned.
    await looked(known);
    const [there, nowhere] = [await looked(known), await looked(free)];
    expect([there.found, nowhere.found]).toEqual([plantedChildren.leaver.id, null]);
    expect(nowhere.work).toEqual(there.work);
    expect(there.work).toEqual([
      ["child", 0, 2],
      ["student", 0, 1],
    ]);
  });
});

describe("a pupil moves (三(八))", () => {
  const [requested, accepted] = ["requested", "accepted"].map((of) => labelledId(`pupil transfer ${of}`)) as [
    string,
    string,
  ];
  const change = (id: string, what: string) => `update pupil_transfer set ${what} where id = '${id}'`;
  const approve = "status = 'approved', decided_on = tc.today()";
  const open = { status: "requested", decided_on: null, decision_reason: null };
  const once = again("pupil_transfer", `id = '${requested}'`, open);
  const refused = change(requested, "status = 'refused', decided_on = tc.today(), decision_reason = '示例'");

  test("by three hands, into a class of the grade, from where the pupil sits", async () => {
    expect(await attempt(change(requested, approve))).toBe("pupil_transfer_steps");
    expect(await attempt(change(accepted, approve))).toBe(taken);
    const left = `update enrolment set valid_to = tc.today(), end_reason = '示例' where valid_to is null and student_id =
      (select student_id from pupil_transfer where id = '${accepted}')`;
    expect(await attempt(left, change(accepted, approve))).toBe("pupil_transfer_placed");
    const of = (
      grade: string,
    ) => `class_id = (select k.id from school_class k join school_class o on o.id = class_id
      where k.school_id = o.school_id and k.school_year = o.school_year and k.grade ${grade} o.grade and k.archived_at is null order by k.id limit 1)`;
    expect(await attempt(change(accepted, of("<>")))).toBe("pupil_transfer_class");
    expect(await attempt(change(accepted, of("=")))).toBe(taken);
  });

  test("to another school or out of the district, and asked for once", async () => {
    expect(await attempt(change(requested, "destination = '示例'"))).toBe("pupil_transfer_aim");
    expect(await attempt(change(requested, `to_school_id = '${plantedSchools.street.id}'`))).toBe(
      "pupil_transfer_aim",
    );
    expect(await attempt(change(requested, "destination = '示例', to_school_id = null"))).toBe(taken);
    expect(await attempt(once)).toBe("23505 pupil_transfer_one_open");
    expect(await attempt(refused, once)).toBe(taken);
  });
});
