// What the refusals of child mean: those that child.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const childRules = rules({
  child_id_number: {
    clause: "三(七)",
    fields: ["id_number_index"],
    zh: "一个身份证件号只对应一名儿童。",
    en: "A number of an identity document is one child's.",
  },
  student_no: {
    clause: "三(七)",
    fields: ["student_no_index"],
    zh: "一个学籍号只对应一份学籍。",
    en: "A student number is one pupil's.",
  },
  child_location_no_overlap: {
    clause: "三(七)",
    fields: ["child_id", "kind", "valid_from", "valid_to"],
    zh: "同一儿童同一类住址的期间不得重叠。",
    en: "A child has one location of a kind on any day.",
  },
});
