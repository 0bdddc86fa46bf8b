// The tables of nutrition that the sample fills: all of the area.
import * as nutrition from "../../domains/nutrition/index.ts";
import { tablesOf } from "../writing/area-tables.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const nutritionTables = tablesOf(nutrition);

export type NutritionTables = CopiesOf<typeof nutritionTables>;
