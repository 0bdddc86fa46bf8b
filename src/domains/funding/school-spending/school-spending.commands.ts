// What a school spends, month by month: the school records it.
import { commands } from "../../../catalogue/index.ts";

const spending = {
  on: "SchoolSpending",
  source: "三(二), 四(二)",
  duties: ["三(二)-9", "四(二)-4"],
} as const;

export const schoolSpendingCommands = commands({
  recordSpending: {
    ...spending,
    kind: "create",
    list: true,
    term: "登记学校支出",
    description: "Records what the school spent in a month, by category.",
    required: ["month", "category", "amountFen"],
    optional: ["schoolId"],
    derives: { schoolId: { only: "school" }, fiscalYear: { yearOf: "month" } },
  },
  correctSpending: {
    ...spending,
    kind: "update",
    term: "更正学校支出",
    description: "Corrects what was recorded, while the fiscal year is open.",
    required: ["amountFen"],
  },
});
