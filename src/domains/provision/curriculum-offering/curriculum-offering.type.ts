// Courses a school gives, against what the curriculum asks for (开齐开足, 三(三)).
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { curriculumOffering } from "../school-condition/school-condition.table.ts";

@Entity({
  table: curriculumOffering,
  plural: "curriculumOfferings",
  term: "课程开设",
  description: "Periods a week of one subject in one grade and term, beside those required.",
  owner: "school",
  classification: "L2",
  sharing: "conditional",
  source: "三(三)",
})
export class CurriculumOffering {
  @Column(curriculumOffering.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(curriculumOffering.schoolId, { term: "学校标识", description: "School." })
  schoolId!: string;
  @Column(curriculumOffering.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
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
    description: "Periods the curriculum asks for.",
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
  @ToOne("School", "schoolId", {
    term: "学校",
    description: "School.",
    inverse: {
      name: "curriculumOfferings",
      usual: 50,
      term: "课程开设",
      description: "Courses by grade and term.",
    },
  })
  school!: unknown;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township the school stands in." })
  township!: unknown;
}
