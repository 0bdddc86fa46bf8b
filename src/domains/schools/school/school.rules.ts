// What the refusals of school mean: those that school.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolRules = rules({
  school_parent: {
    clause: "三(七)",
    fields: ["parent_school_id", "township_id", "kind", "status"],
    zh: "上级学校须为本乡镇正在办学的中心校。",
    en: "The parent of a school is an operating central school of its township.",
  },
  school_empty: {
    clause: "三(一)",
    fields: ["status"],
    zh: "有学生的学校不得停办。",
    en: "A school with pupils goes on operating.",
  },
  school_point_has_parent: {
    clause: "三(七)",
    fields: ["kind", "parent_school_id"],
    zh: "教学点须有所属的中心校。",
    en: "A teaching point has a parent.",
  },
});
