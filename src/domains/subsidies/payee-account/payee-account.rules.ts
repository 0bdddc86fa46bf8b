// What the refusals of payee account mean: those that payee-account.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const payeeAccountRules = rules({
  payee_account_no_overlap: {
    clause: "四(二)",
    fields: ["teacher_id", "child_id", "valid_from", "valid_to"],
    zh: "受益人同一时间只有一个收款账户。",
    en: "A beneficiary has one account at a time.",
  },
  payee_account_of_reviewed_batch: {
    clause: "四(二)",
    duties: ["三(六)-2", "三(八)-5"],
    fields: ["account_index", "holder", "bank", "relation", "verified_on", "teacher_id", "child_id"],
    zh: "批次复核后，其收款账户的账号、户名和核验不得更改。",
    en: "From the review of a batch on, number, holder and verification of its accounts stand.",
  },
  payee_account_revoked_stays: {
    clause: "四(二)",
    fields: ["revoked_on"],
    zh: "核验一经撤销不得恢复，应另立账户。",
    en: "A verification that was revoked stays so: a new account is entered.",
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
  payee_account_revoked: {
    clause: "三(六)(八)",
    fields: ["revoked_on", "verified_on"],
    zh: "撤销核验须在核验之后。",
    en: "A verification is taken back once there is one.",
  },
});
