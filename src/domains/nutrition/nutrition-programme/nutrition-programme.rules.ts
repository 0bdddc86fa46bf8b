// What the refusals of nutrition programme mean: those that nutrition-programme.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const nutritionProgrammeRules = rules({
  nutrition_programme_no_overlap: {
    clause: "三(八)",
    fields: ["district_id", "kind", "valid_from", "valid_to"],
    zh: "同一类营养改善项目的有效期不得重叠。",
    en: "Programmes of one kind do not overlap in time.",
  },
});
