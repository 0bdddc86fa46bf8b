// What the refusals of allocation mean: those that allocation.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const allocationRules = rules({
  allocation_explained: {
    clause: "三(二)",
    fields: ["amount_fen", "difference_note"],
    zh: "拨款额不等于核定人数乘以标准的，须写明原因。",
    en: "An amount that is not funded pupils times standard says why.",
  },
  payment_within_allocation: {
    clause: "三(二)",
    fields: ["amount_fen", "allocation_id"],
    zh: "支付减去退回，不得为负，也不得超过拨款额。",
    en: "Payments less refunds lie between nothing and the allocation.",
  },
  payment_day_come: {
    clause: "三(二), 四(二)",
    fields: ["paid_on"],
    zh: "拨付日期不得晚于当日。",
    en: "A payment is not of a day to come.",
  },
  allocation_shares: {
    clause: "三(二)",
    fields: ["central_fen", "municipal_fen", "district_fen", "amount_fen"],
    zh: "中央、市、区三级分担额均不为负，合计等于拨款额。",
    en: "The shares of the three levels are not negative and add up to the amount.",
  },
});
