// The tables of children, guardians and school records that the sample fills, parents before children.
import {
  child,
  childLocation,
  enrolment,
  guardian,
  guardianship,
  student,
} from "../../domains/children/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const childTables = {
  child,
  childLocation,
  guardian,
  guardianship,
  student,
  enrolment,
};

export type ChildTables = CopiesOf<typeof childTables>;
