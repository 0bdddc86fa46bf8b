// The tables of care and protection that the sample fills: all of the area.
import * as welfare from "../../domains/welfare/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const welfareTables = tablesOf(welfare);

export type WelfareTables = CopiesOf<typeof welfareTables>;
