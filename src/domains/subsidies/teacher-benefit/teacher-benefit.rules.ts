// What the refusals of teacher benefit mean: those that teacher-benefit.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const teacherBenefitRules = rules({
  housing_guarantee_no_overlap: {
    clause: "三(六)",
    fields: ["teacher_id", "kind", "valid_from", "valid_to"],
    zh: "一名教师同类住房保障的期间不得重叠。",
    en: "A teacher has one guarantee of a kind at a time.",
  },
});
