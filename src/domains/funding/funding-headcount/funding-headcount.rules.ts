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
    duties: ["三(二)-9", "三(二)-10", "三(二)-11"],
    fields: ["funded", "actual", "standard_id"],
    zh: "核定人数不超过实有人数，或标准规定的保底人数；保底人数按学校计，各学段合用。",
    en: "No more pupils are funded than there are, or than the standard funds at least: a least number of the school, whatever its stages.",
  },
  funding_headcount_base_or_small: {
    clause: "三(二)(六)",
    fields: ["item", "funded", "school_id", "fiscal_year"],
    zh: "同一学校同一年度，基本公用经费与小规模学校公用经费不得同时核定。",
    en: "A school's pupils are funded as base or as a small school's, not as both.",
  },
  funding_headcount_of_count: {
    clause: "三(二)",
    duties: ["三(二)-9", "三(二)-10", "三(二)-11"],
    fields: ["actual", "as_of", "school_headcount.students", "school_headcount.certified_on"],
    zh: "核定的实有人数须等于统计日已核定的在校人数；特殊教育学生按参数只计一次。",
    en: "What is certified is the certified count of its day; pupils of special education are counted once, as the parameter says.",
  },
  funding_headcount_revises: {
    clause: "三(二)",
    fields: ["revision", "status"],
    zh: "修订针对已核定的上一版本。",
    en: "A revision is of a certified number, the one before it.",
  },
  funding_headcount_one_counts: {
    clause: "三(二)",
    fields: ["school_id", "fiscal_year", "item", "stage", "superseded_on"],
    zh: "同一学校、年度、项目和学段，只有一个核定人数有效。",
    en: "Of a school's year, item and stage one certified number counts.",
  },
  funding_headcount_migrants: {
    clause: "三(九)",
    duties: ["三(九)-5"],
    fields: ["migrants", "actual", "item"],
    zh: "随迁子女人数不超过实有人数，特殊教育项目不填。",
    en: "No more migrant children than pupils, and none are told apart among those of special education.",
  },
  funding_headcount_revision: {
    fields: ["revision", "revision_reason"],
    zh: "修订须写明理由，首次核定没有理由。",
    en: "A revision says why; the first number does not.",
  },
  funding_headcount_certified: {
    clause: "三(二)",
    fields: ["status", "certified_on"],
    zh: "状态为已核定，当且仅当有核定日期。",
    en: "A headcount is certified exactly where it has the day of it.",
  },
  funding_headcount_small_rural: {
    clause: "三(二)",
    fields: ["item", "school_id", "as_of", "school_state.locale"],
    zh: "按小规模学校核定的，须是经费口径的乡村学校。",
    en: "A school is funded as a small one where it is rural by the definition of funding.",
  },
  funding_headcount_counting_day: {
    clause: "三(二)",
    fields: ["as_of", "revision", "school_headcount.as_of"],
    zh: "统计日已有核定人数的，首次核定以统计日为准，之后的人数以修订登记。",
    en: "The first number rests on the official day's count, where that is certified; a later count is a revision.",
  },
});
