// What the refusals of guardian mean: those that guardian.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const guardianRules = rules({
  guardian_id_number: {
    fields: ["id_number_index"],
    zh: "一个身份证件号只对应一名监护人。",
    en: "A number of an identity document is one guardian's.",
  },
  guardianship_no_overlap: {
    fields: ["child_id", "guardian_id", "valid_from", "valid_to"],
    zh: "同一儿童与同一监护人的监护期间不得重叠。",
    en: "A child and a guardian have one bond on any day.",
  },
});
