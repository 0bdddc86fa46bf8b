// Numbers that money is reckoned by: education reports them, finance certifies. A later count is reported as a revision.
import { commands } from "../../../catalogue/index.ts";

const headcount = {
  on: "FundingHeadcount",
  source: "三(二)",
  duties: ["三(二)-9", "三(二)-10", "三(二)-11"],
} as const;

export const fundingHeadcountCommands = commands({
  reportFundingHeadcount: {
    ...headcount,
    kind: "create",
    list: true,
    term: "申报经费人数",
    description:
      "Reports for how many pupils a school is to be funded. A revision of a certified number has the next number and says why.",
    duties: ["三(二)-9", "三(二)-10", "三(二)-11", "三(九)-5"],
    required: ["schoolId", "fiscalYear", "item", "stage", "standardId", "actual", "funded", "asOf"],
    optional: ["migrants", "revision", "revisionReason"],
    derives: { writtenByIds: "person" },
  },
  correctFundingHeadcount: {
    ...headcount,
    kind: "update",
    term: "更正申报人数",
    description: "Corrects a reported number before it is certified.",
    duties: ["三(二)-9", "三(二)-10", "三(二)-11", "三(九)-5"],
    optional: ["standardId", "actual", "funded", "migrants", "asOf", "revisionReason"],
    derives: { writtenByIds: "person" },
  },
  withdrawFundingHeadcount: {
    ...headcount,
    kind: "archive",
    term: "撤回申报人数",
    description: "Takes a reported number back.",
  },
  certifyFundingHeadcount: {
    ...headcount,
    kind: "update",
    list: true,
    term: "核定经费人数",
    description:
      "Certifies a reported number as of today. It stands from now on; a revision counts in place of the one before.",
    derives: { certifiedOn: "today", certifiedById: "person" },
    otherThan: ["reportFundingHeadcount", "correctFundingHeadcount"],
  },
});
