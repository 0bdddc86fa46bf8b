// What the refusals of fund standard mean: those that fund-standard.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const fundStandardRules = rules({
  fund_standard_no_overlap: {
    clause: "三(二)",
    fields: ["item", "stage", "township_id", "valid_from", "valid_to"],
    zh: "同一项目、学段和区域，每天只有一个标准。",
    en: "There is one standard a day for each item, stage and area.",
  },
  fund_standard_lower_explained: {
    clause: "三(二)",
    fields: ["amount_fen", "change_note"],
    zh: "标准低于上一标准的，须写明原因。",
    en: "A standard below the one before it says why.",
  },
  fund_standard_certified_keeps: {
    clause: "三(二)",
    fields: ["item", "stage", "township_id", "amount_fen", "minimum_pupils"],
    zh: "已有核定人数依据的标准，其项目、学段、区域和金额不得更改。",
    en: "A standard that certified numbers stand on keeps its item, stage, area and amounts.",
  },
  fund_standard_holds_funded: {
    clause: "三(二)(六)",
    fields: ["minimum_pupils"],
    zh: "已按保底人数核定的，标准的保底人数不得降低到其以下。",
    en: "A standard's least number does not fall below what is funded by it.",
  },
  fund_standard_small_least: {
    clause: "三(二)",
    fields: ["minimum_pupils", "valid_from", "parameter.number_value"],
    zh: "小规模学校标准的保底人数以口径参数为准。",
    en: "The least number of a small school's standard is the parameter of its definition.",
  },
  fund_standard_base_everywhere: {
    clause: "三(二)",
    fields: ["item", "township_id"],
    zh: "基准定额不分区域，城乡一致。",
    en: "The base item has no area: town and country are funded alike.",
  },
});
