// Changes of rights as their owner writes them, step by step, for tests of what the database refuses.
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { labelledId } from "../../src/sample/writing/ids.ts";

const steward = (person?: string): string =>
  labelledId(
    `person ${developmentSubject({ role: "data-steward", ...(person !== undefined && { person }) })}`,
  );
export const stewards = { first: steward(), second: steward("second"), third: steward("third") } as const;

const id = (n: number): string => `00000000-0000-7000-8000-0000000c${String(n).padStart(4, "0")}`;
export const change = id(1);
export const hash = "f".repeat(64);

export const draft = (columns = "", values = ""): string =>
  `insert into policy_change (id, kind, title, reason, status, base_hash, drafted_by, written_by_ids${columns})
    values ('${change}', 'ordinary', '示例', '示例', 'draft', '-', '示例', array['${stewards.first}']::uuid[]${values})`;

interface Said {
  readonly n?: number;
  readonly role?: string;
  readonly columns?: string;
  readonly values?: string;
}

/** Gives the teachers a field of their school, unless it says otherwise. */
export const edit = ({ n = 1, role = "teacher", columns = "", values = "" }: Said = {}): string =>
  `insert into policy_edit (id, change_id, number, kind, role, on_type, fields, uses, rows, cite${columns})
    values ('${id(100 + n)}', '${change}', 0, 'grant', '${role}', 'School', 'officePhone', 'read', 'always', '三(一)'${values})`;

const move = (to: string, more = ""): string =>
  `update policy_change set status = '${to}', version = version + 1${more} where id = '${change}'`;

export const submit = move("submitted", ", submitted_at = now()");

export const judge = (protects = false, problems: string | null = null): string => {
  const said = JSON.stringify({ result: hash, problems, protected: protects, effects: [] });
  return `select tc.judge_policy_change(c.id, '${said}'::jsonb || jsonb_build_object('version', c.version, 'base', c.base_hash))
    from policy_change c where c.id = '${change}'`;
};

const signed =
  (step: "endorsed" | "approved" | "rejected") =>
  (by: string, more = "") =>
    move(step, `, ${step}_by_id = '${by}', ${step}_by = '示例', ${step}_at = now()${more}`);
export const endorse = signed("endorsed");
export const approve = signed("approved");
export const reject = (by: string): string => signed("rejected")(by, ", decision_reason = '示例'");
export const revise = move("draft");
export const withdraw = move("withdrawn");

export const judged = [draft(), edit(), submit, judge()] as const;

/** Other rights come into force, whatever they say. */
export const otherRights = [
  "insert into tc.policy_version (hash, content, approved_by) values ('x', 'x', '示例') on conflict do nothing",
  "update tc.policy_state set version = (select version from tc.policy_version where hash = 'x')",
] as const;

/** A teacher's role is one that an administrator may hold beside the own one: of the own record. */
export const assignTeacher = (
  who: string,
): string => `insert into tc.assignment (id, person_id, role, scope, teacher_id, valid_from, approved_by)
  select gen_random_uuid(), '${who}', 'teacher', 'teacher', t.id, tc.today(), '示例' from teacher t where t.archived_at is null and not exists (select from tc.assignment a where a.teacher_id = t.id) order by t.id limit 1`;
