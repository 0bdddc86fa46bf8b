// Copies of a school's township, and years that are over, under two connections.
import { describe } from "vitest";
import { plantedSchools } from "../../src/sample/planted.ts";
import { off } from "./attempt.ts";
import { again, prove } from "./race.ts";
import { newCase, newId } from "./school-statements.ts";

const { street } = plantedSchools;
const otherId = newCase;

describe("school years that are over (四(四))", () => {
  const open = `set session_replication_role = replica; delete from closed_figure where period_from = '2025-09-01'; set session_replication_role = origin`;
  const closing = ["select tc.close_period(tc.period_of('school-year', '2025'), tc.today())"];
  const revise = (
    id: string,
  ) => `insert into closed_figure (id, measure, row_id, school_id, township_id, part, period_from, period_to, value, revision, reason, recorded_on)
    select '${id}', measure, row_id, school_id, township_id, part, period_from, period_to, value + 1, revision + 1, '补录', tc.today()
      from closed_figure where measure = 'closing' and latest and period_from = '2025-09-01' and period_to = '2026-09-01'`;
  prove([
    {
      of: "a year is closed while somebody's eligibility changes",
      before: [open],
      one: closing,
      other: [
        "update rotation_eligibility set confirmed_on = coalesce(confirmed_on, '2025-10-01') + 1 where id = (select id from rotation_eligibility where school_year = 2025 order by id limit 1)",
      ],
      refuses: "closed_figure_rests",
      back: "taken",
    },
    {
      of: "a year is closed while a relation turns out to be younger: the count is the closed one",
      before: [open, off("personnel_relation", "b_past")],
      one: closing,
      other: [
        `update personnel_relation set valid_from = '2026-09-01' where id = (select id from personnel_relation where quota_category is not null and school_id is not null
           and valid_from < '2025-09-01' and valid_to is null order by id limit 1)`,
      ],
      back: "taken",
      wrong: `select q.id from school_quota q join closed_figure f on f.row_id = q.id and f.measure = 'quota-occupied' and f.latest
        where f.period_from = '2025-09-01' and q.occupied <> f.value union all select null where not exists (select from closed_figure where period_from = '2025-09-01')`,
    },
    {
      of: "a teacher's level goes while the day of the level is put down anew",
      before: [
        "create table ranked as select id from teacher t where backbone = 'none' and archived_at is null and not exists (select from backbone_period b where b.teacher_id = t.id) order by id limit 1",
        "update teacher set backbone = 'city' where id = (select id from ranked)",
      ],
      one: ["update teacher set backbone = 'none' where id = (select id from ranked)"],
      other: [
        "update backbone_period set archived_at = now() where teacher_id = (select id from ranked) and valid_to is null",
        `insert into backbone_period (id, teacher_id, level, valid_from) select '${newId}', id, 'city', tc.today() from ranked`,
      ],
      refuses: "backbone_period_today",
      back: "taken",
    },
    {
      of: "two correct a closed year at once, neither by the function that waits",
      one: [revise(newId)],
      other: [revise(otherId)],
      refuses: "closed_figure_next",
    },
    {
      of: "a year is closed while a school turns out to have had another name",
      before: [open.replace(" where period_from = '2025-09-01'", "")],
      one: closing,
      other: [
        `update school set name = '示例改名小学', state_since = '2026-09-01' where id = '${street.id}'`,
        `update school_state set revised_on = tc.today() where school_id = '${street.id}' and valid_to = '2026-09-01'`,
        `insert into school_state (id, school_id, township_id, parent_school_id, name, kind, locale, county_town, status, valid_to, reason)
          select uuidv7(), school_id, township_id, parent_school_id, '示例曾用名小学', kind, locale, county_town, status, '2026-09-01', '录入有误' from school_state where school_id = '${street.id}' and revised_on is not null`,
      ],
      refuses: "closed_figure_rests",
      back: "taken",
    },
  ]);
});

describe("copies of a school's township", () => {
  const move = `update school set village_id = null, township_id = (select id from township where name = '麻柳乡') where id = '${street.id}'`;
  const of = `x.school_id = '${street.id}'`;
  const someone = "(select id from teacher where staff_kind = 'contract' order by id limit 1)";
  const holder = someone.replace("'contract'", "'special-post'");
  const tables = [
    "school_quota",
    "post_scheme",
    "recruitment_plan",
    "post",
    "appointment",
    "term_appraisal",
    "school_stage",
    "school_condition",
    "school_class",
    "school_headcount",
    "class_teaching",
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
        `select '${table}' as stale from ${table} t join school s on s.id = t.school_id where t.township_id <> s.township_id
          and coalesce((to_jsonb(t) ->> 'school_year')::int >= 2026, true)`,
    )
    .join(" union ");
  const rows: Readonly<Record<string, readonly string[]>> = {
    "a plan of recruitment": [again("recruitment_plan", of, { school_year: 2031 })],
    "a post and who holds it": [
      `insert into post (id, line_id, post_no, status, vacant_since) select '${newId}', l.id, l.post_count, 'vacant', tc.today() from post_scheme_line l
         where l.school_id = '${street.id}' and l.grade > 10 order by l.id limit 1`,
      `insert into appointment (id, post_id, teacher_id, contract_no, valid_from, valid_to)
         select '${newId}', '${newId}', ${holder}, '示', tc.today(), tc.today() + 400`,
      `insert into term_appraisal (id, appointment_id, result, appraised_on) values ('${newId}', '${newId}', 'qualified', tc.today())`,
    ],
    "a catchment and a membership": [
      again("catchment", of, { school_year: 2031 }),
      `insert into cluster_member (id, cluster_id, school_id, valid_from) select '${newId}', id, '${street.id}', tc.today() from school_cluster where name = '示例一体化学校'`,
    ],
    "a class and a count": [
      again("school_class", of, { class_no: 98, school_year: 2026 }),
      again("school_headcount", `${of} and x.school_year = 2026`, {
        as_of: "2026-10-07",
        certified_on: null,
      }),
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
  /** Whoever is appointed belongs to the post's school. */
  const fitted = `set session_replication_role = replica;
    update personnel_relation r set quota_category = '1', school_id = s.id, township_id = s.township_id from school s
      where s.id = '${street.id}' and r.teacher_id = ${holder} and r.valid_to is null; set session_replication_role = origin`;
  const post = `update school_quota set quota = quota + 5, teacher_quota = teacher_quota + 5 where school_id = '${street.id}' and school_year = 2026`;
  prove(
    Object.entries(rows).map(([what, other]) => ({
      of: `${what} entered while the school moves`,
      before: what.startsWith("a post") ? [post, line, fitted] : [],
      one: [move],
      other,
      back: "taken",
      wrong,
    })),
  );
});
