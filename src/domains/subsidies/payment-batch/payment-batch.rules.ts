// What the refusals of payment batch mean: those that payment-batch.rules.sql declares, and those checks of the table that no form says.
import { rules } from "../../../catalogue/index.ts";

export const paymentBatchRules = rules({
  payment_batch_begins_prepared: {
    clause: "四(二)",
    fields: ["status"],
    zh: "批次从编制开始。",
    en: "A batch begins as prepared.",
  },
  payment_batch_stays: {
    clause: "四(二)",
    fields: ["status"],
    zh: "已复核的批次不得删除。",
    en: "A reviewed batch stays.",
  },
  payment_batch_one_step: {
    clause: "四(二)",
    fields: ["status"],
    zh: "批次逐步推进，不得跳步或退回。",
    en: "A batch moves forwards, one step at a time.",
  },
  payment_batch_stands: {
    clause: "四(二)",
    fields: ["total_fen", "line_count", "reviewed_by", "approved_by", "sent_on", "settled_on"],
    zh: "批次复核、批准、发放时的内容不得更改。",
    en: "What a batch was reviewed, approved or sent with stands.",
  },
  payment_batch_accounts_verified: {
    clause: "四(二)",
    fields: ["status"],
    zh: "复核前，批次中的账户须全部核实。",
    en: "A batch is reviewed when all its accounts are verified.",
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
    fields: ["prepared_by", "reviewed_by", "approved_by"],
    zh: "编制、复核、批准由不同的人办理。",
    en: "Who prepares, who reviews and who approves are three people.",
  },
});
