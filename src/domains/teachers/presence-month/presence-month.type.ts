// PresenceMonth: at work or not, month by month. The cause of leave is sensitive and goes to nobody outside the file.
import { Column, Entity } from "../../../catalogue/index.ts";
import { monthly } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../of-teacher.ts";
import { presenceMonth } from "./presence-month.table.ts";

@Entity({
  duties: ["三(五)-17"],
  table: presenceMonth,
  plural: "presenceMonths",
  term: "在岗",
  description: "Whether a member of the staff was at work in a month, and the periods taught.",
  owner: "school",
  classification: "L3",
  sharing: "conditional",
  source: "三(五)",
  orderings: { MONTH: "month" },
  shares: [
    ofSchool({ description: "School of the person's relation in force." }),
    ofTeacher({
      term: "教职工",
      description: "The person.",
      inverse: { name: "presenceMonths", usual: 5, term: "在岗记录", description: "Presence by month." },
    }),
    monthly,
  ],
})
export class PresenceMonth {
  @Column(presenceMonth.status, {
    term: "在岗状态",
    description: "Present, on leave, studying, lent or absent.",
  })
  status!: string;
  @Column(presenceMonth.periods, { term: "课时", description: "Periods taught.", unit: "periods" })
  periods!: number;
  @Column(presenceMonth.leaveCause, {
    term: "请假原因",
    description: "Cause of leave, where it is known.",
    classification: "L4",
  })
  leaveCause!: string;
}
