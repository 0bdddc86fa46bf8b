// Money set aside for a school and paid to it, by finance.
import { commands } from "../../../catalogue/index.ts";

const duties = ["三(二)-9", "三(二)-10", "三(二)-11", "四(二)-3"] as const;
const allocation = { on: "Allocation", source: "三(二), 四(二)", duties } as const;
const amounts = ["amountFen", "centralFen", "municipalFen", "districtFen"] as const;
const reasons = ["budgetCode", "differenceNote", "documentId"] as const;

export const allocationCommands = commands({
  allocateFunds: {
    ...allocation,
    kind: "create",
    term: "安排公用经费",
    description: "Sets money aside for a school, by item, and says who bears which share of it.",
    required: ["schoolId", "fiscalYear", "item", ...amounts],
    optional: reasons,
    derives: { decidedOn: "today" },
  },
  changeAllocation: {
    ...allocation,
    kind: "update",
    term: "调整经费安排",
    description: "Changes an allocation that is not published; never below what was paid.",
    optional: [...amounts, ...reasons],
    before: "publishedOn",
  },
  publishAllocation: {
    ...allocation,
    kind: "update",
    term: "公开经费安排",
    description: "Publishes what a school is given.",
    derives: { publishedOn: "today" },
    before: "publishedOn",
  },
  payFunds: {
    on: "Payment",
    source: "三(二)",
    duties,
    kind: "create",
    term: "拨付经费",
    description: "Records money paid on an allocation by its voucher; a refund is a negative amount.",
    required: ["allocationId", "amountFen", "paidOn", "voucherNo"],
  },
});
