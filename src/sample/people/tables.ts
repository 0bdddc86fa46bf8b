// The tables of those who may ask that the sample fills, parents before children.
import { assignment, person, recusal } from "../../identity/index.ts";
import type { CopiesOf, RowOf } from "../writing/table-copy.ts";

export const peopleTables = {
  person,
  assignment,
  recusal,
};

export type PeopleTables = CopiesOf<typeof peopleTables>;
export type PersonRow = RowOf<typeof person>;
export type AssignmentRow = RowOf<typeof assignment>;
export type RecusalRow = RowOf<typeof recusal>;
