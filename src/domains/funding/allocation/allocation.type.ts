// What a school was given, and what of it has been paid. Sums of payments count only what the asker may see of them.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { dueFen, paidFen } from "../funding-sums.ts";
import { allocation } from "./allocation.table.ts";

const fen = { unit: "fen (分)" } as const;

@Entity({
  duties: ["三(二)-9", "三(二)-10", "三(二)-11", "四(三)-6"],
  table: allocation,
  plural: "allocations",
  term: "经费安排",
  description:
    "Operating funds set aside for a school in a fiscal year, by item. The amount is funded pupils times standard, or the difference is explained. Published as a total per school: see PublishedFunding.",
  owner: "finance",
  classification: "L2",
  sharing: "conditional",
  source: "三(二)",
  orderings: { DECIDED_ON: "decidedOn", AMOUNT: "amountFen", GAP: "gapFen", SHORTFALL: "shortfallFen" },
  shares: [
    ofSchool({
      inverse: {
        name: "allocations",
        usual: 6,
        term: "经费安排",
        description: "Operating funds set aside for it.",
      },
    }),
    ofTownship(),
  ],
})
export class Allocation {
  @Column(allocation.fiscalYear, {
    term: "财政年度",
    description: "Calendar year of the money; never the school year.",
  })
  fiscalYear!: number;
  @Column(allocation.item, { term: "项目", description: "What the money is for." })
  item!: string;
  @Column(allocation.amountFen, { ...fen, term: "安排金额", description: "Amount set aside." })
  amountFen!: number;
  @Column(allocation.centralFen, { ...fen, term: "中央资金", description: "Central share of the amount." })
  centralFen!: number;
  @Column(allocation.municipalFen, {
    ...fen,
    term: "市级资金",
    description: "Municipal share of the amount.",
  })
  municipalFen!: number;
  @Column(allocation.districtFen, {
    ...fen,
    term: "区级资金",
    description: "District's share of the amount.",
  })
  districtFen!: number;
  @Column(allocation.budgetCode, {
    form: "budgetCode",
    term: "预算科目",
    description: "Item of the budget's classification by function; null where not said.",
  })
  budgetCode!: string;
  @Column(allocation.differenceNote, {
    term: "差异说明",
    description: "Why the amount is not funded pupils times standard; null where it is.",
  })
  differenceNote!: string;
  @Column(allocation.decidedOn, { term: "下达日期", description: "Day the money was set aside." })
  decidedOn!: string;
  @Column(allocation.publishedOn, {
    term: "公示日期",
    description: "Day the school's total was published; null before.",
    source: "四(五)",
  })
  publishedOn!: string;
  @Column(allocation.documentId, { term: "文件标识", description: "Document that sets it aside." })
  documentId!: string;
  @Computed({
    ...fen,
    term: "应安排金额",
    description:
      "What certified pupils, the hundred-pupil rule included, times their standards come to; null where no headcount is certified or may be seen.",
    scalar: "safeInt",
    expression: dueFen,
  })
  dueFen!: number;
  @Computed({
    ...fen,
    term: "少安排金额",
    description: "By how much the amount falls short of what is due; negative where it is above.",
    scalar: "safeInt",
    expression: (context) => sql`(${dueFen(context)} - ${context.column("amountFen")})`,
  })
  shortfallFen!: number;
  @Computed({
    ...fen,
    term: "已拨付金额",
    description: "Payments less refunds.",
    scalar: "safeInt",
    expression: paidFen,
  })
  paidFen!: number;
  @Computed({
    ...fen,
    term: "未拨付金额",
    description: "Amount not paid yet.",
    scalar: "safeInt",
    expression: (context) => sql`(${context.column("amountFen")} - ${paidFen(context)})`,
  })
  gapFen!: number;
  @Computed({
    term: "未拨付天数",
    description: "Days since the money was set aside, while some of it is not paid; 0 once it is.",
    unit: "days",
    scalar: "int",
    expression: (context) => {
      const { column, today } = context;
      return sql`(case when ${column("amountFen")} > ${paidFen(context)} then greatest(${today} - ${column("decidedOn")}, 0) else 0 end)`;
    },
  })
  daysUnpaid!: number;
  @ToOne("PolicyDocument", "documentId", {
    term: "文件",
    description: "Document that sets it aside.",
    classification: "L1",
  })
  document!: unknown;
}
