// Rules of catchments, networks and large classes under two connections.
import { describe } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { plantedDevelopments } from "../../src/sample/provision/planted.ts";
import { off } from "./attempt.ts";
import { again, prove } from "./race.ts";
import { decide, newCase, newClass, newId, offLedger } from "./school-statements.ts";

const { street, large56 } = plantedSchools;
const otherId = newCase;
const first = (school: string) =>
  `(select id from school_class where school_id = '${school}' and school_year = 2026 order by grade, class_no limit 1)`;
const classOfStreet = first(street.id);
/** The nth pupil of another school goes to a class of this one. */
const join = (
  nth: number,
) => `update enrolment set class_id = ${classOfStreet}, school_id = '${street.id}' where id =
  (select id from enrolment where valid_to is null and school_id <> '${street.id}' order by id offset ${nth} limit 1)`;
describe("catchments and networks (三(四)(七))", () => {
  const kept = `create table kept as select d.id, row_number() over (order by d.id) as n from catchment_division d
    where (d.village_id, d.school_year) = (select x.village_id, x.school_year from catchment_division x where x.stage = 'primary' and x.archived_at is null
      group by 1, 2 having count(*) = 2 order by 1, 2 limit 1) and d.stage = 'primary'`;
  /** Divided among schools by named parts, so that another part may be added. */
  const village =
    "(select min(d.village_id::text)::uuid from catchment_division d where d.part_text is not null and d.stage = 'primary')";
  const drop = (n: number) => [
    `delete from catchment_division where id = (select id from kept where n = ${n})`,
  ];
  const edition = (id: string, unit: string, days: string) => `insert into target
    (id, key, clause, name, comparator, unit, formula, valid_from, valid_to) values ('${id}', 'example.one', '二', '示例', 'at-least', '${unit}', '示例', ${days})`;
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
      of: "a village goes to another township while it is put into a catchment",
      one: [
        `update village set township_id = (select id from township where name = '麻柳乡') where id = ${village}`,
      ],
      other: [again("catchment_division", `x.village_id = ${village}`, { part_text: "示例巷" })],
      back: "taken",
      wrong:
        "select d.id from catchment_division d join village v on v.id = d.village_id where d.township_id <> v.township_id",
    },
    {
      of: "two editions of a target are set, each measured otherwise",
      one: [edition(newId, "%", "tc.today() + 1, tc.today() + 9")],
      other: [edition(newCase, "班", "tc.today() + 9, null")],
      refuses: "target_measure",
      back: "target_measure",
    },
    {
      of: "a network becomes a pairing while an urban school joins",
      before: [off("school_cluster", "b_said")],
      one: paired,
      other: [
        `insert into cluster_member (id, cluster_id, school_id, valid_from) select '${newId}', id, '${large56.id}', tc.today() from school_cluster where name = '示例山区学校联盟'`,
      ],
      refuses: "cluster_member_pairing",
      back: "cluster_member_pairing",
    },
  ]);
});

describe("what a developer owes, and a first grade (三(八), 四(三))", () => {
  const development = (key: keyof typeof plantedDevelopments, what: string) =>
    `update residential_development set ${what} where id = '${plantedDevelopments[key]}'`;
  const { teachingPoint } = plantedSchools;
  const ofWaiting = `developer_uscc = (select o.developer_uscc from residential_development o where o.id = '${plantedDevelopments.waiting}')`;
  prove([
    {
      // The other order is a permit of before.
      of: "homes are handed over without their school while the next ones are permitted",
      before: [development("nextOfInStep", ofWaiting)],
      one: [development("waiting", "housing_delivered_on = tc.today()")],
      other: [development("nextOfInStep", "housing_permit_on = tc.today()")],
      refuses: "residential_development_owes_elsewhere",
      back: "taken",
    },
    {
      of: "a decision is struck while the intake that rests on it ends",
      before: decide(teachingPoint.id, "close"),
      one: [`update school_closure set archived_at = now() where id = '${newCase}'`],
      other: [
        `update enrolment_plan set planned = 0 where school_id = '${teachingPoint.id}' and stage = 'primary' and school_year = 2026`,
      ],
      refuses: "enrolment_plan_keeps_intake",
      back: "school_closure_decision_stays",
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
      before: [fill(56), offLedger(`update large_class_case set archived_at = now() where ${ofStreet}`)],
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
