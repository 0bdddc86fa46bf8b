// What the refusals of payment batch mean: those that payment-batch.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const paymentBatchRules = rules({
  payment_batch_stays: {
    clause: "四(二)",
    fields: ["status"],
    zh: "已复核的批次不得删除；已发放的批次不得撤回。",
    en: "A reviewed batch is not deleted, nor withdrawn once its money was sent.",
  },
  payment_batch_stands: {
    clause: "四(二)",
    fields: ["total_fen", "line_count", "reviewed_by_id", "approved_by_id", "sent_on", "settled_on"],
    zh: "批次复核、批准、发放时的内容不得更改。",
    en: "What a batch was reviewed, approved or sent with stands.",
  },
  payment_batch_accounts_verified: {
    clause: "四(二)",
    fields: ["status"],
    zh: "复核、审批和发放时，批次中的账户须全部核验且未撤销。",
    en: "A batch moves on when all its accounts are verified, and none of them revoked.",
  },
  payment_batch_accounts_in_force: {
    clause: "四(二)",
    fields: ["status", "payee_account.valid_from", "payee_account.valid_to"],
    zh: "复核、审批和发放时，批次中的账户须全部在用。",
    en: "A batch moves on when all its accounts are in force on that day.",
  },
  payment_batch_accounts_unshared: {
    clause: "四(二)",
    fields: ["status", "payee_account.duplicate"],
    zh: "批次不得向被标记为重复的账户付款。",
    en: "Nothing is paid into an account that is flagged as another beneficiary's, too.",
  },
  payment_batch_by_persons: {
    clause: "四(二)",
    fields: ["prepared_by_id", "reviewed_by_id", "approved_by_id"],
    zh: "编制、复核、审批由系统中在用的人员办理。",
    en: "Each step is taken by a person whose account is in use.",
  },
  payment_batch_month_begun: {
    clause: "三(六), 四(二)",
    fields: ["month"],
    zh: "不得为尚未开始的月份编制批次。",
    en: "A batch is for a month that has begun.",
  },
  payment_batch_untied: {
    clause: "四(二), 四(四)",
    fields: ["reviewed_by_id", "approved_by_id"],
    zh: "批次含有应当回避的收款人的，不得由本人办理。",
    en: "Nobody takes a step of a batch that pays somebody whom they are tied to.",
  },
  payment_batch_by_preparer: {
    clause: "四(二)",
    fields: ["prepared_by_id"],
    zh: "批次的明细由编制人办理。",
    en: "The lines of a batch are put together by who prepared it.",
  },
  payment_batch_total_of_lines: {
    clause: "四(二)",
    fields: ["total_fen", "line_count"],
    zh: "批次的总额和笔数等于其明细之和。",
    en: "The total of a batch is the sum of its lines.",
  },
  payment_batch_steps: {
    clause: "四(二)",
    fields: ["status", "reviewed_on", "approved_on", "sent_on", "settled_on"],
    zh: "批次的状态与各步骤的日期一致。",
    en: "A batch's status is what its days say.",
  },
  payment_batch_step_order: {
    clause: "四(二)",
    fields: ["prepared_on", "reviewed_on", "approved_on", "sent_on", "settled_on"],
    zh: "批次各步骤的日期依次不早于前一步骤。",
    en: "The steps of a batch follow one another.",
  },
  payment_batch_two_people: {
    clause: "四(二)",
    duties: ["四(二)-4"],
    fields: ["prepared_by_id", "reviewed_by_id", "approved_by_id"],
    zh: "编制、复核、批准由不同的人办理。",
    en: "Who prepares, who reviews and who approves are three people.",
  },
});
