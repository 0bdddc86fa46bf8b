// Tiers of hardship and the schools in them, by education; what a tier pays, set by finance.
import { commands } from "../../../catalogue/index.ts";

const duties = ["三(六)-3"] as const;
const tier = { on: "SubsidyTier", source: "三(六)", duties } as const;
const ofSchool = { on: "SchoolTier", source: "三(六)", duties } as const;
const standard = { on: "SubsidyStandard", source: "三(六)", duties: ["三(六)-3", "三(六)-4"] } as const;

export const subsidyTierCommands = commands({
  defineSubsidyTier: {
    ...tier,
    kind: "create",
    term: "设立补助档次",
    description: "Defines a tier of hardship.",
    required: ["name", "hardshipRank", "validFrom"],
    optional: ["validTo"],
    succeeds: { by: "hardshipRank" },
    derives: { districtId: "district" },
  },
  changeSubsidyTier: {
    ...tier,
    kind: "update",
    term: "变更补助档次",
    description: "Renames a tier, or ends it.",
    optional: ["name", "validTo"],
  },
  placeSchoolInTier: {
    ...ofSchool,
    kind: "create",
    term: "核定学校档次",
    description: "Gives a school the tier of its hardship, from a day on; the one before it ends there.",
    required: ["schoolId", "tierId", "validFrom"],
    optional: ["documentId", "validTo"],
    succeeds: { by: "schoolId" },
  },
  endSchoolTier: {
    ...ofSchool,
    kind: "update",
    term: "终止学校档次",
    description: "Ends a school's tier on a day, without another.",
    required: ["validTo"],
  },
  setSubsidyStandard: {
    ...standard,
    kind: "create",
    term: "制定补助标准",
    description: "Sets what a tier pays a month, from a day on: a harder tier never less.",
    duties: ["三(六)-3", "三(六)-4", "二-12", "三(六)-1"],
    required: ["tierId", "amountFen", "midMonthRule", "leastStayDays", "validFrom"],
    optional: ["documentId", "validTo"],
    succeeds: { by: "tierId" },
  },
  endSubsidyStandard: {
    ...standard,
    kind: "update",
    term: "终止补助标准",
    description: "Ends a standard on a day.",
    required: ["validTo"],
  },
});
