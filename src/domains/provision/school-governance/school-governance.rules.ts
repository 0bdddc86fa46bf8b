// What the refusals of school governance mean: those that school-governance.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolGovernanceRules = rules({
  party_organisation_no_overlap: {
    clause: "三(七)",
    fields: ["school_id", "valid_from", "valid_to"],
    zh: "一所学校同一时间只有一个党组织。",
    en: "A school has one party organisation at a time.",
  },
  charter_adopted: {
    clause: "三(七)",
    duties: ["三(七)-13", "三(七)-15"],
    fields: ["adopted_on", "votes_for", "votes_against", "approved_on"],
    zh: "章程制度经教职工大会表决通过后方可核准。",
    en: "A charter or rule is approved once the staff congress voted for its text.",
  },
  charter_vote: {
    clause: "三(七)",
    fields: ["adopted_on", "votes_for", "votes_against"],
    zh: "表决须有日期、赞成票和反对票。",
    en: "A vote has its day, and the votes for and against.",
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
