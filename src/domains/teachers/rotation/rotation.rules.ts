// What the refusals of rotation mean: those that rotation.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const rotationRules = rules({
  staff_rule_no_overlap: {
    clause: "三(三)",
    fields: ["valid_from", "valid_to"],
    zh: "交流轮岗规则的有效期不得重叠。",
    en: "Rules of rotation do not overlap in time.",
  },
  rotation_eligibility_says: {
    clause: "三(三)",
    fields: ["eligible", "reason"],
    zh: "符合条件当且仅当原因为符合。",
    en: "Somebody is eligible exactly where the reason says so.",
  },
});
