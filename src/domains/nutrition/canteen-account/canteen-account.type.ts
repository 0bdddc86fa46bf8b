import { Column, Entity } from "../../../catalogue/index.ts";
import { monthly, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { canteenAccount } from "./canteen-account.table.ts";

const money = { unit: "fen (分)", classification: "L2" } as const;

@Entity({
  duties: ["三(八)-9"],
  table: canteenAccount,
  plural: "canteenAccounts",
  term: "食堂账目",
  description:
    "A school canteen's account of one month; once published, everybody may know how much of it went to food. Programme money goes to food only.",
  owner: "school",
  classification: "L1",
  sharing: "conditional",
  source: "三(八)",
  orderings: { MONTH: "month" },
  shares: [
    ofSchool({
      inverse: { name: "canteenAccounts", term: "食堂账目", description: "Accounts of its canteen." },
    }),
    ofTownship(),
    monthly,
  ],
})
export class CanteenAccount {
  @Column(canteenAccount.incomeFen, { ...money, term: "收入", description: "Income." })
  incomeFen!: number;
  @Column(canteenAccount.subsidyFen, {
    ...money,
    term: "其中营养改善补助",
    description: "Programme money within the income; at most what goes to food.",
  })
  subsidyFen!: number;
  @Column(canteenAccount.foodFen, { ...money, term: "食材支出", description: "Spent on food." })
  foodFen!: number;
  @Column(canteenAccount.staffFen, { ...money, term: "人工支出", description: "Spent on staff." })
  staffFen!: number;
  @Column(canteenAccount.otherFen, { ...money, term: "其他支出", description: "Spent on anything else." })
  otherFen!: number;
  @Column(canteenAccount.balanceFen, { ...money, term: "结余", description: "Income less all spending." })
  balanceFen!: number;
  @Column(canteenAccount.foodSharePermille, {
    term: "食材支出占比",
    description:
      "Food among all spending, rounded down to 50 ‰; null where nothing was spent. What is published of an account: its amounts, over days and price, are the number of pupils.",
    unit: "‰",
    source: "三(八); 政府信息公开条例15",
  })
  foodSharePermille!: number;
  @Column(canteenAccount.publishedOn, {
    duties: ["四(五)-2"],
    term: "公开日期",
    description: "Day of publication; null while unpublished.",
  })
  publishedOn!: string;
}
