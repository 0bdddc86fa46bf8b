// The rows that the sample writes, typed by the tables. A column added to a table is a type error here until the
// sample says what it holds. Types only: loading the sample never loads the API.
import type { child, childLocation, guardian, guardianship } from "../domains/children/index.ts";
import type { district, divisionCode, township, townshipName, village } from "../domains/divisions/index.ts";
import type { enrolment, student } from "../domains/enrolments/index.ts";
import type { schoolHeadcount } from "../domains/headcounts/index.ts";
import type { school, schoolClass } from "../domains/schools/index.ts";
import type { assignment, person } from "../identity/index.ts";

/** Every column but the two that each new row leaves to their defaults. */
type RowOf<Table extends { $inferInsert: object }> = {
  [K in Exclude<keyof Table["$inferInsert"], "version" | "archivedAt">]-?: Exclude<
    Table["$inferInsert"][K],
    undefined
  >;
};

export type DistrictRow = RowOf<typeof district>;
export type TownshipRow = RowOf<typeof township>;
export type TownshipNameRow = RowOf<typeof townshipName>;
export type DivisionCodeRow = RowOf<typeof divisionCode>;
export type VillageRow = RowOf<typeof village>;
export type SchoolRow = RowOf<typeof school>;
export type SchoolClassRow = RowOf<typeof schoolClass>;
export type ChildRow = RowOf<typeof child>;
export type ChildLocationRow = RowOf<typeof childLocation>;
export type GuardianRow = RowOf<typeof guardian>;
export type GuardianshipRow = RowOf<typeof guardianship>;
export type StudentRow = RowOf<typeof student>;
export type EnrolmentRow = RowOf<typeof enrolment>;
export type HeadcountRow = RowOf<typeof schoolHeadcount>;
export type PersonRow = RowOf<typeof person>;
export type AssignmentRow = RowOf<typeof assignment>;
