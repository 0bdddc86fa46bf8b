// The district's education budget, with its growth against the year before: a fall is a finding, never hidden.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../../catalogue/index.ts";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { inFiscalYear } from "../../reference/index.ts";
import { educationBudget } from "./education-budget.table.ts";

const fen = { unit: "fen (分)" } as const;

/** Growth of one amount against the row of the year before, in per mille, rounded down: a fall never shows as none; null in the first year. */
const growth = (key: "educationFen" | "perPupilPrimaryFen" | "perPupilJuniorFen") =>
  ({
    unit: "per mille",
    scalar: "int",
    expression: ({ column, rows }: ExpressionContext): SQL => {
      const eb = rows("EducationBudget", "eb");
      return sql`(select floor((${column(key)} - ${eb.column(key)}) * 1000.0 / nullif(${eb.column(key)}, 0))::int from ${eb} where ${eb.column("districtId")} = ${column("districtId")} and ${eb.column("fiscalYear")} = ${column("fiscalYear")} - 1 and ${eb.visible})`;
    },
  }) as const;

@Entity({
  duties: ["四(二)-3"],
  table: educationBudget,
  plural: "educationBudgets",
  term: "教育经费投入",
  description:
    "The district's general budget, its education expenditure and the expenditure per pupil of a fiscal year, as published.",
  owner: "finance",
  classification: "L1",
  sharing: "unconditional",
  source: "四(二)",
  orderings: { FISCAL_YEAR: "fiscalYear" },
  shares: [inFiscalYear],
})
export class EducationBudget {
  @Column(educationBudget.districtId, { term: "区县标识", description: "District." })
  districtId!: string;
  @Column(educationBudget.generalBudgetFen, {
    ...fen,
    term: "一般公共预算支出",
    description: "General public budget.",
  })
  generalBudgetFen!: number;
  @Column(educationBudget.educationFen, {
    ...fen,
    term: "教育支出",
    description: "Education expenditure inside it.",
  })
  educationFen!: number;
  @Column(educationBudget.perPupilPrimaryFen, {
    ...fen,
    term: "小学生均支出",
    description: "Expenditure per pupil of primary schools.",
  })
  perPupilPrimaryFen!: number;
  @Column(educationBudget.perPupilJuniorFen, {
    ...fen,
    term: "初中生均支出",
    description: "Expenditure per pupil of junior schools.",
  })
  perPupilJuniorFen!: number;
  @Column(educationBudget.performanceScore, {
    duties: ["四(二)-4"],
    term: "绩效评分",
    description: "Score of the year's performance evaluation, 0 to 100; null before it.",
    unit: "points",
  })
  performanceScore!: number;
  @Column(educationBudget.note, { term: "说明", description: "Explanation, as of a fall." })
  note!: string;
  @Computed({
    ...growth("educationFen"),
    duties: ["四(二)-5"],
    term: "教育支出增长",
    description: "Growth of education expenditure against the year before; null in the first year.",
  })
  growthPermille!: number;
  @Computed({
    ...growth("perPupilPrimaryFen"),
    term: "小学生均支出增长",
    description: "Growth of the primary amount per pupil against the year before; null in the first year.",
  })
  primaryGrowthPermille!: number;
  @Computed({
    ...growth("perPupilJuniorFen"),
    term: "初中生均支出增长",
    description: "Growth of the junior amount per pupil against the year before; null in the first year.",
  })
  juniorGrowthPermille!: number;
  @ToOne("District", "districtId", { term: "区县", description: "District." })
  district!: unknown;
}
