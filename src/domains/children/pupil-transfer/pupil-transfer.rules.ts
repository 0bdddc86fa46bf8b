// What the refusals of pupil transfer mean: those that pupil-transfer.rules.sql declares, and the checks of its table.
import { rules } from "../../../catalogue/index.ts";

export const pupilTransferRules = rules({
  pupil_transfer_aim: {
    clause: "三(八)",
    fields: ["to_school_id", "destination"],
    zh: "转往本区另一所学校，或写明区外去向。",
    en: "A pupil moves to another school of the district, or to what is named outside it.",
  },
  pupil_transfer_steps: {
    clause: "三(八)",
    fields: ["status", "accepted_on", "class_id", "decided_on", "decision_reason"],
    zh: "转入学校接收时安排班级，教育部门决定时写明日期，不予转学的写明理由。",
    en: "An acceptance has a class, a decision its day, and a refusal its reason.",
  },
  pupil_transfer_one_open: {
    clause: "三(八)",
    fields: ["student_id", "from_school_id", "status"],
    zh: "一名学生从一所学校转出，同时只有一件在办转学。",
    en: "A pupil has one transfer at a time under way from a school.",
  },
  pupil_transfer_placed: {
    clause: "三(八)",
    fields: ["student_id"],
    zh: "在读学生方可转学。",
    en: "Whoever moves sits in a class.",
  },
  pupil_transfer_class: {
    clause: "三(四)(八)",
    fields: ["class_id", "to_school_id"],
    zh: "接收班级是转入学校同年级的班级。",
    en: "The class is one of the school that accepts, of the pupil's grade.",
  },
});
