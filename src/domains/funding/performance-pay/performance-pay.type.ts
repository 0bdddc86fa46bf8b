// Totals and averages over many: no row, column or relation may ever lead to one person's pay.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofDocument } from "../../reference/index.ts";
import { performancePayTotal } from "./performance-pay.table.ts";

const fen = { unit: "fen (分)" } as const;

@Entity({
  duties: ["三(六)-1", "三(六)-5"],
  table: performancePayTotal,
  plural: "performancePayTotals",
  term: "绩效工资总量",
  description:
    "Performance pay that teachers of one zone, country or town (definition `rural.subsidy`), are given in a year, set beside a confirmed comparison with civil servants' pay. HR sets it, finance confirms.",
  owner: "hr",
  classification: "L2",
  sharing: "conditional",
  source: "三(六)",
  orderings: { FISCAL_YEAR: "fiscalYear" },
  shares: [ofDocument()],
})
export class PerformancePayTotal {
  @Column(performancePayTotal.districtId, { term: "区县标识", description: "District." })
  districtId!: string;
  @Column(performancePayTotal.fiscalYear, { term: "财政年度", description: "Calendar year." })
  fiscalYear!: number;
  @Column(performancePayTotal.zone, { term: "城乡", description: "Country or town." })
  zone!: string;
  @Column(performancePayTotal.totalFen, { ...fen, term: "总量", description: "Performance pay of the year." })
  totalFen!: number;
  @Column(performancePayTotal.teachers, {
    term: "教师人数",
    description: "Teachers whom it is for.",
    unit: "people",
  })
  teachers!: number;
  @Computed({
    ...fen,
    term: "人均绩效工资",
    description: "Total by teachers, rounded down.",
    scalar: "safeInt",
    expression: ({ column }) => sql`(${column("totalFen")} / ${column("teachers")})`,
  })
  averageFen!: number;
  @Computed({
    duties: ["三(六)-1"],
    term: "向乡村倾斜",
    description:
      "Of the country's total: whether a teacher there is given no less, on average and to the fen, than one in town that year. Null of the town's, and while the town's is not set.",
    scalar: "boolean",
    expression: ({ column, rows }) => {
      const pt = rows("PerformancePayTotal", "pt");
      return sql`(select ${column("totalFen")} * ${pt.column("teachers")} >= ${pt.column("totalFen")} * ${column("teachers")} from ${pt}
        where ${pt.column("fiscalYear")} = ${column("fiscalYear")} and ${pt.column("zone")} = 'town' and ${column("zone")} = 'rural'
          and ${pt.column("districtId")} = ${column("districtId")} and ${pt.visible})`;
    },
  })
  tilted!: boolean;
  @Column(performancePayTotal.comparisonId, {
    duties: ["三(六)-5"],
    term: "工资比较标识",
    description: "Comparison with civil servants' pay that was weighed.",
  })
  comparisonId!: string;
  @Column(performancePayTotal.confirmedOn, {
    term: "财政确认日期",
    description: "Day finance confirmed it; null before.",
    owner: "finance",
  })
  confirmedOn!: string;
  @ToOne("PayComparison", "comparisonId", {
    duties: ["三(六)-5"],
    term: "工资比较",
    description: "Comparison with civil servants' pay that was weighed.",
  })
  comparison!: unknown;
  @ToOne("District", "districtId", { term: "区县", description: "District.", classification: "L1" })
  district!: unknown;
}
