// What the refusals of school condition mean: those that school-condition.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolConditionRules = rules({
  school_stage_kind: {
    clause: "三(一)",
    fields: ["stage", "grade_from", "grade_to", "school.kind"],
    zh: "学校只办其办学类型所含的学段和年级。",
    en: "A school teaches the stages of its kind.",
  },
  school_stage_no_overlap: {
    fields: ["school_id", "stage", "valid_from", "valid_to"],
    zh: "同一学校同一学段的期间不得重叠。",
    en: "A school has a stage once on any day.",
  },
  school_stage_one_stage_per_grade: {
    fields: ["school_id", "grade_from", "grade_to", "valid_from", "valid_to"],
    zh: "同一天，学校的一个年级只属于一个学段。",
    en: "On one day a grade belongs to one stage of a school.",
  },
  school_stage_grades: {
    fields: ["stage", "grade_from", "grade_to"],
    zh: "小学为1至6年级，初中为7至9年级。",
    en: "Primary holds grades 1 to 6, junior 7 to 9.",
  },
  school_condition_counts: {
    fields: ["teaching_area_dm2", "sports_area_dm2", "beds", "books", "computers"],
    zh: "各项办学条件不为负。",
    en: "No figure of a school's conditions is negative.",
  },
  school_condition_published: {
    clause: "四(四)",
    fields: ["published_on", "management_review.confirmed_on"],
    zh: "已公布的办学条件和已确认的管理评估不得改写或撤回，更正须登记原因。",
    en: "Conditions that are published and reviews that are confirmed are neither rewritten nor withdrawn, but for a recorded correction of their year.",
  },
  school_condition_strong: {
    clause: "三(三)",
    duties: ["三(三)-8"],
    fields: ["strong_school", "strong_basis"],
    zh: "认定优质学校须有依据。",
    en: "A school is judged strong on grounds.",
  },
  school_condition_weak_or_strong: {
    clause: "三(二)(三)",
    fields: ["weak_school", "strong_school"],
    zh: "同一学年，一所学校不得既为薄弱学校又为优质学校。",
    en: "No school is weak and strong in one school year.",
  },
  school_condition_weak: {
    clause: "三(一)",
    fields: ["weak_school", "weak_basis"],
    zh: "认定为薄弱学校的，须写明依据。",
    en: "A school that is called weak has the basis of it.",
  },
});
