// The steps of a batch of money to persons. Who takes one, and when, the database says; what each step asks for, its rules.
import { commands } from "../../../catalogue/index.ts";

const step = {
  on: "PaymentBatch",
  kind: "update",
  source: "三(六)",
  duties: ["三(六)-2", "三(八)-5"],
} as const;

export const paymentBatchCommands = commands({
  reviewPaymentBatch: {
    ...step,
    term: "复核发放批次",
    description: "Reviews a prepared batch. From now on its lines, payees and accounts stand as they are.",
    derives: { reviewedById: "person", reviewedOn: "today" },
  },
  approvePaymentBatch: {
    ...step,
    term: "审批发放批次",
    description: "Approves a reviewed batch for payment: its lines open the accounts that they go to.",
    derives: { approvedById: "person", approvedOn: "today" },
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
