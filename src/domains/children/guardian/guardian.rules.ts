// What the refusals of guardian mean: those that guardian.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const guardianRules = rules({
  guardianship_no_overlap: {
    fields: ["child_id", "guardian_id", "valid_from", "valid_to"],
    zh: "同一儿童与同一监护人的监护期间不得重叠。",
    en: "A child and a guardian have one bond on any day.",
  },
});
