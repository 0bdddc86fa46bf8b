// What the refusals of residential development mean: those that residential-development.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const residentialDevelopmentRules = rules({
  residential_development_counts: {
    clause: "三(四)",
    fields: ["households", "places", "school_duty"],
    zh: "户数和学位不为负；无配建义务的没有学位，有义务的须有学位。",
    en: "Places are there exactly where a school is owed, and no number is negative.",
  },
  residential_development_opinion: {
    clause: "三(四)",
    fields: ["education_opinion", "opinion_on"],
    zh: "教育部门的意见须有日期。",
    en: "An opinion of education has its day.",
  },
  residential_development_permit: {
    clause: "三(四)",
    fields: ["school_duty", "school_permit_on", "housing_permit_on"],
    zh: "有配建义务的，学校许可不晚于住宅许可。",
    en: "Where a school is owed, it is permitted no later than the housing.",
  },
  residential_development_verified: {
    clause: "三(四)",
    fields: ["housing_delivered_on", "housing_verified_on"],
    zh: "住宅核验以交付和配建学校的核验为前提。",
    en: "Housing is verified after delivery and not before its school.",
  },
});
