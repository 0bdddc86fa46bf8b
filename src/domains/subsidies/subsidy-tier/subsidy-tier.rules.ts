// What the refusals of subsidy tier mean: those that subsidy-tier.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const subsidyTierRules = rules({
  school_tier_not_county_town: {
    clause: "三(六)",
    fields: ["school_id"],
    zh: "县城学校没有乡村教师补助档次。",
    en: "A county-town school has no tier.",
  },
  school_county_town_without_tier: {
    clause: "三(六)",
    fields: ["county_town"],
    zh: "有现行档次的学校不得改为县城学校。",
    en: "A school with a tier in force does not become a county-town school.",
  },
  subsidy_standard_harder_not_less: {
    clause: "三(六)",
    fields: ["amount_fen", "hardship_rank", "valid_from", "valid_to"],
    zh: "越艰苦的档次，补助标准不得越低。",
    en: "A harder tier is never paid less.",
  },
  subsidy_tier_no_overlap: {
    clause: "三(六)",
    fields: ["district_id", "hardship_rank", "valid_from", "valid_to"],
    zh: "同一艰苦程度的档次，有效期不得重叠。",
    en: "Tiers of one rank do not overlap in time.",
  },
  school_tier_no_overlap: {
    clause: "三(六)",
    fields: ["school_id", "valid_from", "valid_to"],
    zh: "一所学校同一时间只有一个档次。",
    en: "A school has one tier at a time.",
  },
  subsidy_standard_no_overlap: {
    clause: "三(六)",
    fields: ["tier_id", "valid_from", "valid_to"],
    zh: "同一档次的补助标准，有效期不得重叠。",
    en: "Standards of one tier do not overlap in time.",
  },
});
