// What the refusals of class teaching mean: those that class-teaching.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const classTeachingRules = rules({
  class_teaching_no_overlap: {
    clause: "三(三)",
    fields: ["class_id", "teacher_id", "subject", "valid_from", "valid_to"],
    zh: "同一教师在同一班级同一学科的任教期间不得重叠。",
    en: "A teacher teaches a class a subject once on any day.",
  },
  class_teaching_one_homeroom: {
    clause: "三(三)",
    fields: ["class_id", "homeroom", "valid_from", "valid_to"],
    zh: "一个班级每天只有一名班主任。",
    en: "A class has one homeroom teacher on any day.",
  },
});
