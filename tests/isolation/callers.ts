// The people the isolation tests ask as: each role, several duties, several assignments. Their scopes are read from the
// database, as the district assigned them.
import postgres from "postgres";
import { developmentSubject } from "../../src/identity/index.ts";
import { plantedPeople, plantedSchools } from "../../src/sample/planted.ts";
import type { RoleName } from "../oracle/expectations/index.ts";
import type { OracleAsker } from "../oracle/judge.ts";
import type { Caller } from "../support/caller.ts";

export interface NamedCaller extends Caller {
  readonly name: string;
  readonly role: RoleName;
}

const registrar = (school: string, duty?: string): string =>
  developmentSubject({ role: "school-registrar", school, ...(duty !== undefined && { duty }) });
const { street, mountain } = plantedSchools;

export const callers = {
  public: { name: "the public", role: "public" },
  guardian: { name: "a guardian", role: "guardian", as: plantedPeople.guardian },
  protectedGuardian: {
    name: "a guardian under a protective flag",
    role: "guardian",
    as: developmentSubject({ role: "guardian", person: "protective-other" }),
  },
  finance: { name: "finance", role: "finance-officer", as: "finance-officer" },
  education: { name: "education, all sections", role: "education-officer", as: "education-officer" },
  educationVerifying: {
    name: "education, verifying identities",
    role: "education-officer",
    as: "education-officer",
    purpose: "identity-verification",
  },
  educationFinance: {
    name: "education, section finance",
    role: "education-officer",
    as: "education-officer:finance",
  },
  township: { name: "the township 关面乡", role: "township-officer", as: "township-officer:关面乡" },
  twoTownships: {
    name: "one officer of two townships",
    role: "township-officer",
    as: plantedPeople.twoTownships,
  },
  school: { name: "a school, all duties", role: "school-registrar", as: registrar(street.officialCode) },
  schoolWelfare: {
    name: "a school, duty welfare",
    role: "school-registrar",
    as: registrar(mountain.officialCode, "welfare"),
  },
  splitDuties: {
    name: "enrolment at one school, canteen at another",
    role: "school-registrar",
    as: plantedPeople.splitDuties,
  },
  development: { name: "development", role: "development-officer", as: "development-officer" },
  civilAffairs: { name: "civil affairs", role: "civil-affairs-officer", as: "civil-affairs-officer" },
  staffing: { name: "the staffing office", role: "staffing-officer", as: "staffing-officer" },
  hr: { name: "HR", role: "hr-officer", as: "hr-officer" },
  planning: { name: "planning", role: "planning-officer", as: "planning-officer" },
  leader: { name: "the joint conference", role: "district-leader", as: "district-leader" },
  police: { name: "the police of 关面乡", role: "police-officer", as: "police-officer:关面乡" },
  policeVerifying: {
    name: "the police of 关面乡, verifying identities",
    role: "police-officer",
    as: "police-officer:关面乡",
    purpose: "identity-verification",
  },
  village: {
    name: "a village of 五通乡",
    role: "village-committee",
    as: "village-committee:五通乡:示例一村",
  },
  care: { name: "a care organisation", role: "care-organisation", as: plantedPeople.careOrganisation },
  inspector: { name: "an inspector with four tasks", role: "inspector", as: "inspector" },
  inspectorWithReason: {
    name: "an inspector of enrolment, for a reason",
    role: "inspector",
    as: "inspector:enrolment-inspection",
    purpose: "inspection",
  },
  inspectorRecused: {
    name: "a recused inspector, for a reason",
    role: "inspector",
    as: plantedPeople.inspectorRecused,
    purpose: "inspection",
  },
  teacher: { name: "a teacher", role: "teacher", as: plantedPeople.teacher },
  administrator: {
    name: "the system's administrator",
    role: "system-administrator",
    as: "system-administrator",
  },
  steward: { name: "the steward of data", role: "data-steward", as: "data-steward" },
  auditor: { name: "the auditor", role: "audit-administrator", as: "audit-administrator" },
} as const satisfies Record<string, NamedCaller>;

/** One caller of each kind of scope and sight: what differs by duty or purpose alone is left out. */
export const mainCallers: readonly NamedCaller[] = [
  callers.public,
  callers.guardian,
  callers.finance,
  callers.education,
  callers.township,
  callers.splitDuties,
  callers.staffing,
  callers.policeVerifying,
  callers.civilAffairs,
  callers.village,
  callers.care,
  callers.inspectorWithReason,
  callers.teacher,
];

/** The person's assignments in the role; a school's with its branches, and without those the person is recused from. */
export async function askerOf(adminUrl: string, caller: NamedCaller): Promise<OracleAsker> {
  const { role, as, purpose } = caller;
  const base = { role, purpose: purpose ?? null };
  if (as === undefined) return { ...base, groups: [{ duties: [], scopeIds: [] }] };
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql<{ duties: string[]; id: string }[]>`
      select a.duties, coalesce(a.township_id, a.village_id, a.school_id, a.teacher_id, a.child_id, a.guardian_id,
               a.district_id) as id
        from tc.assignment a join tc.person p on p.id = a.person_id
       where p.subject = ${as} and a.role = ${role} order by a.id`;
    const recused = await sql<{ id: string }[]>`
      select c.school_id as id from tc.recusal c join tc.person p on p.id = c.person_id
       where p.subject = ${as} and c.role = ${role}`;
    const away = await withBranches(
      sql,
      recused.map(({ id }) => id),
    );
    const groups = [];
    for (const { duties, id } of rows) {
      const ofSchools = role === "school-registrar" || role === "inspector";
      const ids = ofSchools ? await withBranches(sql, [id]) : new Set([id]);
      const left = [...ids].filter((one) => !away.has(one));
      if (left.length > 0) groups.push({ duties, scopeIds: left });
    }
    if (groups.length === 0) throw new Error(`${as} holds no assignment of ${role}`);
    return { ...base, groups };
  } finally {
    await sql.end();
  }
}

async function withBranches(sql: postgres.Sql, schools: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = new Set(schools);
  for (let known = 0; known < ids.size; ) {
    known = ids.size;
    const below = await sql`select b.id from school b join school w on w.id = b.parent_school_id
       where w.id in ${sql([...ids])} and w.archived_at is null and b.archived_at is null`;
    for (const branch of below) ids.add(String(branch.id));
  }
  return ids;
}
