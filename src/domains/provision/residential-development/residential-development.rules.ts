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
    fields: ["education_opinion", "agreed_places", "opinion_on"],
    zh: "教育部门的意见须有日期，核定学位不为负。",
    en: "An opinion of education has its day, and the places that it asks for are not negative.",
  },
  residential_development_permit: {
    clause: "四(三)",
    duties: ["四(三)-16", "四(三)-17"],
    fields: ["school_duty", "places", "agreed_places", "opinion_on", "school_permit_on", "housing_permit_on"],
    zh: "住宅许可须在教育部门核定学位之后，学位不少于核定数；有配建义务的，学校许可不晚于住宅许可。",
    en: "Housing is permitted after education's opinion with the places it asked for; a school that is owed is permitted no later.",
  },
  residential_development_duty_stays: {
    clause: "四(三)",
    duties: ["四(三)-17"],
    fields: ["school_duty", "agreed_places", "project_id"],
    zh: "配建义务不得减免或改变，教育部门核定不需学位的除外；承担配建的项目只可更换，不得撤除。",
    en: "A duty to build is neither dropped nor changed unless education said that no places are owed; the project that meets it is replaced, not taken away.",
  },
  residential_development_owes_elsewhere: {
    clause: "四(三)",
    duties: ["四(三)-17"],
    fields: ["developer_uscc", "housing_permit_on", "housing_delivered_on", "school_delivered_on"],
    zh: "开发商另有住宅已交付而配建学校未交付的，不予规划许可。",
    en: "No housing is permitted to a developer whose other homes are handed over while the school that they owe is not.",
  },
  residential_development_verified: {
    clause: "四(三)",
    duties: ["四(三)-18"],
    fields: ["housing_delivered_on", "housing_verified_on"],
    zh: "住宅核验以交付和配建学校的核验为前提。",
    en: "Housing is verified after delivery and not before its school.",
  },
});
