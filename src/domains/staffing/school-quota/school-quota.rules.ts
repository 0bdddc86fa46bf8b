// What the refusals of school quota mean: those that school-quota.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolQuotaRules = rules({
  quota_transfer_final: {
    clause: "三(五)",
    fields: ["approved_on"],
    zh: "已批准的编制调剂不得更改或撤销。",
    en: "An approved transfer is final.",
  },
  quota_transfer_both_quotas: {
    clause: "三(五)",
    fields: ["from_school_id", "to_school_id", "school_year"],
    zh: "调出、调入学校在该学年都须有编制。",
    en: "Both schools have a quota of that year.",
  },
  school_quota_categories: {
    clause: "三(五)",
    fields: ["quota", "teacher_quota", "administrative_quota", "support_quota", "worker_quota"],
    zh: "各类编制不为负，合计等于总编制。",
    en: "The categories are not negative and add up to the quota.",
  },
});
