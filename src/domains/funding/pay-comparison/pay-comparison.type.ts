// Averages only: no row, column or relation may ever lead to one person's pay.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { meetsTarget } from "../../reference/index.ts";
import { payComparison } from "../education-budget/education-budget.table.ts";

const fen = { unit: "fen (分)" } as const;

@Entity({
  duties: ["三(六)-5"],
  table: payComparison,
  plural: "payComparisons",
  term: "平均工资比较",
  description:
    "Average yearly pay of teachers in compulsory education beside that of the district's civil servants. HR enters it, finance confirms.",
  owner: "hr",
  classification: "L2",
  sharing: "conditional",
  source: "三(六)",
  orderings: { FISCAL_YEAR: "fiscalYear" },
})
export class PayComparison {
  @Column(payComparison.districtId, { term: "区县标识", description: "District." })
  districtId!: string;
  @Column(payComparison.fiscalYear, { term: "财政年度", description: "Calendar year." })
  fiscalYear!: number;
  @Column(payComparison.teachersAverageFen, {
    ...fen,
    term: "教师平均工资",
    description: "Average yearly pay of teachers.",
  })
  teachersAverageFen!: number;
  @Column(payComparison.civilServantsAverageFen, {
    ...fen,
    term: "公务员平均工资",
    description: "Average yearly pay of civil servants.",
  })
  civilServantsAverageFen!: number;
  @Column(payComparison.teachers, { term: "教师人数", description: "Teachers it is over.", unit: "people" })
  teachers!: number;
  @Column(payComparison.civilServants, {
    term: "公务员人数",
    description: "Civil servants it is over.",
    unit: "people",
  })
  civilServants!: number;
  @Column(payComparison.confirmedOn, {
    term: "财政确认日期",
    description: "Day finance confirmed it; null before.",
    owner: "finance",
  })
  confirmedOn!: string;
  @Computed({
    duties: ["三(六)-6"],
    term: "教师与公务员工资比",
    description: "Teachers' average as a share of civil servants': 1000 and above is not lower.",
    unit: "per mille",
    scalar: "int",
    expression: ({ column }) =>
      sql`(${column("teachersAverageFen")} * 1000 / ${column("civilServantsAverageFen")})::int`,
  })
  ratioPermille!: number;
  @Computed({
    duties: ["三(六)-6"],
    term: "工资比达标",
    description:
      "Whether teachers' average is not below civil servants' (target `pay.teachers`), to the fen.",
    scalar: "boolean",
    expression: (context) =>
      meetsTarget(
        context,
        { key: sql`'pay.teachers'`, day: sql`make_date(${context.column("fiscalYear")}, 1, 1)` },
        context.column("teachersAverageFen"),
        context.column("civilServantsAverageFen"),
      ),
  })
  met!: boolean;
  @ToOne("District", "districtId", { term: "区县", description: "District.", classification: "L1" })
  district!: unknown;
}
