// Schools and classes as the tests of their rules write them: statements, and the sample's schools that they are tried on.

import { centralSchoolName, inventedSchoolId } from "../../src/sample/planted.ts";
import { loaded } from "./attempt.ts";

export const maliu = inventedSchoolId(centralSchoolName("麻柳乡"));
export const nineYears = inventedSchoolId("麻柳乡示例九年制学校");
export const idle = inventedSchoolId("金峰镇示例闲置小学");
export const closed = inventedSchoolId("大德镇示例旧址教学点");
export const building = inventedSchoolId("赵家街道示例在建初级中学");
/** The id of whatever row a test adds. */
export const newId = "ffffffff-0000-7000-8000-000000000001";

/** A school like another one, with what is said of it. */
export const like = (model: string, differing: Readonly<Record<string, string>>): string => {
  const set = { id: `'${newId}'`, name: "'示例新校'", official_code: "null", ...differing } as const;
  const of = (column: string): string => set[column as keyof typeof set] ?? column;
  const columns = [
    ...["id", "district_id", "township_id", "village_id", "parent_school_id", "name", "official_code"],
    ...["kind", "run_by", "locale", "status", "closed_on"],
  ];
  return loaded(
    `insert into school (${columns.join(", ")}) select ${columns.map(of).join(", ")} from school where id = '${model}'`,
  );
};
export const set = (school: string, what: string): string =>
  `update school set ${what} where id = '${school}'`;
/** Of every school: whose staff is placed there goes first, which is not what these tests are about. */
export const unstaffed = `set session_replication_role = replica;
  update teaching_placement set valid_to = tc.today() where valid_from < tc.today() and (valid_to is null or valid_to > tc.today());
  set session_replication_role = origin`;
export const leave = (school: string): string =>
  `update enrolment set valid_to = tc.today(), end_reason = '转出' where school_id = '${school}' and valid_to is null`;
export const close = (school: string): string => set(school, "status = 'closed', closed_on = tc.today()");

export const newClass = (school: string, grade: number, cap = 45, year = 2026): string => `
  insert into school_class (id, school_id, township_id, school_year, grade, class_no, type, cap)
    select '${newId}', id, township_id, ${year}, ${grade}, 99, '10', ${cap} from school where id = '${school}'`;

/** Without the rule that an open case stays on the ledger, which is not what these tests are about. */
export const offLedger = (statement: string): string =>
  `alter table large_class_case disable trigger user; ${statement}; alter table large_class_case enable trigger user`;

/** The id of a case that a test adds. */
export const newCase = "ffffffff-0000-7000-8000-000000000002";
export const newCampus = "ffffffff-0000-7000-8000-000000000009";
const newDocument = "ffffffff-0000-7000-8000-000000000003";

interface CaseSteps {
  readonly proposed?: string;
  readonly issued?: string;
  readonly heard?: string;
  readonly votes?: string;
  readonly plan?: string;
  readonly receiving?: string;
  readonly decided?: string;
  /** First and last of those that a school loses. */
  readonly grades?: string;
}

/** The steps of a closure one after the other, the decision last: as they should be, but for what is said. */
export const decide = (school: string, aim: string, steps: CaseSteps = {}): readonly string[] => {
  const {
    proposed = "tc.today() - 60",
    issued = "tc.today() - 3",
    heard = "tc.today() - 30",
    votes = "9, 2, 1",
  } = steps;
  const { plan = "'示例班车, 每日两班'", receiving = maliu, decided = "tc.today() - 5" } = steps;
  const grades = steps.grades ?? (aim === "reduce" ? "1, 9" : "null, null");
  return [
    `insert into policy_document (id, number, title, issuer, issued_on) values ('${newDocument}', '示〔2026〕99号', '示例决定', '示例区', ${issued})`,
    `insert into school_closure (id, school_id, township_id, aim, grade_from, grade_to, proposed_on, reason, travel_plan, receiving_school_id, decision_id, decided_on, status)
      select '${newCase}', id, township_id, '${aim}', ${grades}, ${proposed}, '示例', ${plan}, '${receiving}', '${newDocument}', ${decided}, 'proposed' from school where id = '${school}'`,
    `insert into closure_hearing (id, closure_id, held_on, votes_for, votes_against, votes_abstained)
      values ('${newCase}', '${newCase}', ${heard}, ${votes})`,
    `update school_closure set status = 'decided' where id = '${newCase}'`,
  ];
};
