// Funded numbers, exact however small. No relation to a pupil, a class or an enrolment may ever stand here.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../../catalogue/index.ts";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { fundingHeadcount } from "./funding-headcount.table.ts";

/** What the rule of the standard gives. */
function byRule({ column, rows }: ExpressionContext): SQL {
  const fs = rows("FundStandard", "fs");
  return sql`greatest(${column("actual")}, (select ${fs.column("minimumPupils")} from ${fs} where ${fs.column("id")} = ${column("standardId")} and ${fs.visible}))`;
}

@Entity({
  duties: ["三(二)-9", "三(二)-10", "三(二)-11", "三(九)-5"],
  table: fundingHeadcount,
  plural: "fundingHeadcounts",
  term: "经费核定人数",
  description:
    "Pupils a school is funded for in a fiscal year, by item and stage. Education reports, finance certifies; certified rows are frozen. Rows of special education are personal (L3): a handful of pupils with a disability.",
  owner: "finance",
  classification: "L2",
  sharing: "conditional",
  source: "三(二)",
  orderings: { AS_OF: "asOf", ACTUAL: "actual" },
  shares: [
    ofSchool({
      inverse: {
        name: "fundingHeadcounts",
        usual: 6,
        term: "经费核定人数",
        description: "Pupils it is funded for, by year and item.",
        classification: "L3",
      },
    }),
    ofTownship(),
  ],
})
export class FundingHeadcount {
  @Column(fundingHeadcount.fiscalYear, {
    term: "财政年度",
    description: "Calendar year of the money; never the school year.",
  })
  fiscalYear!: number;
  @Column(fundingHeadcount.item, {
    term: "项目",
    description: "What the money is counted for.",
  })
  item!: string;
  @Column(fundingHeadcount.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(fundingHeadcount.standardId, { term: "标准标识", description: "Standard that applies." })
  standardId!: string;
  @Column(fundingHeadcount.actual, {
    term: "实有人数",
    description: "Pupils on the reference day.",
    unit: "pupils",
    classification: "L3",
    owner: "education",
  })
  actual!: number;
  @Column(fundingHeadcount.funded, {
    term: "核定人数",
    description: "Pupils the school is funded for.",
    unit: "pupils",
    classification: "L3",
  })
  funded!: number;
  @Column(fundingHeadcount.asOf, {
    term: "统计日期",
    description: "Reference day of the count.",
    owner: "education",
  })
  asOf!: string;
  @Column(fundingHeadcount.status, {
    term: "状态",
    description: "Reported by education or certified by finance.",
  })
  status!: string;
  @Column(fundingHeadcount.certifiedOn, {
    term: "核定日期",
    description: "Day of certification; null while only reported.",
  })
  certifiedOn!: string;
  @Computed({
    term: "应核定人数",
    description:
      "What the rule of the standard gives: the actual number, or the least one where there is such a rule.",
    unit: "pupils",
    classification: "L3",
    scalar: "int",
    expression: byRule,
  })
  fundedByRule!: number;
  @Computed({
    term: "少核人数",
    description: "By how many pupils the funded number falls short of the rule; 0 where it does not.",
    unit: "pupils",
    classification: "L3",
    scalar: "int",
    expression: (context) => sql`greatest(${byRule(context)} - ${context.column("funded")}, 0)`,
  })
  shortOfRule!: number;
  @ToOne("FundStandard", "standardId", {
    term: "标准",
    description: "Standard that applies.",
    classification: "L1",
  })
  standard!: unknown;
}
