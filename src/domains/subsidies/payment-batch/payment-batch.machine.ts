// The way of a batch of money to persons: prepared and reviewed by two people of education, approved and sent by finance.
import { machine } from "../../../catalogue/index.ts";

export const paymentBatchMachine = machine({
  on: "PaymentBatch",
  field: "status",
  initial: "prepared",
  steps: {
    listDuePayments: { from: ["prepared"], clause: "三(六)(八)", holds: "by whoever prepared it" },
    withdrawPaymentBatch: { from: ["prepared", "reviewed", "approved"], clause: "三(六)(八)" },
    reviewPaymentBatch: {
      from: ["prepared"],
      to: "reviewed",
      clause: "三(六)",
      holds: "every line is due, every account verified and in force",
    },
    approvePaymentBatch: {
      from: ["reviewed"],
      to: "approved",
      clause: "三(六)",
      holds: "every line is still due, every account still in force",
    },
    sendPaymentBatch: {
      from: ["approved"],
      to: "sent",
      clause: "三(六)",
      holds: "every line is still due, every account still in force",
    },
    settlePaymentBatch: { from: ["sent"], to: "settled", clause: "三(六)", holds: "the bank has answered" },
  },
});
