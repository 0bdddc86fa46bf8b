// What the refusals of enrolment mean: those that enrolment.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const enrolmentRules = rules({
  enrolment_school_operates: {
    clause: "三(一)",
    fields: ["school_id", "class_id"],
    zh: "学生只能就读于正在办学的学校。",
    en: "A pupil sits in a school that operates.",
  },
  enrolment_class_stands: {
    clause: "三(四)",
    fields: ["class_id", "school_class.archived_at"],
    zh: "学生不得编入已归档的班级。",
    en: "No pupil is placed in a class that is archived.",
  },
  enrolment_class_of_year: {
    clause: "三(四)",
    fields: ["class_id", "school_year", "valid_to"],
    zh: "学年已结束的班级不得再编入学生。",
    en: "No pupil is placed any more in a class whose school year is over.",
  },
  enrolment_of_year: {
    clause: "四(四)",
    fields: ["valid_from", "valid_to", "school_year"],
    zh: "就读的起止日期在所在班级的学年之内，未结束的至登记下一就读时止。",
    en: "A placement begins and ends in its class's school year; one without an end lasts until the next is entered.",
  },
  enrolment_within_cap: {
    clause: "三(四)",
    fields: ["class_id", "school_class.cap", "school_class.exception_cap"],
    zh: "班级学生数不超过班额上限，登记了例外的不超过例外班额。",
    en: "A class takes pupils up to its cap, or to the exception recorded for it.",
  },
  enrolment_no_overlap: {
    clause: "三(七)",
    fields: ["student_id", "valid_from", "valid_to"],
    zh: "一名学生的就读期间不得重叠。",
    en: "A pupil is placed once on any day.",
  },
  enrolment_one_open: {
    clause: "三(七)",
    fields: ["student_id", "valid_to"],
    zh: "每名学生只有一条未结束的就读记录。",
    en: "A pupil has one open placement.",
  },
});
