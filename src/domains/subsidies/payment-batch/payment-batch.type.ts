import { Column, Entity } from "../../../catalogue/index.ts";
import { paymentBatch } from "./payment-batch.table.ts";

@Entity({
  duties: ["三(六)-2", "三(八)-5"],
  table: paymentBatch,
  plural: "paymentBatches",
  term: "发放批次",
  description:
    "One batch of money to persons. Prepared and reviewed by two people of education, approved and sent by finance; its lines are frozen from the review on.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(六)",
  orderings: { MONTH: "month" },
})
export class PaymentBatch {
  @Column(paymentBatch.kind, {
    term: "批次类型",
    description: "Teachers' subsidy or pupils' aid.",
  })
  kind!: string;
  @Column(paymentBatch.month, { term: "月份", description: "Month it is paid for, by its first day." })
  month!: string;
  @Column(paymentBatch.batchNo, { term: "批号", description: "Number within the kind and month." })
  batchNo!: number;
  @Column(paymentBatch.status, {
    term: "状态",
    description: "From prepared to settled; only forwards.",
  })
  status!: string;
  @Column(paymentBatch.totalFen, {
    term: "合计金额",
    description: "Sum of the lines, recoveries taken off.",
    unit: "fen (分)",
  })
  totalFen!: number;
  @Column(paymentBatch.lineCount, { term: "笔数", description: "Lines of the batch.", unit: "lines" })
  lineCount!: number;
  @Column(paymentBatch.preparedById, { term: "编制人标识", description: "Person who prepared it." })
  preparedById!: string;
  @Column(paymentBatch.reviewedById, {
    term: "复核人标识",
    description: "Person who reviewed it: another than who prepared it.",
  })
  reviewedById!: string;
  @Column(paymentBatch.approvedById, {
    term: "审批人标识",
    description: "Person who approved it: a third one.",
    owner: "finance",
  })
  approvedById!: string;
  @Column(paymentBatch.preparedBy, { term: "编制人", description: "Name of who prepared it, as of then." })
  preparedBy!: string;
  @Column(paymentBatch.reviewedBy, { term: "复核人", description: "Name of who reviewed it, as of then." })
  reviewedBy!: string;
  @Column(paymentBatch.approvedBy, {
    term: "审批人",
    description: "Name of who approved it, as of then.",
    owner: "finance",
  })
  approvedBy!: string;
  @Column(paymentBatch.preparedOn, { term: "编制日期", description: "Day it was prepared." })
  preparedOn!: string;
  @Column(paymentBatch.reviewedOn, {
    term: "复核日期",
    description: "Day of the review: its lines are frozen from then on.",
  })
  reviewedOn!: string;
  @Column(paymentBatch.approvedOn, {
    term: "审批日期",
    description: "Day finance approved it.",
    owner: "finance",
  })
  approvedOn!: string;
  @Column(paymentBatch.sentOn, {
    term: "发放日期",
    description: "Day the money was sent.",
    owner: "finance",
  })
  sentOn!: string;
  @Column(paymentBatch.settledOn, {
    term: "结清日期",
    description: "Day the bank's answer closed it.",
    owner: "finance",
  })
  settledOn!: string;
}
