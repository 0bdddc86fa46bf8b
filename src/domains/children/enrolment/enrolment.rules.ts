// What the refusals of enrolment mean: those that enrolment.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const enrolmentRules = rules({
  enrolment_school_operates: {
    clause: "三(一)",
    fields: ["school_id", "class_id"],
    zh: "学生只能就读于正在办学的学校。",
    en: "A pupil sits in a school that operates.",
  },
  enrolment_one_open: {
    clause: "三(七)",
    fields: ["student_id", "valid_to"],
    zh: "每名学生只有一条未结束的就读记录。",
    en: "A pupil has one open placement.",
  },
});
