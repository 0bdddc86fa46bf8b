// Individual plans of children with a disability (三(八); 残疾人教育条例20). Disability is for teaching and rehabilitation.
import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofChild } from "../../children/index.ts";
import { inSchoolYear } from "../../reference/index.ts";
import { individualPlan } from "./individual-plan.table.ts";

@Entity({
  duties: ["三(八)-16"],
  table: individualPlan,
  plural: "individualPlans",
  term: "一人一案",
  description: "The plan of one child with a disability for one school year.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  roots: ["record", "list"],
  orderings: { REVIEW_ON: "reviewOn" },
  shares: [
    ofChild({
      inverse: {
        name: "individualPlans",
        usual: 9,
        term: "一人一案",
        description: "Individual plans by school year.",
      },
    }),
    inSchoolYear,
  ],
})
export class IndividualPlan {
  @Column(individualPlan.schoolId, {
    term: "在读学校标识",
    description: "School of the open enrolment; null without one.",
  })
  schoolId!: string;
  @Column(individualPlan.disabilityCategory, {
    term: "残疾类别",
    description: "Category of disability.",
  })
  disabilityCategory!: string;
  @Column(individualPlan.disabilityGrade, { term: "残疾等级", description: "Grade 1 (gravest) to 4." })
  disabilityGrade!: number;
  @Secret({ cipher: individualPlan.assessmentCipher }, { term: "评估", description: "Assessment." })
  assessment!: string;
  @Column(individualPlan.placement, {
    duties: ["三(八)-17"],
    term: "安置方式",
    description: "Placement; home teaching keeps the enrolment.",
  })
  placement!: string;
  @Column(individualPlan.committee, {
    term: "专家委员会",
    description: "Committee that advised on the placement.",
  })
  committee!: string;
  @Column(individualPlan.steps, { term: "措施", description: "Steps of teaching and support." })
  steps!: string;
  @Column(individualPlan.reviewOn, { term: "复评日期", description: "Day of the next review." })
  reviewOn!: string;
  @ToOne("School", "schoolId", { term: "在读学校", description: "School of the open enrolment." })
  school!: unknown;
}
