// The steps of a batch of money to persons. Who takes one, and when, the database says; what each step asks for, its rules.
import { commands } from "../../../catalogue/index.ts";

const step = {
  on: "PaymentBatch",
  kind: "update",
  source: "三(六)",
  duties: ["三(六)-2", "三(八)-5"],
} as const;

export const paymentBatchCommands = commands({
  preparePaymentBatch: {
    ...step,
    kind: "create",
    term: "编制发放批次",
    description:
      "Begins a batch of a month, under the next number of its kind. Whoever prepares it puts its lines together.",
    required: ["kind", "month"],
    derives: {
      preparedById: "person",
      preparedOn: "today",
      totalFen: { code: "0" },
      lineCount: { code: "0" },
    },
  },
  listDuePayments: {
    ...step,
    term: "生成应发名单",
    description:
      "Puts every payment that is due, stands in no batch and has a verified account into the batch: subsidies of its month, or granted aid of the terms that have begun.",
    derives: { preparedOn: "today" },
  },
  withdrawPaymentBatch: {
    ...step,
    kind: "archive",
    term: "撤回发放批次",
    description: "Withdraws a batch whose money has not gone: its payments may stand in another one.",
  },
  reviewPaymentBatch: {
    ...step,
    term: "复核发放批次",
    description: "Reviews a prepared batch. From now on its lines, payees and accounts stand as they are.",
    derives: { reviewedById: "person", reviewedOn: "today" },
    otherThan: ["preparePaymentBatch"],
  },
  approvePaymentBatch: {
    ...step,
    term: "审批发放批次",
    description: "Approves a reviewed batch for payment: its lines open the accounts that they go to.",
    derives: { approvedById: "person", approvedOn: "today" },
    otherThan: ["preparePaymentBatch", "reviewPaymentBatch"],
  },
  sendPaymentBatch: {
    ...step,
    term: "发放批次付款",
    description: "Records that the money of an approved batch was sent to the bank.",
    derives: { sentOn: "today" },
  },
  settlePaymentBatch: {
    ...step,
    term: "结清发放批次",
    description: "Records that the bank has answered: the accounts are closed again.",
    derives: { settledOn: "today" },
  },
});
