// What the refusals of meal quality check mean: those that meal-quality-check.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const mealQualityCheckRules = rules({
  meal_quality_check_findings: {
    clause: "三(八)",
    fields: ["passed", "findings"],
    zh: "检查不合格的，须写明问题。",
    en: "A check that is not passed says what was found.",
  },
});
