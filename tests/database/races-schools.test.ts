// Rules of schools, classes and closures under two connections.
import { describe } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { labelledId } from "../../src/sample/writing/ids.ts";
import { off } from "./attempt.ts";
import { again, prove } from "./race.ts";
import {
  decide,
  leave,
  maliu,
  newCampus,
  newCase,
  newClass,
  newId,
  nineYears,
  set,
  unstaffed,
} from "./school-statements.ts";

const { street, teachingPoint } = plantedSchools;
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
      before: [unstaffed, leave(street.id)],
      one: idle,
      other: [join(0)],
      refuses: "enrolment_school_operates",
      back: "school_empty",
    },
    {
      of: "a school stops while a class is opened",
      before: [unstaffed, leave(street.id)],
      one: idle,
      other: [newClass(street.id, 1)],
      refuses: "school_class_school_operates",
    },
    {
      of: "a class is archived while a pupil comes",
      before: [newClass(street.id, 1)],
      one: [`update school_class set archived_at = now() where id = '${newId}'`],
      other: [join(0).replace(classOfStreet, `'${newId}'`)],
      refuses: "enrolment_class_stands",
      back: "school_class_seated",
    },
    {
      of: "a class becomes one of last year while a pupil comes",
      before: [newClass(street.id, 1)],
      one: [
        "select tc.revise_school_year(2025, '示例')",
        `update school_class set school_year = 2025 where id = '${newId}'`,
      ],
      other: [join(0).replace(classOfStreet, `'${newId}'`)],
      refuses: "enrolment_of_class",
      back: "enrolment_of_year",
    },
    {
      of: "a stage loses a grade while a class of it is opened",
      one: [`update school_stage set grade_to = 5 where school_id = '${street.id}' and stage = 'primary'`],
      other: [newClass(street.id, 6)],
      refuses: "school_class_stage",
    },
    {
      of: "the standard size falls while a class is opened",
      before: [off("parameter")],
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
      of: "a campus ends while a class goes there",
      before: [
        `insert into school_campus (id, school_id, township_id, name, main, site, valid_from)
          select '${newCampus}', id, township_id, '示例三校区', false, '示例路', tc.today() from school where id = '${street.id}'`,
      ],
      one: [`update school_campus set valid_to = tc.today() + 1 where id = '${newCampus}'`],
      other: [`update school_class set campus_id = '${newCampus}' where id = ${classOfStreet}`],
      refuses: "school_campus_runs",
      back: "school_campus_runs",
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
  const undo = ["update school_closure set archived_at = now() where decided_on > tc.today() - 9"];
  const document = newId.replace(/1$/, "3");
  const toStreet = steps(point, "close", street.id);
  const stop = [set(street.id, "status = 'idle'")];
  const reduced = [unstaffed, ...steps(maliu, "reduce", street.id), leave(street.id)];
  const stageEnds = (stage: string) =>
    `update school_stage set valid_to = tc.today() where school_id = '${nineYears}' and stage = '${stage}'`;
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
      of: "how it was voted is put down otherwise while it is decided",
      before: ready,
      one: decided,
      other: [`update closure_hearing set votes_for = votes_for + 1 where closure_id = '${newCase}'`],
      refuses: "closure_hearing_stays",
      back: "taken",
    },
    {
      of: "another way is planned while it is heard",
      before: [off("school_closure", "b_said_decided_on"), ...ready.slice(0, -1)],
      one: ready.slice(-1),
      other: [
        "select set_config('tongchou.person', gen_random_uuid()::text, true)",
        `update school_closure set travel_plan = '示例步行' where id = '${newCase}'`,
      ],
      refuses: "school_closure_as_heard",
      back: "taken",
    },
    {
      of: "the receiving school stops while it is decided",
      before: [unstaffed, ...toStreet.slice(0, -1), leave(street.id)],
      one: stop,
      other: toStreet.slice(-1),
      refuses: "school_closure_receiving",
    },
    {
      of: "the decision is taken back while the school idles",
      before: [unstaffed, ...steps(point, "idle"), leave(point)],
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
    {
      of: "two stages go, each by a reduction that leaves the other",
      before: [leave(nineYears), ...steps(nineYears, "reduce")],
      one: [stageEnds("primary")],
      other: [stageEnds("junior")],
      refuses: "school_stage_keeps_one",
    },
  ]);
});

describe("pupils (三(八))", () => {
  const newcomer = labelledId("pupil registration of a newcomer");
  const [requested, accepted] = ["requested", "accepted"].map((of) => labelledId(`pupil transfer ${of}`));
  const admit = (id: string) =>
    `update pupil_registration set status = 'admitted', decided_on = tc.today() where id = '${id}'`;
  const matched = labelledId("pupil registration of 关面乡");
  const ended = (day: string) => `update child_location l set valid_to = ${day} from pupil_registration r
    where r.id = '${matched}' and l.child_id = r.child_id and l.kind = r.place_kind and l.valid_from < tc.today() and l.valid_to is null`;
  const placed = `insert into child_location (id, child_id, kind, township_id, valid_from)
    select '${newId}', r.child_id, r.place_kind, r.township_id, tc.today() from pupil_registration r where r.id = '${matched}'`;
  const seat = newClass(plantedSchools.mountain.id, 1).replace(
    "2026, 1, 99",
    `2026, (select grade from pupil_transfer where id = '${requested}'), 99`,
  );
  prove([
    {
      of: "two registrations of one number are admitted",
      before: [again("pupil_registration", `id = '${newcomer}'`)],
      one: [admit(newcomer)],
      other: [admit(newId)],
      refuses: "child_id_number",
    },
    {
      of: "a matched child moves while the township writes its place down",
      one: [ended("tc.today()"), placed],
      other: [`update pupil_registration set moves_on = tc.today() where id = '${matched}'`],
      refuses: "pupil_registration_moves_there",
      back: "child_location_no_overlap",
    },
    {
      of: "a pupil leaves while the transfer is approved",
      one: [
        `update enrolment set valid_to = tc.today(), end_reason = '示例' where valid_to is null
          and student_id = (select student_id from pupil_transfer where id = '${accepted}')`,
      ],
      other: [
        `update pupil_transfer set status = 'approved', decided_on = tc.today() where id = '${accepted}'`,
      ],
      refuses: "pupil_transfer_placed",
      back: "taken",
    },
    {
      of: "a class is archived while it takes a pupil",
      before: [seat],
      one: [`update school_class set archived_at = now() where id = '${newId}'`],
      other: [
        `update pupil_transfer set status = 'accepted', accepted_on = tc.today(), class_id = '${newId}' where id = '${requested}'`,
      ],
      refuses: "pupil_transfer_class",
    },
  ]);
});
