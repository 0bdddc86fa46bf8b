// Standards of funding per pupil: education proposes, finance sets.
import { commands } from "../../../catalogue/index.ts";

const standard = {
  on: "FundStandard",
  source: "三(二)",
  duties: ["二-10", "三(二)-9", "三(二)-10", "三(二)-11"],
} as const;

export const fundStandardCommands = commands({
  setFundStandard: {
    ...standard,
    kind: "create",
    term: "制定生均标准",
    description: "Sets what a pupil is funded with a year, from a day on; the standard in force ends there.",
    required: ["item", "stage", "amountFen", "documentId", "validFrom"],
    optional: ["townshipId", "minimumPupils", "trainingFloorPermille", "changeNote", "validTo"],
    succeeds: { by: ["item", "stage", "townshipId"] },
  },
  endFundStandard: {
    ...standard,
    kind: "update",
    term: "终止生均标准",
    description: "Ends a standard on a day.",
    required: ["validTo"],
  },
});
