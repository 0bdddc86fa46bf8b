// The tables of nutrition that the sample fills, parents before children.
import {
  canteenAccount,
  growthRecord,
  mealQualityCheck,
  nutritionProgramme,
  nutritionPupilTerm,
  nutritionSchoolMonth,
} from "../../domains/nutrition/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const nutritionTables = {
  nutritionProgramme,
  nutritionSchoolMonth,
  canteenAccount,
  mealQualityCheck,
  nutritionPupilTerm,
  growthRecord,
};

export type NutritionTables = CopiesOf<typeof nutritionTables>;
