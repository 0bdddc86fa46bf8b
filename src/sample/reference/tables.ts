// The tables of divisions and references that the sample fills, parents before children.
import {
  district,
  divisionCode,
  parameter,
  policyDocument,
  target,
  township,
  townshipName,
  village,
  workdayCalendar,
} from "../../domains/reference/index.ts";
import type { CopiesOf, RowOf } from "../writing/table-copy.ts";

export const divisionTables = {
  district,
  township,
  townshipName,
  divisionCode,
  village,
};

export type DivisionTables = CopiesOf<typeof divisionTables>;

export const referenceTables = {
  document: policyDocument,
  parameter,
  workday: workdayCalendar,
  target,
};

export type ReferenceTables = CopiesOf<typeof referenceTables>;

export type DistrictRow = RowOf<typeof district>;
export type TownshipRow = RowOf<typeof township>;
export type TownshipNameRow = RowOf<typeof townshipName>;
export type DivisionCodeRow = RowOf<typeof divisionCode>;
export type VillageRow = RowOf<typeof village>;
