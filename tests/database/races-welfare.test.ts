// Rules and copies of children, care and reports under two connections.
import { describe } from "vitest";
import { plantedChildren, plantedGuardians, plantedSchools } from "../../src/sample/planted.ts";
import { leftBehindOfCivilAffairs } from "../../src/sample/reference/definitions.ts";
import { plantedReports } from "../../src/sample/welfare/planted.ts";
import { off, rewritable } from "./attempt.ts";
import { again, type Case, prove } from "./race.ts";
import { newId } from "./school-statements.ts";

const otherId = newId.replace(/1$/, "2");
const { threeTownships, leaver, youngerSibling, protective } = plantedChildren;
const child = threeTownships.id;
const elsewhere = "(select id from township where name = '麻柳乡')";
const move = (kind: string) => `update child_location set village_id = null, township_id = ${elsewhere}
  where child_id = '${child}' and kind = '${kind}' and valid_to is null`;
/** A place that is over says what it said; how copies follow one that changes is asked of one that may. */
const movable = [off("child_location", "b_said")];
/** What was said of days that are over stays; how rows that hang together do is asked of those that may change. */
const said = rewritable("mandatory_report", "report_recipient", "report_assessment", "left_behind_record");
const rewriting = (cases: readonly Case[]): readonly Case[] =>
  cases.map((one) => ({ ...one, before: [...said, ...(one.before ?? [])] }));
const leave = (of = child) =>
  `update enrolment set valid_to = tc.today(), end_reason = '转出' where valid_to is null and child_id = '${of}'`;
const scopes =
  "(t.hukou_township_id, t.residence_township_id, t.school_id) is distinct from (c.hukou_township_id, c.residence_township_id, c.school_id)";

describe("a child's scopes", () => {
  const at = (
    kind: string,
  ) => `(select l.township_id from child_location l where l.child_id = c.id and l.kind = '${kind}' and l.archived_at is null
    and l.valid_from <= tc.today() and (l.valid_to is null or l.valid_to > tc.today()))`;
  const stale = `select c.id from child c where (c.hukou_township_id, c.residence_township_id, c.school_id) is distinct from (${at("hukou")}, ${at("residence")},
    (select e.school_id from enrolment e where e.child_id = c.id and e.archived_at is null and e.valid_from <= tc.today()
      and (e.valid_to is null or e.valid_to > tc.today()) order by e.valid_from desc, e.id limit 1)) and c.id = '${child}'`;
  const tables = [
    "student",
    "guardianship",
    "left_behind_record",
    "left_behind_check",
    "entrusted_care",
    "parent_urging",
    "difficulty_record",
    "assistance",
  ];
  const more = [
    "civil_affairs_candidate",
    "care_contact",
    "care_visit",
    "care_activity",
    "individual_plan",
    "nutrition_pupil_term",
    "growth_record",
  ];
  const copies = [...tables, ...more]
    .map(
      (table) =>
        `select '${table}' as stale from ${table} t join child c on c.id = t.child_id where ${scopes}`,
    )
    .join(" union ");
  const villages = `select 'village' from entrusted_care t where t.village_id is distinct from tc.residence_village(t.child_id) and t.id = '${newId}'`;
  const of = `x.child_id = '${child}'`;
  const entrust = (
    to = child,
  ) => `insert into entrusted_care (id, child_id, guardian_id, carer_id, valid_from)
    values ('${newId}', '${to}', '${plantedGuardians.moved.id}', (select id from guardian where id <> '${plantedGuardians.moved.id}' order by id limit 1), tc.today())`;
  const beside = (what: string, other: readonly string[]) => ({
    of: `${what} entered while the child moves`,
    before: movable,
    one: [move("residence")],
    other,
    back: "taken",
    wrong: `${copies} union ${villages}`,
  });
  const flag = (on: boolean) => `update guardianship set protective_flag = ${on} where child_id = '${child}'`;
  const settle = [
    `update child_location set valid_to = tc.today() where child_id = '${child}' and kind = 'residence' and valid_to is null`,
    `insert into child_location (id, child_id, kind, township_id, valid_from) values ('${newId}', '${child}', 'residence', ${elsewhere}, tc.today())`,
  ];
  const open = (
    of_child: string,
    from = "'2026-10-01'",
  ) => `insert into left_behind_record (id, child_id, definition, reason, risk, valid_from)
    values ('${newId}', '${of_child}', '${leftBehindOfCivilAffairs}', 'both-away', 'high', ${from})`;
  prove([
    {
      of: "hukou and residence move at once",
      before: movable,
      one: [move("hukou")],
      other: [move("residence")],
      back: "taken",
      wrong: `${stale} union select c.id from (${copies}) x, child c`,
    },
    {
      of: "the residence moves while the school is left",
      before: movable,
      one: [move("residence")],
      other: [leave()],
      back: "taken",
      wrong: `${stale} union select c.id from (${copies}) x, child c`,
    },
    beside("visits, urging and a check", [
      again("care_visit", of),
      again("parent_urging", of),
      again("left_behind_check", of, { period_start: "2026-11-19", checked_on: "2026-11-20" }),
    ]),
    beside("a listing", [
      `insert into difficulty_record (id, child_id, category, status, valid_from) values ('${newId}', '${child}', 'illness', 'applied', '2026-11-01')`,
    ]),
    beside("entrusted care", [entrust()]),
    beside("a measurement", [again("growth_record", of, { school_year: 2021, measured_on: "2021-10-01" })]),
    {
      of: "an address is entered while a protective flag is set",
      before: [flag(false)],
      one: [flag(true)],
      other: settle,
      back: "taken",
      wrong:
        "select l.id from child_location l where l.protective <> exists (select from guardianship g where g.child_id = l.child_id and g.protective_flag and g.archived_at is null)",
    },
    {
      of: "a pupil's record turns out to be another child's while it is enrolled",
      one: [`update student set child_id = '${youngerSibling.id}' where child_id = '${leaver.id}'`],
      other: [
        `insert into enrolment (id, student_id, class_id, school_id, school_year, boarding, kind, valid_from)
           select '${newId}', s.id, c.id, c.school_id, c.school_year, false, e.kind, tc.today() from student s, school_class c, (select kind from enrolment limit 1) e
             where s.child_id in ('${leaver.id}', '${youngerSibling.id}') and c.id = (select id from school_class
               where school_id = '${plantedSchools.street.id}' and school_year = 2026 order by id limit 1)`,
      ],
      back: "taken",
      wrong:
        "select e.id from enrolment e join student s on s.id = e.student_id where e.child_id <> s.child_id",
    },
    {
      of: "a child is recorded and entrusted at once: its contact knows both",
      one: [open(leaver.id)],
      other: [entrust(leaver.id).replaceAll(newId, otherId)],
      back: "taken",
      wrong: `select 'contact' where not exists (select from care_contact k join left_behind_record r on r.child_id = k.child_id
        join entrusted_care e on e.child_id = k.child_id where r.id = '${newId}' and k.due_on = r.due_on and k.valid_from = least(r.valid_from, e.valid_from)
          and k.carer_id = coalesce(r.carer_id, e.carer_id))`,
    },
  ]);

  const check = (
    id: string,
    day: string,
    period = "2026-11-01",
  ) => `insert into left_behind_check (id, record_id, child_id, period_start, checked_on, method, checker, finding)
    values ('${id}', '${newId}', '${leaver.id}', '${period}', ${day}, 'visit', 'village', 'none')`;
  const born = "update child set birth_date = '2010-11-20' where id = $".replace("$", `'${leaver.id}'`);
  const plan = (
    placement: string,
  ) => `insert into individual_plan (id, child_id, school_year, disability_category, placement, committee, steps)
    values ('${newId}', '${child}', 2026, 'mind', '${placement}', 'x', 'x')`;
  prove(
    rewriting([
      {
        of: "a record begins later while it is checked",
        before: [open(leaver.id)],
        one: [`update left_behind_record set valid_from = tc.today() - 5 where id = '${newId}'`],
        other: [check(otherId, "tc.today() - 10")],
        refuses: "left_behind_check_after_opening",
        back: "left_behind_record_before_checks",
      },
      {
        of: "a record is checked twice at once: the later is due next",
        before: [open(leaver.id)],
        one: [check(newId, "tc.today() - 1")],
        other: [check(otherId, "tc.today() - 10", "2026-10-01")],
        back: "taken",
        wrong:
          "select r.id from left_behind_record r where r.due_on is distinct from tc.left_behind_due(r.id, r.risk, r.valid_from)",
      },
      {
        of: "a child turns out to be sixteen while it is recorded",
        one: [born],
        other: [open(leaver.id, "'2026-11-20'")],
        refuses: "left_behind_record_not_at_sixteen",
        back: "left_behind_record_not_at_sixteen",
      },
      {
        of: "a child leaves school while home teaching is planned",
        one: [leave()],
        other: [plan("home-teaching")],
        refuses: "individual_plan_home_teaching_enrolled",
      },
      {
        of: "a child leaves school while its plan becomes home teaching",
        before: [plan("inclusive")],
        one: [leave()],
        other: [`update individual_plan set placement = 'home-teaching' where id = '${newId}'`],
        refuses: "individual_plan_home_teaching_enrolled",
      },
    ]),
  );
});

describe("reports (三(十))", () => {
  const { open, unreleased, ofVillage } = plantedReports;
  const report = (what: string, id: string = open) => [
    `update mandatory_report set ${what} where id = '${id}'`,
  ];
  const at = (minutes: number) =>
    `(select reported_at + interval '${minutes} minutes' from mandatory_report where id = '${open}')`;
  const respond = (
    minutes: number,
  ) => `insert into emergency_response (id, report_id, station, responded_at, measure)
    values ('${newId}', '${open}', '示', ${at(minutes)}, 'warning')`;
  const intervene = `insert into guardianship_intervention (id, report_id, child_id, guardian_id, decision, decided_on, valid_from)
    values ('${newId}', '${open}', '${protective.id}', '${plantedGuardians.protectiveOther.id}', 'suspend', '2026-11-10', '2026-11-12')`;
  const bond = `child_id = '${protective.id}' and guardian_id = '${plantedGuardians.protectiveOther.id}'`;
  const release = `insert into report_release (id, report_id, child_id, released_on, outcome)
    select '${newId}', id, child_id, tc.today(), (select outcome from report_release limit 1) from mandatory_report where id = '${unreleased}'`;
  const lateEvent = report(
    "event_at = reported_at - interval '2 minutes', known_at = reported_at - interval '1 minute'",
  );
  const recipient = `insert into report_recipient (id, report_id, department, received_at) values ('${otherId}', '${open}', 'procuratorate', ${at(60)})`;
  const assessed = [
    `insert into report_assessment (id, report_id, assessed_on, need) values ('${newId}', '${open}', tc.today(), 'none')`,
  ];
  /** One that need not reach the police. */
  const notGrave = [
    "alter table mandatory_report disable trigger stays_grave",
    `update mandatory_report set category = 'neglect' where id = '${open}'`,
    "alter table mandatory_report enable trigger stays_grave",
  ];
  const actorsLeave = [
    `update report_recipient set archived_at = now() where report_id = '${open}' and first_action_at is not null`,
  ];
  const sent = (department: string) =>
    `insert into report_recipient (id, report_id, department, received_at) values ('${otherId}', '${ofVillage}', '${department}', now())`;
  const acts = (department: string) => [
    `update report_recipient set first_action_at = now() where report_id = '${ofVillage}' and department = '${department}'`,
  ];
  const drop = (department: string) => [
    `delete from report_recipient where report_id = '${open}' and department = '${department}'`,
  ];
  prove(
    rewriting([
      {
        of: "a report turns out to be later while its receipt turns out to be earlier",
        one: report("reported_at = reported_at + interval '30 minutes'"),
        other: [
          `update report_recipient set received_at = ${at(10)} where report_id = '${open}' and department = 'police'`,
        ],
        refuses: "report_recipient_after_report",
        back: "mandatory_report_before_answers",
      },
      {
        of: "the event turns out to be later while an answer is entered",
        one: lateEvent,
        other: [respond(-5)],
        refuses: "emergency_response_after_event",
        back: "mandatory_report_before_answers",
      },
      {
        of: "the event turns out to be later while an intervention is entered",
        one: lateEvent,
        other: [intervene],
        refuses: "guardianship_intervention_after_event",
      },
      {
        of: "a report loses its child while an intervention is entered",
        one: report("child_id = null"),
        other: [intervene],
        refuses: "mandatory_report_names_child",
        back: "mandatory_report_names_child",
      },
      {
        of: "a report reopens while it is released",
        one: report("status = 'responding'", unreleased),
        other: [release],
        refuses: "report_release_of_assessed",
        back: "mandatory_report_released_stays",
      },
      {
        of: "a report is assessed while those that acted leave it",
        before: [...assessed, ...notGrave],
        one: report("status = 'assessed'"),
        other: actorsLeave,
        refuses: "mandatory_report_answered",
      },
      {
        of: "those that acted leave a report while it is assessed",
        before: [...assessed, ...notGrave],
        one: actorsLeave,
        other: report("status = 'assessed'"),
        refuses: "mandatory_report_answered",
      },
      {
        of: "its assessment is taken back while the report becomes assessed",
        before: assessed,
        one: [`update report_assessment set archived_at = now() where id = '${newId}'`],
        other: report("status = 'assessed'"),
        late: "mandatory_report_assessed",
      },
      {
        of: "a bond ends while its guardian is suspended",
        one: [`update guardianship set valid_to = '2026-11-11' where ${bond}`],
        other: [intervene],
        refuses: "guardianship_intervention_of_guardian",
      },
      {
        of: "a flag is taken away while an order is entered",
        before: [`update guardianship set protective_flag = false where ${bond}`],
        one: [intervene.replace("'suspend'", "'order'")],
        other: [`update guardianship set protective_flag = false where ${bond}`],
        refuses: "guardianship_keeps_order",
      },
      {
        of: "a report goes to another township while it is answered and sent on",
        one: report(`township_id = ${elsewhere}`),
        other: [respond(60), recipient],
        back: "taken",
        wrong: `select r.id from report_recipient r join mandatory_report m on m.id = r.report_id where r.township_id <> m.township_id
        union select r.id from emergency_response r join mandatory_report m on m.id = r.report_id where r.township_id <> m.township_id`,
      },
      {
        of: "two departments act on a report at once, and it goes to civil affairs once",
        before: [sent("education")],
        one: acts("police"),
        other: acts("education"),
        back: "taken",
        wrong: `select 1 from report_recipient where report_id = '${ofVillage}' and department = 'civil-affairs' having count(*) <> 1`,
      },
      {
        of: "a department acts on a report while it is sent to civil affairs",
        one: [sent("civil-affairs")],
        other: acts("police"),
        wrong: `select 1 from report_recipient where report_id = '${ofVillage}' and department = 'civil-affairs' having count(*) <> 1`,
      },
      {
        of: "a report loses two recipients at once",
        // What is grave stays so: the race is about one that was filed as another.
        before: [
          "alter table mandatory_report disable trigger stays_grave",
          ...report("category = 'neglect'"),
          "alter table mandatory_report enable trigger stays_grave",
        ],
        one: drop("police"),
        other: drop("civil-affairs"),
        wrong: `select id from mandatory_report where id = '${open}' and (to_police or to_civil_affairs or not to_education)`,
      },
    ]),
  );
});

describe("what guardians ask for", () => {
  const { suspended } = plantedChildren;
  const sealed = `k.${"c2VjcmV0".repeat(5)}`;
  const grant = `(select aid_grant_id from aid_appeal where child_id = '${suspended.id}' and status = 'submitted')`;
  const give = `update aid_appeal set status = 'returned', decided_on = tc.today(), decision_reason = 'x'
    where child_id = '${suspended.id}' and status = 'submitted'`;
  prove([
    {
      of: "an appeal is made while the refusal is taken back",
      one: [give],
      other: [
        `insert into aid_appeal (id, aid_grant_id, child_id, guardian_id, ground_cipher, status, submitted_on)
          select '${newId}', ${grant}, '${suspended.id}', '${plantedGuardians.moved.id}', '${sealed}', 'submitted', tc.today()`,
      ],
      refuses: "aid_appeal_of_refusal",
      back: "taken",
    },
    {
      of: "a child leaves the district while a correction of its places is asked for",
      one: [`update child_location set archived_at = now() where child_id = '${child}'`],
      other: [
        `insert into correction_request (id, child_id, guardian_id, matter, department, statement_cipher, status, submitted_on)
          values ('${newId}', '${child}', '${plantedGuardians.threeTownships.id}', 'guardianship', 'hr', '${sealed}', 'submitted', tc.today())`,
      ],
      back: "taken",
      wrong: `select id from correction_request where child_id = '${child}' and department = 'township'`,
    },
  ]);
});

describe("papers", () => {
  const report = plantedReports.open;
  const of = (n: string) => `md5('upload ' || ${n})::uuid`;
  const attach = (id: string, n: string, more = "", by = "school") =>
    `insert into attachment (id, report_id, kind, content, attached_by, attached_on)
      select ${id}, '${report}', 'evidence', ${of(n)}, '${by}', tc.today()${more}`;
  const uploads = `insert into tc.upload (id, person_id, role, begun_at, file_name, media_type, size_bytes, sha256)
    select ${of("n")}, '${newId}', 'school-registrar', now(), 'a.pdf', 'pdf', 1, 'x' from generate_series(1, 45) n`;
  const nineteen = `from generate_series(1, 19 - (select count(*)::int from attachment where report_id = '${report}' and attached_by = 'school')) n`;
  prove([
    {
      of: "one upload is attached once",
      before: [uploads],
      one: [attach(`'${newId}'`, "1")],
      other: [attach(`'${otherId}'`, "1")],
      refuses: "attachment_upload",
    },
    {
      of: "a record has twenty papers of each side",
      before: [
        uploads,
        attach("gen_random_uuid()", "n", ` ${nineteen}`),
        attach("gen_random_uuid()", "n", " from generate_series(26, 45) n", "village"),
      ],
      one: [attach(`'${newId}'`, "24")],
      other: [attach(`'${otherId}'`, "25")],
      refuses: "attachment_most",
    },
  ]);
});
