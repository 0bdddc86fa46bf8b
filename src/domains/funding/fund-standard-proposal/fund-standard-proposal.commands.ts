// Education proposes a standard, finance decides: it sets the standard itself (`setFundStandard`).
import { commands } from "../../../catalogue/index.ts";

const proposal = { on: "FundStandardProposal", source: "四(三)", duties: ["四(三)-6"] } as const;
const decided = {
  ...proposal,
  kind: "update",
  required: ["decisionNote"],
  derives: { decidedOn: "today", decidedBy: "personName", decidedById: "person" },
  otherThan: ["proposeFundStandard"],
} as const;

export const fundStandardProposalCommands = commands({
  proposeFundStandard: {
    ...proposal,
    kind: "create",
    term: "建议生均标准",
    description: "Proposes what a pupil is to be funded with, and says why.",
    required: ["item", "stage", "amountFen", "fromDay", "reason"],
    optional: ["townshipId"],
    derives: { proposedOn: "today", proposedBy: "personName", writtenByIds: "person" },
  },
  withdrawFundProposal: {
    ...proposal,
    kind: "archive",
    term: "撤回标准建议",
    description: "Takes a proposal back that is not decided.",
  },
  adoptFundProposal: {
    ...decided,
    term: "采纳标准建议",
    description: "Adopts a proposal, for a standard to be set.",
  },
  declineFundProposal: {
    ...decided,
    term: "不采纳标准建议",
    description: "Declines a proposal, and says why.",
  },
});
