// What the refusals of aid appeal mean: those that aid-appeal.rules.sql declares, the check of its table, and its key.
import { rules } from "../../../catalogue/index.ts";

export const aidAppealRules = rules({
  aid_appeal_of_refusal: {
    clause: "三(八)",
    duties: ["三(八)-5"],
    fields: ["aid_grant_id", "student_aid_grant.decision"],
    zh: "只能对不予认定的资助提出申诉。",
    en: "An appeal is against a refusal.",
  },
  aid_appeal_in_time: {
    clause: "三(八)",
    duties: ["三(八)-5"],
    fields: ["submitted_on", "student_aid_grant.decided_on"],
    zh: "申诉须在规定期限内提出。",
    en: "An appeal is made within the days that the parameter says.",
  },
  aid_appeal_by_another: {
    clause: "三(八)",
    duties: ["三(八)-5"],
    fields: ["status", "student_aid_grant.decided_by"],
    zh: "申诉由历次作出不予认定的人员以外的人员办理。",
    en: "An appeal is decided by somebody who has never refused that aid.",
  },
  aid_appeal_decided: {
    clause: "三(八)",
    fields: ["status", "decided_on", "decision_reason"],
    zh: "已办理的申诉写明日期和理由。",
    en: "An appeal that is decided has its day and its reason.",
  },
  aid_appeal_one_open: {
    clause: "三(八)",
    fields: ["guardian_id", "aid_grant_id"],
    zh: "同一决定的申诉办理前不重复提交。",
    en: "Against one decision one appeal at a time is open.",
  },
});
