// The tables of children, guardians and school records that the sample fills, parents before children.
import {
  child,
  childLocation,
  enrolment,
  guardian,
  guardianship,
  student,
  type studentFlag,
} from "../../domains/children/index.ts";
import type { CopiesOf, RowOf } from "../writing/table-copy.ts";

export const childTables = {
  child,
  childLocation,
  guardian,
  guardianship,
  student,
  enrolment,
};

/** A mark of the register. */
export type StudentFlag = RowOf<typeof studentFlag>;

export type ChildTables = CopiesOf<typeof childTables>;
