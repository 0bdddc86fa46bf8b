// The rows that the sample writes, typed by the tables. A column that may not be empty is a type error here until the
// sample says what it holds; one that may be stays empty until then. Types only: loading the sample never loads the API.
import type {
  child,
  childLocation,
  enrolment,
  guardian,
  guardianship,
  student,
} from "../domains/children/index.ts";
import type { district, divisionCode, township, townshipName, village } from "../domains/reference/index.ts";
import type { school, schoolClass, schoolHeadcount } from "../domains/schools/index.ts";
import type { assignment, person, recusal } from "../identity/index.ts";

type Written<Insert> = Exclude<keyof Insert, "version" | "archivedAt">;
type Nullable<Insert> = { [K in keyof Insert]-?: null extends Insert[K] ? K : never }[keyof Insert];

/** Every column but the two that each new row leaves to their defaults. */
export type RowOf<Table extends { $inferInsert: object }, Insert = Table["$inferInsert"]> = {
  [K in Exclude<Written<Insert>, Nullable<Insert>>]-?: Exclude<Insert[K], undefined>;
} & { [K in Written<Insert> & Nullable<Insert>]?: Exclude<Insert[K], undefined> };

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
export type RecusalRow = RowOf<typeof recusal>;
