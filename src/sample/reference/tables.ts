// The tables of divisions, which come first of all, and of references: all others of the area.
import * as reference from "../../domains/reference/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf, RowOf } from "../writing/table-copy.ts";

const { district, township, townshipName, divisionCode, village, ...references } = tablesOf(reference);

export const divisionTables = { district, township, townshipName, divisionCode, village };

export type DivisionTables = CopiesOf<typeof divisionTables>;

export const referenceTables = references;

export type ReferenceTables = CopiesOf<typeof referenceTables>;

export type DistrictRow = RowOf<typeof district>;
export type TownshipRow = RowOf<typeof township>;
export type TownshipNameRow = RowOf<typeof townshipName>;
export type DivisionCodeRow = RowOf<typeof divisionCode>;
export type VillageRow = RowOf<typeof village>;
