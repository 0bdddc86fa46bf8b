// What is said of a person who may ask: a subject, and roles with a scope. Nothing of a person's own data.
import { districtId, townshipId } from "../reference/divisions.ts";
import type { SampleCalendar } from "../writing/calendar.ts";
import type { AssignmentRow, RecusalRow } from "./tables.ts";

type ScopeColumns = Pick<
  AssignmentRow,
  "districtId" | "townshipId" | "villageId" | "schoolId" | "teacherId" | "childId" | "guardianId"
>;
export type Scope = Pick<AssignmentRow, "scope"> & ScopeColumns;

const noScope: ScopeColumns = {
  districtId: null,
  townshipId: null,
  villageId: null,
  schoolId: null,
  teacherId: null,
  childId: null,
  guardianId: null,
};

export const inDistrict: Scope = { ...noScope, scope: "district", districtId };
export const inTownship = (name: string): Scope => ({
  ...noScope,
  scope: "township",
  townshipId: townshipId(name),
});
export const inVillage = (id: string): Scope => ({ ...noScope, scope: "village", villageId: id });
export const inSchool = (id: string): Scope => ({ ...noScope, scope: "school", schoolId: id });
export const asTeacher = (id: string): Scope => ({ ...noScope, scope: "teacher", teacherId: id });
export const forChild = (id: string): Scope => ({ ...noScope, scope: "child", childId: id });
export const asGuardian = (id: string): Scope => ({ ...noScope, scope: "guardian", guardianId: id });

export interface Role {
  readonly role: string;
  readonly scope: Scope;
  readonly duties?: readonly string[];
  readonly from?: string;
  /** The day after the last. */
  readonly to?: string;
}

/** From a school, a child, a guardian or a teacher. */
export type Recusal = Pick<RecusalRow, "role" | "reason"> &
  Partial<Pick<RecusalRow, "schoolId" | "childId" | "guardianId" | "teacherId">>;

export interface SamplePerson {
  readonly subject: string;
  readonly displayName: string;
  /** Of those whose natural person is on record. */
  readonly naturalPersonCode?: string;
  readonly disabled?: boolean;
  readonly roles: readonly Role[];
  readonly recusals?: readonly Recusal[];
}

/** A period that has run out: its last day was the day before yesterday. */
export const runOut = (calendar: SampleCalendar): Pick<Role, "from" | "to"> => ({
  from: calendar.yearsAgo(2, "09-01"),
  to: calendar.yesterday,
});
