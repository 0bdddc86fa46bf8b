// What a school spent, and how much of its operating funds went into training. The share reads other rows of the same
// type, and the school's allocations, only as far as the asker sees them.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity } from "../../../catalogue/index.ts";
import { monthly, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { schoolSpending } from "./school-spending.table.ts";

@Entity({
  table: schoolSpending,
  plural: "schoolSpendings",
  term: "学校支出",
  description: "Spending of a school in a month, by category. The school enters it.",
  owner: "school",
  classification: "L2",
  sharing: "conditional",
  source: "三(二)",
  orderings: { MONTH: "month" },
  shares: [
    ofSchool({
      inverse: { name: "spending", usual: 50, term: "支出", description: "Spending by month and category." },
    }),
    ofTownship(),
    monthly,
  ],
})
export class SchoolSpending {
  @Column(schoolSpending.fiscalYear, { term: "财政年度", description: "Calendar year of the month." })
  fiscalYear!: number;
  @Column(schoolSpending.category, {
    term: "类别",
    description: "What it was spent on.",
  })
  category!: string;
  @Column(schoolSpending.amountFen, { term: "支出金额", description: "Amount spent.", unit: "fen (分)" })
  amountFen!: number;
  @Computed({
    term: "培训费占比",
    description:
      "Training as a share of the operating funds set aside for the school in the fiscal year, special education apart, rounded down; the same on every row of that school and year. Null where nothing is set aside or may be seen. The floor stands with the base standard.",
    unit: "per mille",
    source: "三(六)",
    scalar: "int",
    expression: ({ column, rows }) => {
      const [schoolId, fiscalYear] = [column("schoolId"), column("fiscalYear")];
      const sp = rows("SchoolSpending", "sp");
      const al = rows("Allocation", "al");
      const training = sql`(select coalesce(sum(${sp.column("amountFen")}), 0) from ${sp} where ${sp.column("schoolId")} = ${schoolId} and ${sp.column("fiscalYear")} = ${fiscalYear} and ${sp.column("category")} = 'training' and ${sp.visible})`;
      const allocated = sql`(select sum(${al.column("amountFen")}) from ${al} where ${al.column("schoolId")} = ${schoolId} and ${al.column("fiscalYear")} = ${fiscalYear} and ${al.column("item")} <> 'special-education' and ${al.visible})`;
      return sql`floor(1000 * ${training} / nullif(${allocated}, 0))::int`;
    },
  })
  trainingSharePermille!: number;
}
