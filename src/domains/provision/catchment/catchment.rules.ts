// What the refusals of catchment mean: those that catchment.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const catchmentRules = rules({
  catchment_division_village_covered: {
    clause: "三(四)",
    fields: ["village_id", "school_year", "stage"],
    zh: "每个村（社区）每学年都须划入一所小学。",
    en: "Every village belongs to a primary school.",
  },
  catchment_division_no_overlap: {
    clause: "三(四)",
    fields: ["village_id", "school_year", "stage", "part_text"],
    zh: "同一学年、学段，一个村（社区）或其同一部分只属于一个学区。",
    en: "A village, or a part of it, lies in one catchment of a year and stage.",
  },
  catchment_division_part: {
    fields: ["part_text"],
    zh: "部分的名称不得为空字符串。",
    en: "A part that is named has a name.",
  },
  enrolment_plan_keeps_intake: {
    clause: "三(八)",
    duties: ["三(八)-13"],
    fields: ["planned", "stage", "school_closure.status", "school_closure.grade_from"],
    zh: "乡村学校未经撤并程序不得停止某一学段起始年级招生。",
    en: "A rural school goes on admitting to the first grade of each stage unless the procedure has taken that grade.",
  },
  enrolment_plan_cap_reason: {
    clause: "三(四)",
    fields: ["capped", "cap_reason"],
    zh: "受限的招生计划须写明原因，不受限的不写。",
    en: "A plan has a reason exactly where it is capped.",
  },
});
