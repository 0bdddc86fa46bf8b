// What the refusals of funding headcount mean: those that funding-headcount.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const fundingHeadcountRules = rules({
  funding_headcount_frozen: {
    clause: "三(二)",
    fields: ["status", "certified_on"],
    zh: "已核定的经费人数不得更改或删除。",
    en: "A certified funding headcount is neither changed nor deleted.",
  },
  funding_headcount_standard_fits: {
    clause: "三(二)",
    fields: ["standard_id", "item", "stage", "township_id", "fiscal_year"],
    zh: "所用标准须属于同一项目、学段、区域和年度。",
    en: "The standard is one of the same item, stage, area and year.",
  },
  funding_headcount_within_rule: {
    clause: "三(二)(六)",
    fields: ["funded", "actual", "standard_id"],
    zh: "核定人数不超过实有人数，或标准规定的保底人数。",
    en: "No more pupils are funded than there are, or than the standard funds at least.",
  },
  funding_headcount_certified: {
    clause: "三(二)",
    fields: ["status", "certified_on"],
    zh: "状态为已核定，当且仅当有核定日期。",
    en: "A headcount is certified exactly where it has the day of it.",
  },
});
