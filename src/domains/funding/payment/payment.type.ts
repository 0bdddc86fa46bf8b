import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { payment } from "../allocation/allocation.table.ts";

@Entity({
  duties: ["三(二)-9", "三(二)-10"],
  table: payment,
  plural: "payments",
  term: "经费拨付",
  description:
    "Money paid to a school on an allocation; a refund is a negative row. What is paid never passes what was set aside.",
  owner: "finance",
  classification: "L2",
  sharing: "conditional",
  source: "三(二)",
  orderings: { PAID_ON: "paidOn" },
  shares: [ofTownship()],
})
export class Payment {
  @Column(payment.allocationId, { term: "安排标识", description: "Allocation it is paid on." })
  allocationId!: string;
  @Column(payment.schoolId, { term: "学校标识", description: "School, as the allocation says." })
  schoolId!: string;
  @Column(payment.fiscalYear, { term: "财政年度", description: "Fiscal year, as the allocation says." })
  fiscalYear!: number;
  @Column(payment.item, { term: "项目", description: "Item, as the allocation says." })
  item!: string;
  @Column(payment.amountFen, {
    term: "拨付金额",
    description: "Amount paid; negative for a refund.",
    unit: "fen (分)",
  })
  amountFen!: number;
  @Column(payment.paidOn, { term: "拨付日期", description: "Day of payment." })
  paidOn!: string;
  @Column(payment.voucherNo, { term: "凭证号", description: "Number of the voucher; never used twice." })
  voucherNo!: string;
  @ToOne("Allocation", "allocationId", {
    term: "安排",
    description: "Allocation it is paid on.",
    inverse: { name: "payments", usual: 4, term: "拨付", description: "Payments and refunds." },
  })
  allocation!: unknown;
  @ToOne("School", "schoolId", {
    term: "学校",
    description: "School.",
    inverse: {
      name: "payments",
      usual: 50,
      term: "经费拨付",
      description: "Payments and refunds of operating funds.",
    },
  })
  school!: unknown;
}
