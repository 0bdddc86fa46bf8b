// Single lines of a batch of rural subsidies: arrears, recoveries, and what the list of the month left out. School and account of
// a line are those of the teacher's due and of the verified account; the batch's sum follows.
import { commands } from "../../../catalogue/index.ts";

const line = { on: "RuralSubsidyPayment", source: "三(六)", duties: ["三(六)-2"] } as const;

export const ruralSubsidyCommands = commands({
  addSubsidyLine: {
    ...line,
    kind: "create",
    term: "添加补助明细",
    description: "Adds a teacher's month to a batch that the caller prepares: no more than is due.",
    required: ["batchId", "teacherId", "month", "kind", "amountFen"],
  },
  changeSubsidyLine: {
    ...line,
    kind: "update",
    term: "更正补助明细",
    description: "Changes the amount of a line of a batch that the caller prepares.",
    required: ["amountFen"],
  },
  removeSubsidyLine: {
    ...line,
    kind: "archive",
    term: "移出补助明细",
    description: "Takes a line out of a batch that the caller prepares, for good.",
  },
});
