// What the refusals of school quota mean: those that school-quota.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolQuotaRules = rules({
  quota_transfer_schools: {
    clause: "三(五)",
    duties: ["三(五)-2", "三(五)-18"],
    fields: ["from_school_id", "to_school_id", "from_pool_id", "to_pool_id"],
    zh: "编制在两个不同的单位之间调剂，每一方或为学校，或为乡镇统筹。",
    en: "Places move between two different holders, each a school or a township's pool.",
  },
  quota_transfer_declined: {
    clause: "三(五), 四(三)",
    fields: ["declined_on", "decline_reason", "approved_on"],
    zh: "不予批准的编制调剂须说明理由，且未获批准。",
    en: "A declined transfer has its reason, and was not approved.",
  },
  quota_transfer_final: {
    clause: "三(五)",
    fields: ["approved_on", "declined_on"],
    zh: "已批准或不予批准的编制调剂不得更改或撤销。",
    en: "A transfer that was approved or declined is final.",
  },
  quota_transfer_both_quotas: {
    clause: "三(五)",
    fields: ["from_school_id", "to_school_id", "from_pool_id", "to_pool_id", "school_year"],
    zh: "调出、调入的学校或乡镇统筹在该学年都须有编制。",
    en: "Both sides, schools or pools, have a quota of that year.",
  },
  school_quota_of_holders: {
    clause: "三(五)",
    duties: ["三(五)-2", "三(五)-18"],
    fields: ["school_id", "township_id", "school_year", "personnel_relation.quota_category"],
    zh: "占编人员所在的学校或乡镇统筹须有当学年编制，尚未录入的以最近一次为准。",
    en: "Whoever holds a place holds it in a quota, the school's or the township pool's: this school year's or, until that is entered, the latest.",
  },
  school_quota_pool: {
    clause: "三(五)",
    fields: ["township_id", "school_year"],
    zh: "一个乡镇统筹一个学年只有一份编制。",
    en: "A township's pool has one quota a school year.",
  },
  school_quota_occupied: {
    clause: "三(五)",
    duties: ["三(五)-2", "三(五)-18"],
    fields: ["quota", "occupied"],
    zh: "在编人数不超过编制数；已结束学年的更正据实登记。",
    en: "No more hold a place than there are places; a closed year is corrected to what it was.",
  },
  school_quota_moves_by_transfer: {
    clause: "三(五), 四(三)",
    duties: ["三(五)-3", "四(三)-12"],
    fields: ["quota", "school_year"],
    zh: "学年开始后，编制数只能经机构编制部门批准的调剂调减。",
    en: "Once its school year has begun, a school or pool loses places by a transfer alone, which the staffing office decides.",
  },
  school_quota_reserved_purpose: {
    clause: "三(五)",
    duties: ["三(五)-4"],
    fields: ["reserved", "reserved_for"],
    zh: "预留编制须说明用途：对口帮扶、扶贫或支教；没有预留的不填用途。",
    en: "Reserved places say what they are kept for, pairing, poverty relief or support teaching; where none are reserved nothing is said.",
  },
  school_quota_categories: {
    clause: "三(五)",
    fields: ["quota", "teacher_quota", "administrative_quota", "support_quota", "worker_quota"],
    zh: "各类编制不为负，合计等于总编制。",
    en: "The categories are not negative and add up to the quota.",
  },
});
