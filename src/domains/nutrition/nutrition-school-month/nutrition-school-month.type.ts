import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { meetsTarget, monthly } from "../../reference/index.ts";
import { nutritionSchoolMonth } from "./nutrition-school-month.table.ts";

const money = { unit: "fen (分)" } as const;
const pupils = { unit: "pupils" } as const;

@Entity({
  duties: ["三(八)-7"],
  table: nutritionSchoolMonth,
  plural: "nutritionSchoolMonths",
  term: "学校供餐月报",
  description:
    "Meals of one school in one month under the programme. Reported by the school, certified by education and frozen from then on; exact however small for the departments that work with it.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(八)",
  orderings: { MONTH: "month", COVERAGE: "coveragePermille" },
  shares: [monthly],
})
export class NutritionSchoolMonth {
  @Column(nutritionSchoolMonth.schoolId, { term: "学校标识", description: "School." })
  schoolId!: string;
  @Column(nutritionSchoolMonth.townshipId, {
    term: "乡镇标识",
    description: "Township the school stands in.",
  })
  townshipId!: string;
  @Column(nutritionSchoolMonth.programmeId, { term: "计划标识", description: "Programme that pays." })
  programmeId!: string;
  @Column(nutritionSchoolMonth.enrolled, {
    ...pupils,
    term: "在校人数",
    description: "Pupils of the certified headcount in force when the month was reported.",
    source: "三(二)",
  })
  enrolled!: number;
  @Column(nutritionSchoolMonth.eligible, {
    ...pupils,
    term: "应享受人数",
    description: "Pupils whom the programme is for.",
  })
  eligible!: number;
  @Column(nutritionSchoolMonth.covered, {
    ...pupils,
    term: "实际享受人数",
    description: "Eligible pupils who were fed.",
  })
  covered!: number;
  @Column(nutritionSchoolMonth.uncovered, {
    ...pupils,
    term: "未享受人数",
    description: "Eligible pupils who were not fed.",
  })
  uncovered!: number;
  @Column(nutritionSchoolMonth.uncoveredAbout, {
    ...pupils,
    term: "未享受人数（约）",
    description:
      "Eligible pupils who were not fed, in steps of five by the middle of the step (7 for five to nine); null for fewer than five, also none. No share is published: of few pupils it tells their number.",
    classification: "L1",
    source: "三(八); 政府信息公开条例15",
  })
  uncoveredAbout!: number;
  @Column(nutritionSchoolMonth.coveragePermille, {
    duties: ["三(八)-8"],
    term: "覆盖率",
    description:
      "Covered among eligible pupils, rounded down: 1000 means every one. Null where none is eligible.",
    unit: "‰",
    overall: { of: "covered", per: { field: "eligible", scale: 1000 } },
  })
  coveragePermille!: number;
  @Computed({
    duties: ["三(八)-8"],
    term: "覆盖达标",
    description:
      "Whether the exact share of covered pupils meets the target `nutrition.coverage`; null where none is eligible.",
    scalar: "boolean",
    expression: (context) =>
      meetsTarget(
        context,
        { key: sql`'nutrition.coverage'`, day: context.column("month") },
        context.column("covered"),
        context.column("eligible"),
      ),
  })
  coverageMet!: boolean;
  @Column(nutritionSchoolMonth.mealDays, {
    term: "供餐天数",
    description: "Days of the month with meals.",
    unit: "days",
  })
  mealDays!: number;
  @Column(nutritionSchoolMonth.mealsServed, {
    term: "供餐人次",
    description: "Meals given: at most covered pupils × meal days.",
    unit: "meals",
  })
  mealsServed!: number;
  @Column(nutritionSchoolMonth.mode, {
    term: "供餐方式",
    description: "Canteen, company or household.",
    classification: "L1",
  })
  mode!: string;
  @Column(nutritionSchoolMonth.amountPerDayFen, {
    ...money,
    term: "每日补助标准",
    description: "Daily amount of the programme when the month was reported.",
    owner: "finance",
  })
  amountPerDayFen!: number;
  @Column(nutritionSchoolMonth.costFen, { ...money, term: "餐费支出", description: "Cost of the meals." })
  costFen!: number;
  @Column(nutritionSchoolMonth.subsidyDueFen, {
    ...money,
    term: "应补助金额",
    description: "Meals given × daily amount.",
  })
  subsidyDueFen!: number;
  @Column(nutritionSchoolMonth.subsidySpentFen, {
    ...money,
    term: "已用补助金额",
    description: "Programme money spent on these meals.",
  })
  subsidySpentFen!: number;
  @Column(nutritionSchoolMonth.subsidyBalanceFen, {
    ...money,
    term: "补助差额",
    description: "Due less spent: above zero is owed to the school, below zero overpaid.",
  })
  subsidyBalanceFen!: number;
  @Column(nutritionSchoolMonth.reportedOn, { term: "填报日期", description: "Day of the school's report." })
  reportedOn!: string;
  @Column(nutritionSchoolMonth.certifiedOn, {
    term: "核定日期",
    description: "Day education certified it; null while only reported.",
  })
  certifiedOn!: string;
  @Column(nutritionSchoolMonth.publishedOn, {
    term: "公开日期",
    description: "Day of publication; null while unpublished.",
    classification: "L1",
  })
  publishedOn!: string;
  @ToOne("School", "schoolId", {
    term: "学校",
    description: "School.",
    classification: "L1",
    inverse: { name: "nutritionMonths", usual: 50, term: "供餐月报", description: "Meals month by month." },
  })
  school!: unknown;
  @ToOne("Township", "townshipId", {
    term: "乡镇",
    description: "Township the school stands in.",
    classification: "L1",
  })
  township!: unknown;
  @ToOne("NutritionProgramme", "programmeId", {
    term: "营养改善计划",
    description: "Programme that pays.",
    classification: "L1",
  })
  programme!: unknown;
}
