import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { canteenAccount } from "./canteen-account.table.ts";

const money = { unit: "fen (分)" } as const;

@Entity({
  table: canteenAccount,
  plural: "canteenAccounts",
  term: "食堂账目",
  description:
    "A school canteen's account of one month; public once published. Programme money goes to food only.",
  owner: "school",
  classification: "L1",
  sharing: "conditional",
  source: "三(八)",
  orderings: { MONTH: "month" },
})
export class CanteenAccount {
  @Column(canteenAccount.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(canteenAccount.schoolId, { term: "学校标识", description: "School." })
  schoolId!: string;
  @Column(canteenAccount.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(canteenAccount.month, { term: "月份", description: "First day of the month." })
  month!: string;
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
  @Column(canteenAccount.publishedOn, {
    term: "公开日期",
    description: "Day of publication; null while unpublished.",
  })
  publishedOn!: string;
  @ToOne("School", "schoolId", {
    term: "学校",
    description: "School.",
    inverse: { name: "canteenAccounts", term: "食堂账目", description: "Accounts of its canteen." },
  })
  school!: unknown;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township the school stands in." })
  township!: unknown;
}
