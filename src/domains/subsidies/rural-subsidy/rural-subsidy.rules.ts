// What the refusals of rural subsidy mean: those that rural-subsidy.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const ruralSubsidyRules = rules({
  rural_subsidy_payment_frozen: {
    clause: "四(二)",
    fields: ["batch_id", "amount_fen", "payee_account_id"],
    zh: "批次复核后，其中的补助明细不得更改或删除。",
    en: "A line of a reviewed batch is neither changed nor deleted.",
  },
  rural_subsidy_payment_batch_open: {
    clause: "四(二)",
    fields: ["batch_id"],
    zh: "已复核的批次不再接收新的明细。",
    en: "A reviewed batch takes no more lines.",
  },
  rural_subsidy_payment_of_batch: {
    clause: "三(六), 四(二)",
    fields: ["batch_id", "month", "kind"],
    zh: "补助明细须与批次的类别和月份相符。",
    en: "A line is of the kind and the month of its batch.",
  },
  rural_subsidy_payment_within_due: {
    clause: "三(六)",
    duties: ["三(六)-2"],
    fields: ["amount_fen", "teacher_id", "month", "rural_subsidy_due.due_fen"],
    zh: "同一教师同一月份各批次发放之和不得超过应发额。",
    en: "Over all batches no more is paid for a teacher's month than is due.",
  },
  rural_subsidy_payment_one_regular: {
    clause: "三(六)",
    duties: ["三(六)-2"],
    fields: ["teacher_id", "month", "kind"],
    zh: "每名教师每月只有一笔当月发放，不论批次。",
    en: "A teacher has one regular line a month, over all batches.",
  },
  rural_subsidy_payment_present: {
    clause: "三(五)(六)",
    duties: ["三(六)-2"],
    fields: ["teacher_id", "month", "presence_month.status"],
    zh: "参数所定不发补助的在岗状态，当月不得发放。",
    en: "Nothing is paid for a month of a presence that the parameter leaves unpaid, such as an absence.",
  },
  rural_subsidy_due_first_day: {
    clause: "三(六)",
    fields: ["month"],
    zh: "应发补助按月计算，月份以第一天表示。",
    en: "What is due is reckoned for a month, named by its first day.",
  },
  rural_subsidy_due_amount: {
    clause: "三(六)",
    fields: ["due_fen", "tier_id"],
    zh: "应发额不为负；没有档次的为零。",
    en: "What is due is not negative, and nothing without a tier.",
  },
  rural_subsidy_due_reason: {
    clause: "三(六)",
    fields: ["reason", "due_fen"],
    zh: "应发与否须有相符的原因。",
    en: "The reason says why something or nothing is due.",
  },
  rural_subsidy_payment_amount: {
    clause: "三(六)",
    fields: ["kind", "amount_fen"],
    zh: "发放、补发为正数，追回为负数。",
    en: "What is paid is positive, what is recovered negative.",
  },
});
