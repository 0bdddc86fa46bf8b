// What the refusals of child mean: those that child.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const childRules = rules({
  child_location_place: {
    clause: "三(九)",
    fields: ["kind", "township_id", "outside_code", "village_id"],
    zh: "住址或在本区乡镇，或为区外户籍并写明区划代码。",
    en: "A place is a township of the district, or a hukou outside it with its national code.",
  },
  child_location_outside: {
    clause: "三(九)",
    fields: ["outside_code"],
    zh: "区外户籍的区划代码不得是本区的。",
    en: "A hukou outside the district has a code that is none of the district's.",
  },
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
    zh: "同一儿童同一类住址的期间不得重叠；儿童在别处登记过的，自登记之日起填写。",
    en: "A child has one location of a kind on any day; of one that was on record elsewhere it begins with the day of its entry.",
  },
});
