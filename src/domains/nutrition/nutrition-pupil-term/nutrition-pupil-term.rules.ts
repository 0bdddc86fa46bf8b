// What the refusals of nutrition pupil term mean: those that nutrition-pupil-term.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const nutritionPupilTermRules = rules({
  nutrition_pupil_term_covered: {
    clause: "三(八)",
    fields: ["eligible", "covered"],
    zh: "只有符合条件的学生才能享受。",
    en: "Only who is eligible is covered.",
  },
  nutrition_pupil_term_uncovered: {
    clause: "三(八)",
    fields: ["reason_uncovered", "eligible", "covered"],
    zh: "符合条件而未享受的，须写明原因；其他情形不写。",
    en: "There is a reason exactly where an eligible pupil is not covered.",
  },
});
