// Courses a school gives, against what the curriculum asks for (开齐开足, 三(三)).
import { sql } from "drizzle-orm";
import { Column, Computed, Entity } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { curriculumOffering } from "../school-condition/school-condition.table.ts";

@Entity({
  duties: ["三(三)-13", "三(三)-17"],
  table: curriculumOffering,
  plural: "curriculumOfferings",
  term: "课程开设",
  description: "Periods a week of one subject in one grade and term, beside those required.",
  owner: "school",
  classification: "L2",
  sharing: "conditional",
  source: "三(三)",
  shares: [
    ofSchool({
      inverse: {
        name: "curriculumOfferings",
        usual: 50,
        term: "课程开设",
        description: "Courses by grade and term.",
      },
    }),
    ofTownship(),
  ],
})
export class CurriculumOffering {
  @Column(curriculumOffering.schoolYear, {
    term: "学年",
    description: "First year of the school year (2026 = 2026-09-01…2027-08-31).",
  })
  schoolYear!: number;
  @Column(curriculumOffering.semester, {
    term: "学期",
    description: "Autumn or spring term.",
  })
  semester!: string;
  @Column(curriculumOffering.grade, { term: "年级", description: "Grade 1 to 9." })
  grade!: number;
  @Column(curriculumOffering.subject, { term: "课程", description: "Subject." })
  subject!: string;
  @Column(curriculumOffering.periodsPerWeek, {
    term: "周课时",
    description: "Periods given.",
    unit: "periods a week",
  })
  periodsPerWeek!: number;
  @Column(curriculumOffering.requiredPeriods, {
    term: "应开课时",
    description: "Periods the curriculum asks for, as education says; null until it does.",
    owner: "education",
    unit: "periods a week",
  })
  requiredPeriods!: number;
  @Computed({
    term: "未开足",
    description: "Whether fewer periods are given than required.",
    scalar: "boolean",
    expression: ({ column }) => sql`(${column("periodsPerWeek")} < ${column("requiredPeriods")})`,
  })
  short!: boolean;
}
