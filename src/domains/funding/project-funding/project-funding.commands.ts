// Money for construction projects, planned and paid by finance, source by source.
import { commands } from "../../../catalogue/index.ts";

const funding = {
  on: "ProjectFunding",
  source: "三(一)(二), 四(三)",
  duties: ["三(二)-1", "三(二)-2", "四(三)-5"],
} as const;

export const projectFundingCommands = commands({
  planProjectFunds: {
    ...funding,
    kind: "create",
    term: "安排项目资金",
    description: "Plans money of a source for an approved project in a fiscal year.",
    required: ["projectId", "source", "fiscalYear", "plannedFen", "paidFen"],
  },
  changeProjectFunds: {
    ...funding,
    kind: "update",
    term: "更新项目资金",
    description: "Changes what is planned, or how much of it is paid so far.",
    optional: ["plannedFen", "paidFen"],
  },
});
