// What the refusals of school governance mean: those that school-governance.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolGovernanceRules = rules({
  party_organisation_no_overlap: {
    clause: "三(七)",
    fields: ["school_id", "valid_from", "valid_to"],
    zh: "一所学校同一时间只有一个党组织。",
    en: "A school has one party organisation at a time.",
  },
  charter_one_in_force: {
    clause: "三(七)",
    fields: ["school_id", "kind", "approved_on", "replaced_on"],
    zh: "一所学校只有一部现行章程。",
    en: "A school has one charter in force.",
  },
  charter_dates: {
    clause: "三(七)",
    fields: ["approved_on", "replaced_on"],
    zh: "被替代的章程须曾获批准，且替代不早于批准。",
    en: "What is replaced was approved before.",
  },
  management_review_due: {
    clause: "三(七)",
    fields: ["improvement", "due_on"],
    zh: "有整改要求的，须有期限。",
    en: "An improvement that is asked for has its day.",
  },
});
