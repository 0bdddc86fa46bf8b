// What the refusals of large class mean: those that large-class.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const largeClassRules = rules({
  large_class_measure_class_of_school: {
    clause: "三(四)",
    fields: ["to_class_id", "to_school_id"],
    zh: "接收班级须属于接收学校。",
    en: "The receiving class belongs to the receiving school.",
  },
  large_class_measure_keeps_below: {
    clause: "三(四)",
    fields: ["to_class_id", "pupils"],
    zh: "分流不得使接收班级成为大班额。",
    en: "A diversion does not make the receiving class large.",
  },
  large_class_case_found: {
    clause: "三(四)",
    fields: ["class_id", "found_on", "size_then"],
    zh: "大班额以发现当日的实有人数登记，已归档的班级不再立案。",
    en: "A large class is found with the pupils it has on that day, and is not archived.",
  },
  large_class_case_one_open: {
    clause: "三(四)",
    fields: ["class_id", "cleared_on"],
    zh: "每个班级只有一条未销号的大班额记录。",
    en: "A class has one open case.",
  },
  large_class_case_cleared: {
    clause: "三(四)",
    fields: ["cleared_on", "found_on", "latest_size"],
    zh: "班额降到56人以下方可销号，且不早于发现之日。",
    en: "A case is cleared when fewer than 56 are left, and not before it was found.",
  },
  large_class_case_closed: {
    clause: "三(四)",
    fields: ["closed_on", "cleared_on", "school_year"],
    zh: "未销号的台账随学年结束而封存，封存后不再销号。",
    en: "A case that is not cleared closes with its school year, and is not cleared after it.",
  },
  large_class_case_stays: {
    clause: "三(四)",
    duties: ["三(四)-5"],
    fields: ["archived_at", "class_id", "cleared_on", "found_on", "size_then"],
    zh: "未销号的大班额记录不得归档、删除或改记其他班级，发现时的日期和人数不得改写。",
    en: "An open case is neither archived nor deleted, nor made another class's: it is cleared, or closes with its year. What was found stays.",
  },
  large_class_measure_divert: {
    fields: ["kind", "to_school_id", "to_class_id"],
    zh: "分流措施须有接收学校，其他措施没有。",
    en: "A diversion, and no other measure, has a receiving school.",
  },
  large_class_measure_pupils: {
    fields: ["pupils", "to_class_id"],
    zh: "人数不为负；有接收班级的须写明人数。",
    en: "The number is not negative, and is there where a class receives.",
  },
});
