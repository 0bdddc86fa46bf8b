// 教师招聘计划: public as a plan once published; applicants and results are counts that stay with those who work with them.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { recruitmentPlan } from "./recruitment-plan.table.ts";

const results = { unit: "persons" } as const;

@Entity({
  duties: ["二-12", "三(五)-12", "三(五)-13"],
  table: recruitmentPlan,
  plural: "recruitmentPlans",
  term: "教师招聘计划",
  description:
    "Teachers a school is to hire for a subject and stage in a school year, and how many qualified ones applied. Public once published, without the results.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(五)",
  orderings: { PUBLISHED_ON: "publishedOn" },
  shares: [
    ofSchool({
      inverse: {
        name: "recruitmentPlans",
        usual: 10,
        term: "教师招聘计划",
        description: "Teachers to hire, by subject and stage.",
        classification: "L1",
      },
    }),
    ofTownship(),
  ],
})
export class RecruitmentPlan {
  @Column(recruitmentPlan.schoolYear, { term: "学年", description: "School year to be staffed." })
  schoolYear!: number;
  @Column(recruitmentPlan.subject, { term: "学科", description: "Subject." })
  subject!: string;
  @Column(recruitmentPlan.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(recruitmentPlan.planned, { term: "计划招聘数", description: "Teachers to hire.", unit: "persons" })
  planned!: number;
  @Column(recruitmentPlan.applicants, {
    ...results,
    term: "报名人数",
    description: "Who applied; null until the competition is over.",
    owner: "hr",
  })
  applicants!: number;
  @Column(recruitmentPlan.qualified, {
    ...results,
    term: "合格人数",
    description: "Who of them was qualified; null until the competition is over.",
    owner: "hr",
  })
  qualified!: number;
  @Column(recruitmentPlan.hired, {
    ...results,
    term: "聘用人数",
    description: "Who was hired; null until the competition is over.",
    owner: "hr",
  })
  hired!: number;
  @Column(recruitmentPlan.publishedOn, {
    term: "公布日期",
    description: "Day the plan was published; null until then.",
  })
  publishedOn!: string;
  @Computed({
    ...results,
    duties: ["三(五)-14"],
    term: "未聘合格人数",
    description:
      "Qualified applicants who were not hired: with it, a vacancy is a finding. Null until the competition is over.",
    owner: "hr",
    scalar: "int",
    expression: ({ column }) => sql`(${column("qualified")} - ${column("hired")})`,
  })
  qualifiedSupply!: number;
}
