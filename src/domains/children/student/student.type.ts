import { Column, Entity, Secret, ToMany, ToOne } from "../../../catalogue/index.ts";
import { studentCategories } from "../../codes/index.ts";
import { student } from "./student.table.ts";

@Entity({
  table: student,
  plural: "students",
  term: "学籍",
  description: "The school record of one child.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  orderings: { SINCE: "since" },
})
export class Student {
  @Column(student.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(student.childId, { term: "儿童标识", description: "The child as a person." })
  childId!: string;
  @Column(student.schoolId, {
    term: "在读学校标识",
    description: "School of the open enrolment; null without one.",
  })
  schoolId!: string;
  @Secret(
    { cipher: student.studentNoCipher, tail: student.studentNoTail, index: student.studentNoIndex },
    { term: "全国学籍号", description: "National student number (G, J or L form)." },
  )
  studentNo!: string;
  @Column(student.category, {
    term: "学生类别",
    description: "Category of student.",
    codes: studentCategories,
  })
  category!: string;
  @Column(student.since, { term: "建籍日期", description: "Day the record was opened." })
  since!: string;
  @ToOne("Child", "childId", { term: "儿童", description: "The child as a person." })
  child!: unknown;
  @ToOne("School", "schoolId", {
    term: "在读学校",
    description: "School of the open enrolment; null without one.",
  })
  school!: unknown;
  @ToMany("Enrolment", "studentId", {
    usual: 10,
    term: "在读记录",
    description: "Placements in classes, past and open.",
  })
  enrolments!: unknown;
  @ToMany("NutritionPupilTerm", "studentId", {
    usual: 4,
    term: "营养改善情况",
    description: "Nutrition coverage term by term.",
  })
  nutritionTerms!: unknown;
  @ToMany("GrowthRecord", "studentId", {
    usual: 4,
    term: "体检记录",
    description: "Yearly measurements.",
    owner: "school",
    sharing: "none",
  })
  growthRecords!: unknown;
  @ToMany("StudentAidGrant", "studentId", {
    usual: 4,
    term: "资助认定",
    description: "Aid term by term.",
  })
  aidGrants!: unknown;
}
