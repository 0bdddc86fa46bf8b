// Rules and copies of schools, classes, catchments, networks and large classes under two connections.
import { describe } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { again, prove } from "./race.ts";
import { decide, leave, maliu, newCase, newClass, newId, set } from "./school-statements.ts";

const { street, teachingPoint, large56 } = plantedSchools;
const otherId = newCase;
const point = teachingPoint.id;
const first = (school: string) =>
  `(select id from school_class where school_id = '${school}' and school_year = 2026 order by grade, class_no limit 1)`;
const classOfStreet = first(street.id);
/** The nth pupil of another school goes to a class of this one. */
const join = (
  nth: number,
) => `update enrolment set class_id = ${classOfStreet}, school_id = '${street.id}' where id =
  (select id from enrolment where valid_to is null and school_id <> '${street.id}' order by id offset ${nth} limit 1)`;
describe("schools and classes (三(一)(七))", () => {
  const idle = [set(street.id, "status = 'idle'")];
  const under = (branch: string, parent: string) =>
    `update school set parent_school_id = ${parent} where id = ${branch}`;
  const [one, other] = [0, 1].map(
    (
      n,
    ) => `(select id from school where kind = '211' and status = 'operating' and parent_school_id is null and locale like '1%'
      and not exists (select from school b where b.parent_school_id = school.id) and township_id = (select township_id from school
        where name = '汉丰一校') order by id offset ${n} limit 1)`,
  ) as [string, string];
  const keep = `create table kept as select ${one} as one, ${other} as other`;
  const [a, b] = ["(select one from kept)", "(select other from kept)"];
  const elsewhere = `update school set village_id = null, township_id = (select id from township where name = '麻柳乡') where id = ${a}`;
  const junior = `insert into school_stage (id, school_id, stage, grade_from, grade_to, valid_from) values ('${newId}', '${street.id}', 'junior', 7, 9, tc.today())`;
  prove([
    {
      of: "a school stops while a pupil comes",
      before: [leave(street.id)],
      one: idle,
      other: [join(0)],
      refuses: "enrolment_school_operates",
      back: "school_empty",
    },
    {
      of: "a school stops while a class is opened",
      before: [leave(street.id)],
      one: idle,
      other: [newClass(street.id, 1)],
      refuses: "school_class_school_operates",
    },
    {
      of: "a stage loses a grade while a class of it is opened",
      one: [`update school_stage set grade_to = 5 where school_id = '${street.id}' and stage = 'primary'`],
      other: [newClass(street.id, 6)],
      refuses: "school_class_stage",
    },
    {
      of: "the standard size falls while a class is opened",
      one: ["update parameter set number_value = 40 where key = 'class.standard-size.primary'"],
      other: [newClass(street.id, 1)],
      refuses: "school_class_standard_size",
    },
    {
      of: "two schools become each other's branch",
      before: [keep],
      one: [under(a, b)],
      other: [under(b, a)],
      refuses: "school_parent",
      back: "school_parent",
    },
    {
      of: "a school leaves its township while it is given a branch",
      before: [keep],
      one: [elsewhere],
      other: [under(b, a)],
      refuses: "school_parent",
      back: "school_parent",
    },
    {
      of: "a school becomes another kind while it is given a stage",
      before: [set(street.id, "kind = '312'")],
      one: [set(street.id, "kind = '211'")],
      other: [junior],
      refuses: "school_stage_kind",
      back: "school_stage_kind",
    },
    {
      of: "two stages of a school change at once",
      one: [`update school_stage set archived_at = null where school_id = '${maliu}' and stage = 'primary'`],
      other: [
        `update school_stage set valid_from = valid_from where school_id = '${maliu}' and stage = 'primary'`,
      ],
    },
  ]);
});

describe("closures (三(八))", () => {
  const steps = (school: string, aim: string, receiving = maliu) => decide(school, aim, { receiving });
  const undo = ["update school_closure set status = 'withdrawn' where decided_on > tc.today() - 9"];
  const document = newId.replace(/1$/, "3");
  const toStreet = steps(point, "close", street.id);
  const stop = [set(street.id, "status = 'idle'")];
  const reduced = [...steps(maliu, "reduce", street.id), leave(street.id)];
  const ready = steps(point, "close").slice(0, -1);
  const decided = steps(point, "close").slice(-1);
  prove([
    {
      of: "its document goes while it is decided",
      before: ready,
      one: [`update policy_document set archived_at = now() where id = '${document}'`],
      other: decided,
      refuses: "school_closure_document",
    },
    {
      of: "its hearing goes while it is decided",
      before: ready,
      one: [`delete from closure_hearing where closure_id = '${newCase}'`],
      other: decided,
      refuses: "school_closure_after_hearing",
      back: "school_closure_after_hearing",
    },
    {
      of: "its votes are corrected while it is decided",
      before: ready,
      one: [`update closure_hearing set votes_for = 1, votes_against = 9 where closure_id = '${newCase}'`],
      other: decided,
      refuses: "school_closure_voted",
      back: "school_closure_voted",
    },
    {
      of: "the receiving school stops while it is decided",
      before: [...toStreet.slice(0, -1), leave(street.id)],
      one: stop,
      other: toStreet.slice(-1),
      refuses: "school_closure_receiving",
    },
    {
      of: "the decision is taken back while the school idles",
      before: [...steps(point, "idle"), leave(point)],
      one: undo,
      other: [set(point, "status = 'idle'")],
      refuses: "school_may_idle",
      back: "school_closure_decision_stays",
    },
    {
      of: "the decision is taken back while the locale changes",
      before: steps(point, "reclassify"),
      one: undo,
      other: [set(point, "locale = '121'")],
      refuses: "school_stays_rural",
      back: "school_closure_decision_stays",
    },
    {
      of: "the receiving school stops while the kind loses grades",
      before: [
        ...reduced,
        `update school set parent_school_id = null, kind = '211' where parent_school_id = '${maliu}'`,
      ],
      one: stop,
      other: [set(maliu, "kind = '219'")],
      refuses: "school_keeps_grades",
    },
    {
      of: "the receiving school stops while a stage loses grades",
      before: reduced,
      one: stop,
      other: [`update school_stage set grade_to = 5 where school_id = '${maliu}' and stage = 'primary'`],
      refuses: "school_stage_keeps_grades",
    },
  ]);
});

describe("catchments and networks (三(四)(七))", () => {
  const kept = `create table kept as select d.id, row_number() over (order by d.id) as n from catchment_division d
    where (d.village_id, d.school_year) = (select x.village_id, x.school_year from catchment_division x where x.stage = 'primary' and x.archived_at is null
      group by 1, 2 having count(*) = 2 order by 1, 2 limit 1) and d.stage = 'primary'`;
  const drop = (n: number) => [
    `delete from catchment_division where id = (select id from kept where n = ${n})`,
  ];
  const paired = [
    "update school_cluster set kind = 'pairing', lead_school_id = '$', valid_from = valid_from - 1 where name = '示例山区学校联盟'".replace(
      "$",
      street.id,
    ),
  ];
  prove([
    {
      of: "both parts of a village go",
      before: [kept],
      one: drop(1),
      other: drop(2),
      late: "catchment_division_village_covered",
    },
    {
      of: "a network becomes a pairing while an urban school joins",
      one: paired,
      other: [
        `insert into cluster_member (id, cluster_id, school_id, valid_from) select '${newId}', id, '${large56.id}', tc.today() from school_cluster where name = '示例山区学校联盟'`,
      ],
      refuses: "cluster_member_pairing",
      back: "cluster_member_pairing",
    },
  ]);
});

describe("large classes (三(四))", () => {
  /** Others come until the class has so many, by an exception recorded for it. */
  const fill = (
    size: number,
  ) => `update school_class set exception_cap = 70, exception_reason = '示例' where id = ${classOfStreet};
    update enrolment set class_id = ${classOfStreet}, school_id = '${street.id}' where id in (
    select id from enrolment where valid_to is null and class_id <> ${classOfStreet} and school_id <> '${street.id}' order by id desc
     limit ${size} - (select count(*) from enrolment where valid_to is null and class_id = ${classOfStreet}))`;
  const divert = (id: string, pupils = 3, to = classOfStreet) => `insert into large_class_measure
    (id, case_id, school_id, township_id, kind, to_school_id, to_class_id, pupils, due_on)
    select '${id}', id, school_id, township_id, 'divert', '${street.id}', ${to}, ${pupils}, tc.today() from large_class_case where school_id = '${large56.id}'`;
  const ofStreet = `class_id = ${classOfStreet}`;
  const opened = `insert into large_class_case (id, class_id, found_on, size_then, latest_size) values ('${newId}', ${classOfStreet}, tc.today() - 1, 56, 56)`;
  const leaver = `id = (select id from enrolment where valid_to is null and ${ofStreet} order by id limit 1)`;
  const wrong = `select 'case' as what from school_class c where c.id = ${classOfStreet} and (tc.class_size(c.id) >= 56) <> exists
      (select from large_class_case k where k.class_id = c.id and k.cleared_on is null and k.archived_at is null and k.latest_size = tc.class_size(c.id))
    union all select 'plan' from enrolment_plan p where p.capped <> tc.has_open_large_class(p.school_id, p.school_year)`;
  prove([
    {
      of: "two pupils come to a class of 54: its case opens",
      before: [fill(54)],
      one: [join(0)],
      other: [join(1)],
      wrong,
    },
    {
      of: "a pupil comes to a class of 56 while its case is cleared",
      before: [fill(56), `update enrolment set valid_to = tc.today() where ${leaver}`],
      one: [`update large_class_case set cleared_on = tc.today() where ${ofStreet}`],
      other: [join(1)],
      wrong,
    },
    {
      of: "a plan is entered while a class becomes large: it is capped",
      before: [fill(55)],
      one: [join(0)],
      other: [again("enrolment_plan", `x.school_id = '${street.id}'`, { school_year: 2031 })],
      back: "taken",
      wrong,
    },
    {
      of: "a pupil is struck while a case is opened by hand",
      before: [fill(56), `update large_class_case set archived_at = now() where ${ofStreet}`],
      one: [`update enrolment set archived_at = now() where ${leaver}`],
      other: [opened],
      refuses: "large_class_case_found",
    },
    {
      of: "a class goes while pupils are diverted to it",
      before: [newClass(street.id, 1)],
      one: [`update school_class set archived_at = now() where id = '${newId}'`],
      other: [divert(newId, 3, `'${newId}'`)],
      refuses: "large_class_measure_class_of_school",
    },
    {
      of: "pupils are diverted to one class twice",
      before: [fill(50)],
      one: [divert(newId)],
      other: [divert(otherId)],
      refuses: "large_class_measure_keeps_below",
      back: "large_class_measure_keeps_below",
    },
    {
      of: "pupils come while others are diverted to the class",
      before: [fill(52)],
      one: [join(0)],
      other: [divert(newId)],
      refuses: "large_class_measure_keeps_below",
    },
  ]);
});

describe("copies of a school's township", () => {
  const move = `update school set village_id = null, township_id = (select id from township where name = '麻柳乡') where id = '${street.id}'`;
  const of = `x.school_id = '${street.id}'`;
  const someone = "(select id from teacher where staff_kind = 'contract' order by id limit 1)";
  const tables = [
    "school_quota",
    "post_scheme",
    "recruitment_plan",
    "post",
    "appointment",
    "term_appraisal",
    "school_stage",
    "school_condition",
  ];
  const more = [
    "curriculum_offering",
    "management_review",
    "charter",
    "party_organisation",
    "cluster_member",
    "catchment",
    "enrolment_plan",
    "school_closure",
  ];
  const rest = [
    "construction_project",
    "large_class_measure",
    "personnel_relation",
    "teaching_placement",
    "placement_subject",
    "school_tier",
  ];
  const wrong = [...tables, ...more, ...rest]
    .map(
      (table) =>
        `select '${table}' as stale from ${table} t join school s on s.id = t.school_id where t.township_id <> s.township_id`,
    )
    .join(" union ");
  const rows: Readonly<Record<string, readonly string[]>> = {
    "a plan of recruitment": [again("recruitment_plan", of, { school_year: 2031 })],
    "a post and who holds it": [
      `insert into post (id, line_id, post_no, status, vacant_since) select '${newId}', l.id, l.post_count, 'vacant', tc.today() from post_scheme_line l
         where l.school_id = '${street.id}' and l.grade > 10 order by l.id limit 1`,
      `insert into appointment (id, post_id, teacher_id, contract_no, valid_from, valid_to)
         select '${newId}', '${newId}', ${someone}, '示', tc.today(), tc.today() + 400`,
      `insert into term_appraisal (id, appointment_id, result, appraised_on) values ('${newId}', '${newId}', 'qualified', tc.today())`,
    ],
    "a catchment and a membership": [
      again("catchment", of, { school_year: 2031 }),
      `insert into cluster_member (id, cluster_id, school_id, valid_from) select '${newId}', id, '${street.id}', tc.today() from school_cluster where name = '示例一体化学校'`,
    ],
    "a placement and its subject": [
      `insert into teaching_placement (id, teacher_id, school_id, kind, stage, valid_from) select '${newId}', t.id, '${street.id}', 'support', '2', tc.today() from teacher t
         where t.staff_kind = 'contract' and not exists (select from teaching_placement p where p.teacher_id = t.id and p.school_id = '${street.id}') order by t.id limit 1`,
      again("placement_subject", "true", { placement_id: newId }),
    ],
    "a relation": [
      `update personnel_relation set valid_to = tc.today() where teacher_id = ${someone} and valid_to is null`,
      `insert into personnel_relation (id, teacher_id, unit, school_id, valid_from) values ('${newId}', ${someone}, 'school', '${street.id}', tc.today())`,
    ],
  };
  const line = `update post_scheme_line set post_count = post_count + 1 where id = (select l.id from post_scheme_line l where l.school_id = '${street.id}' and l.grade > 10 order by l.id limit 1)`;
  const post = `update school_quota set quota = quota + 5, teacher_quota = teacher_quota + 5 where school_id = '${street.id}' and school_year = 2026`;
  prove(
    Object.entries(rows).map(([what, other]) => ({
      of: `${what} entered while the school moves`,
      before: what.startsWith("a post") ? [post, line] : [],
      one: [move],
      other,
      back: "taken",
      wrong,
    })),
  );
});
