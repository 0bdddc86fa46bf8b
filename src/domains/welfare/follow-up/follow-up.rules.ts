// What the refusals of follow up mean: those that follow-up.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

const decided = { clause: "三(十)", duties: ["三(十)-14"] } as const;

export const followUpRules = rules({
  guardianship_intervention_named: {
    ...decided,
    fields: ["decision", "guardian_id"],
    zh: "中止、撤销和恢复监护的决定须写明监护人。",
    en: "A decision on guardianship names the guardian.",
  },
  guardianship_intervention_of_guardian: {
    ...decided,
    fields: ["guardian_id", "child_id", "valid_from"],
    zh: "决定所写明的监护人在生效之日须与该儿童有监护关系。",
    en: "The guardian named has a bond to the child on the day of the decision.",
  },
  guardianship_intervention_stays: {
    ...decided,
    fields: ["child_id", "guardian_id", "decision", "valid_from", "valid_to"],
    zh: "已生效的监护决定不得更改或删除，须由新的决定变更。",
    en: "A decision that took effect is neither changed nor deleted: another one changes it.",
  },
  guardianship_of_decision: {
    ...decided,
    fields: ["status", "valid_from", "valid_to"],
    zh: "被中止或撤销监护期间，监护关系不得有效。",
    en: "No bond is active while a decision suspends or revokes it.",
  },
  guardianship_keeps_order: {
    ...decided,
    fields: ["protective_flag"],
    zh: "人身安全保护令有效期间，保护标记不得取消。",
    en: "The protective flag stays while an order of protection is in force.",
  },
  emergency_response_after_event: {
    clause: "四(三)",
    fields: ["responded_at", "mandatory_report.event_at"],
    zh: "应急处置不早于事件发生。",
    en: "No response comes before the event.",
  },
});
