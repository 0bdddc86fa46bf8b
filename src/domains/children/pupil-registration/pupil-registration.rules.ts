// What the refusals of pupil registration mean: those that pupil-registration.rules.sql declares, and the check of its table.
import { rules } from "../../../catalogue/index.ts";

export const pupilRegistrationRules = rules({
  pupil_registration_decided: {
    clause: "三(八)",
    fields: ["status", "decided_on", "decision_reason"],
    zh: "已决定的申请写明日期，不予建籍的写明理由。",
    en: "A decision has its day, and a rejection its reason.",
  },
  pupil_registration_final: {
    clause: "三(八)",
    fields: ["status"],
    zh: "已决定的建籍申请不再更改。",
    en: "What was decided of a registration stands.",
  },
  pupil_registration_unmatched: {
    clause: "三(七)(八)",
    duties: ["三(八)-2"],
    fields: ["status", "child_id"],
    zh: "号码已有学籍的，须比对办理，不得重复建籍。",
    en: "Whoever's number is on record is matched, and admitted no second time.",
  },
  pupil_registration_matched: {
    clause: "三(七)(八)",
    fields: ["status", "child_id"],
    zh: "号码没有学籍的，不得按比对一致办理。",
    en: "Nobody is matched whose number is on no record.",
  },
});
