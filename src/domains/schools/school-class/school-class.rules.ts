// What the refusals of school class mean: those that school-class.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolClassRules = rules({
  school_class_school_operates: {
    clause: "三(一)",
    fields: ["school_id"],
    zh: "学校正在办学，方可设班。",
    en: "A school has no classes unless it operates.",
  },
  school_class_stage: {
    clause: "三(一)",
    fields: ["grade", "school_id", "school_year"],
    zh: "班级的年级须属于学校所办的学段。",
    en: "A class has a grade of its school's stages.",
  },
  school_class_exception: {
    clause: "三(四)",
    fields: ["exception_cap", "exception_reason", "cap"],
    zh: "例外班额须大于班额上限并写明理由。",
    en: "An exception allows more than the cap and says why.",
  },
  school_class_holds_pupils: {
    clause: "三(四)",
    fields: ["cap", "exception_cap"],
    zh: "班额上限不得低于已编入的学生数。",
    en: "A class is not capped below the pupils placed in it.",
  },
  school_class_seated: {
    clause: "三(四)",
    fields: ["archived_at"],
    zh: "已编入学生或列入大班额台账未销号的班级不得归档。",
    en: "A class with pupils placed in it, or with an open case of a large class, is not archived.",
  },
  school_class_standard_size: {
    clause: "三(四)",
    fields: ["cap", "grade", "school_year"],
    zh: "计划班额不超过该学段、学年的标准班额。",
    en: "A class is planned up to the standard size of its stage and year.",
  },
});
