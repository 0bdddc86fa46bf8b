// StaffRule and RotationEligibility: the dated numbers of the rules, and whom they make eligible for rotation.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { inSchoolYear, lasting } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { ofTeacher } from "../of-teacher.ts";
import { rotationEligibility, staffRule } from "./rotation.table.ts";

@Entity({
  duties: ["三(三)-8"],
  table: staffRule,
  plural: "staffRules",
  term: "教师管理参数",
  description: "The numbers that staff rules work with over a period. No periods overlap.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(三); 三(五)",
  orderings: { VALID_FROM: "validFrom" },
  shares: [lasting],
})
export class StaffRule {
  @Column(staffRule.documentNumber, { term: "文号", description: "Number of the document it rests on." })
  documentNumber!: string;
  @Column(staffRule.rotationYears, {
    term: "交流年限",
    description: "Years at one school from which a teacher is eligible for rotation.",
    unit: "years",
  })
  rotationYears!: number;
  @Column(staffRule.rotationAgeMen, {
    term: "男教师交流年龄上限",
    description: "Age at which men are no longer asked to rotate.",
    unit: "years",
  })
  rotationAgeMen!: number;
  @Column(staffRule.rotationAgeWomen, {
    term: "女教师交流年龄上限",
    description: "Age at which women are no longer asked to rotate.",
    unit: "years",
  })
  rotationAgeWomen!: number;
  @Column(staffRule.rotationBackboneFrom, {
    term: "优质师资级别",
    description: "Least level of a backbone teacher that counts as strong staff among those who rotate.",
  })
  rotationBackboneFrom!: string;
  @Column(staffRule.rotationPlanOf, {
    term: "方案口径分母",
    description: "Whose eligible teachers the plan's share is taken of: town schools, or all schools.",
  })
  rotationPlanOf!: string;
  @Column(staffRule.absentMonths, {
    term: "缺岗月数",
    description: "Months without presence from which an occupied place is a finding.",
    unit: "months",
  })
  absentMonths!: number;
  @Column(staffRule.secondmentMonths, {
    term: "借调期限",
    description: "Months after which a secondment is past its term.",
    unit: "months",
  })
  secondmentMonths!: number;
  @Column(staffRule.leaveMonths, {
    term: "请假期限",
    description: "Months in a row after which a leave is past its term.",
    unit: "months",
  })
  leaveMonths!: number;
  @Column(staffRule.trainingHours, {
    term: "五年培训学时",
    description: "Hours of training due in five years.",
    unit: "hours",
  })
  trainingHours!: number;
}

@Entity({
  duties: ["三(三)-7"],
  table: rotationEligibility,
  plural: "rotationEligibilities",
  term: "交流条件认定",
  description:
    "Whether a teacher met the conditions of rotation on the first day of a school year; computed from the rule in force, confirmed by education.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(三)",
  shares: [
    ofSchool({ description: "School of the teacher's relation in force." }),
    ofTeacher({
      inverse: {
        name: "rotationEligibilities",
        usual: 5,
        term: "交流条件",
        description: "Eligibility for rotation by school year.",
        source: "三(五)",
      },
    }),
    inSchoolYear,
  ],
})
export class RotationEligibility {
  @Column(rotationEligibility.id, { term: "标识", description: "Internal id." })
  id!: string;
  @Column(rotationEligibility.ruleId, { term: "参数标识", description: "Rule it was computed by." })
  ruleId!: string;
  @Column(rotationEligibility.eligible, { term: "符合条件", description: "Whether eligible." })
  eligible!: boolean;
  @Column(rotationEligibility.reason, {
    term: "认定结果",
    description: "Eligible, or the first condition that was not met.",
  })
  reason!: string;
  @Column(rotationEligibility.confirmedOn, {
    term: "确认日期",
    description: "Day education confirmed it; null before.",
  })
  confirmedOn!: string;
  @ToOne("StaffRule", "ruleId", { term: "参数", description: "Rule it was computed by." })
  rule!: unknown;
}
