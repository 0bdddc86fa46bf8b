// What the refusals of payee account mean: those that payee-account.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const payeeAccountRules = rules({
  payee_account_no_overlap: {
    clause: "四(二)",
    fields: ["teacher_id", "child_id", "valid_from", "valid_to"],
    zh: "受益人同一时间只有一个收款账户。",
    en: "A beneficiary has one account at a time.",
  },
  payee_account_beneficiary: {
    fields: ["teacher_id", "child_id"],
    zh: "收款账户属于一名教师或一名儿童。",
    en: "An account is one of a teacher or of a child.",
  },
  payee_account_relation: {
    clause: "四(二)",
    fields: ["relation", "teacher_id"],
    zh: "教师的账户须为本人所有。",
    en: "A teacher's account is the teacher's own.",
  },
});
