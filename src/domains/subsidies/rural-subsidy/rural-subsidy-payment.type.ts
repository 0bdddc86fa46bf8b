import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../../teachers/index.ts";
import { payeeAccount } from "../payee-account/payee-account.table.ts";
import { ruralSubsidyPayment } from "./rural-subsidy.table.ts";

@Entity({
  duties: ["三(六)-2"],
  table: ruralSubsidyPayment,
  plural: "ruralSubsidyPayments",
  term: "补助发放明细",
  description:
    "One line of a batch: money to one teacher for one month, or taken back. Frozen once the batch is reviewed; paid once it is sent.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(六)",
  orderings: { MONTH: "month" },
  shares: [
    ofSchool({ description: "School on whose list it stands." }),
    ofTownship(),
    ofTeacher({
      inverse: { name: "subsidyPayments", term: "补助发放明细", description: "Subsidy paid, line by line." },
    }),
  ],
})
export class RuralSubsidyPayment {
  @Column(ruralSubsidyPayment.month, { term: "月份", description: "Month it is for, by its first day." })
  month!: string;
  @Column(ruralSubsidyPayment.kind, {
    term: "发放类型",
    description: "Regular, arrears or recovery.",
  })
  kind!: string;
  @Column(ruralSubsidyPayment.amountFen, {
    term: "金额",
    description: "Amount; negative where money is taken back.",
    unit: "fen (分)",
  })
  amountFen!: number;
  @Column(ruralSubsidyPayment.batchId, { term: "批次标识", description: "Batch it stands in." })
  batchId!: string;
  @Column(ruralSubsidyPayment.payeeAccountId, {
    term: "收款账户标识",
    description: "Account it goes to.",
    classification: "L4",
  })
  payeeAccountId!: string;
  @Secret(
    {
      cipher: ruralSubsidyPayment.accountCipher,
      copyOf: { cipher: payeeAccount.accountCipher, row: "payeeAccountId" },
    },
    {
      term: "账号",
      description:
        "The number in full of the account it goes to, while the batch is approved and not settled, and not without end once it was sent: for payment and no longer. Its last four characters stand on the account.",
      classification: "L4",
      source: "三(六); 四(二); PIPL 28",
    },
  )
  account!: string;
  @Column(ruralSubsidyPayment.sentOn, {
    term: "发放日期",
    description: "Day the money was sent; null until then.",
    owner: "finance",
  })
  sentOn!: string;
  @ToOne("PaymentBatch", "batchId", {
    term: "发放批次",
    description: "Batch it stands in.",
    classification: "L2",
    inverse: {
      name: "subsidyPayments",
      term: "补助发放明细",
      description: "Its lines of teachers' subsidy.",
    },
  })
  batch!: unknown;
  @ToOne("PayeeAccount", "payeeAccountId", {
    term: "收款账户",
    description: "Account it goes to.",
    classification: "L4",
    inverse: {
      name: "subsidyPayments",
      usual: 10,
      term: "补助发放明细",
      description: "Lines of teachers' subsidy paid into it.",
      source: "三(六)(八); PIPL 28",
    },
  })
  payeeAccount!: unknown;
}
