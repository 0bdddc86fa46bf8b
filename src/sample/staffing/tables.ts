// The tables of quota, posts and appointments that the sample fills: all of the area.
import * as staffing from "../../domains/staffing/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const staffingTables = tablesOf(staffing);

export type StaffingTables = CopiesOf<typeof staffingTables>;
