// What the refusals of school headcount mean: those that school-headcount.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const schoolHeadcountRules = rules({
  school_headcount_frozen: {
    clause: "三(二)",
    fields: ["certified_on"],
    zh: "已核定的在校人数不得更改或删除，更正另立新行。",
    en: "A certified headcount is frozen: a correction is a new row.",
  },
  school_headcount_of_year: {
    clause: "三(二)",
    fields: ["as_of", "school_year", "parameter.text_value"],
    zh: "学年人数的统计日期在该学年统计日至下一学年统计日之前。",
    en: "A school year's count is of a day from its counting day until the next year's.",
  },
  school_headcount_grade: {
    fields: ["grade", "stage"],
    zh: "小学为1至6年级，初中为7至9年级。",
    en: "Primary holds grades 1 to 6, junior 7 to 9.",
  },
});
