// Funded numbers, exact however small. No relation to a pupil, a class or an enrolment may ever stand here.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../../catalogue/index.ts";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { shareOfStage } from "../funding-sums.ts";
import { fundingHeadcount } from "./funding-headcount.table.ts";

/** What the rule of the standard gives, with the newest number of the school's other stage. */
function byRule({ column, rows }: ExpressionContext): SQL {
  const fs = rows("FundStandard", "fs");
  const fo = rows("FundingHeadcount", "fo");
  const least = sql`(select ${fs.column("minimumPupils")} from ${fs} where ${fs.column("id")} = ${column("standardId")} and ${fs.visible})`;
  const other = sql`(select max(ot.heads) from (select distinct on (${fo.column("stage")}) ${fo.column("actual")} as heads from ${fo} where ${fo.column("schoolId")} = ${column("schoolId")} and ${fo.column("fiscalYear")} = ${column("fiscalYear")} and ${fo.column("item")} = ${column("item")} and ${fo.column("stage")} <> ${column("stage")} and ${fo.column("supersededOn")} is null and ${fo.visible} order by ${fo.column("stage")}, ${fo.column("revision")} desc) as ot)`;
  return shareOfStage({ stage: column("stage"), actual: column("actual"), other, least });
}

/** Pupils counted since, by the newest certified count of the same school year, less those of the day this rests on. */
function recount({ column, rows }: ExpressionContext): SQL {
  const hn = rows("SchoolHeadcount", "hn");
  const hd = rows("SchoolHeadcount", "hd");
  const counted = (count: typeof hn): SQL =>
    sql`case when ${column("item")} = 'boarding' then ${count.column("boarders")} else ${count.column("students")} end`;
  const same = (count: typeof hn): SQL =>
    sql`${count.column("schoolId")} = ${column("schoolId")} and ${count.column("stage")} = ${column("stage")} and ${count.column("certifiedOn")} is not null`;
  const schoolYear = sql`extract(year from ${column("asOf")} - interval '8 months')::int`;
  const newest = sql`(select sum(nw.heads) from (select distinct on (${hn.column("grade")}) ${counted(hn)} as heads from ${hn} where ${same(hn)} and ${hn.column("schoolYear")} = ${schoolYear} and ${hn.visible} order by ${hn.column("grade")}, ${hn.column("asOf")} desc) as nw)`;
  const then = sql`(select sum(${counted(hd)}) from ${hd} where ${same(hd)} and ${hd.column("asOf")} = ${column("asOf")} and ${hd.visible})`;
  return sql`(case when ${column("item")} in ('base', 'small-school', 'high-cold', 'boarding') then ${newest} - ${then} end)::int`;
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
  @Column(fundingHeadcount.migrants, {
    duties: ["三(九)-5"],
    term: "其中随迁子女",
    description:
      "Migrant children among the actual pupils (definition `migrant.plan`), funded as all are; null where it was not told, and of special education.",
    unit: "pupils",
    source: "三(九)",
  })
  migrants!: number;
  @Column(fundingHeadcount.certifiedOn, {
    term: "核定日期",
    description: "Day of certification; null while only reported.",
  })
  certifiedOn!: string;
  @Computed({
    term: "应核定人数",
    description:
      "What the rule of the standard gives: the actual number, or of the school's least number, where there is such a rule, this stage's part.",
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
  @Column(fundingHeadcount.revision, { term: "修订次数", description: "0 for the first number." })
  revision!: number;
  @Column(fundingHeadcount.revisionReason, {
    term: "修订理由",
    description: "Why it was revised; no person is named.",
  })
  revisionReason!: string;
  @Column(fundingHeadcount.supersededOn, {
    term: "被修订日期",
    description: "Day from which a revision counts in its place; null for the one that counts.",
  })
  supersededOn!: string;
  @Computed({
    term: "统计变动人数",
    description:
      "Pupils by the newest certified count of that school year less those of the day it rests on: other than 0 asks for a revision. Null without a certified count, and for items that no count tells.",
    unit: "pupils",
    classification: "L3",
    owner: "education",
    scalar: "int",
    expression: recount,
  })
  recount!: number;
  @ToOne("FundStandard", "standardId", {
    term: "标准",
    description: "Standard that applies.",
    classification: "L1",
  })
  standard!: unknown;
}
