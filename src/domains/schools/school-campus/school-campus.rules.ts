// What the refusals of school campus mean: those that school-campus.rules.sql declares.
import { rules } from "../../../catalogue/index.ts";

export const schoolCampusRules = rules({
  school_campus_once: {
    fields: ["school_id", "name", "valid_from", "valid_to"],
    zh: "同一学校同一名称的校区，期间不得重叠。",
    en: "A school has one campus of a name on any day.",
  },
  school_campus_one_main: {
    fields: ["school_id", "main", "valid_from", "valid_to"],
    zh: "同一天，学校只有一个主校区。",
    en: "A school has one main campus on any day.",
  },
  school_campus_runs: {
    clause: "三(一)",
    fields: ["valid_from", "valid_to", "archived_at", "school_class.campus_id", "school_class.school_year"],
    zh: "班级所在校区须在该学年内持续使用；校区撤销前，其班级先调往他处。",
    en: "A class is taught at a campus that runs until its year is over: before a campus ends, its classes go elsewhere.",
  },
});
