import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { schoolHeadcount } from "./school-headcount.table.ts";

@Entity({
  table: schoolHeadcount,
  plural: "schoolHeadcounts",
  term: "核定人数",
  description:
    "A headcount of one school, school year and grade on a reference day. A stored fact, exact however small: funds, posts and meals depend on it.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(二)",
  orderings: { AS_OF: "asOf", STUDENTS: "students" },
})
export class SchoolHeadcount {
  @Column(schoolHeadcount.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(schoolHeadcount.schoolId, { term: "学校标识", description: "School." })
  schoolId!: string;
  @Column(schoolHeadcount.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(schoolHeadcount.schoolYear, { term: "学年", description: "First year of the school year." })
  schoolYear!: number;
  @Column(schoolHeadcount.stage, { term: "学段", description: "Primary or junior." })
  stage!: string;
  @Column(schoolHeadcount.grade, { term: "年级", description: "Grade 1 to 9." })
  grade!: number;
  @Column(schoolHeadcount.asOf, { term: "统计日期", description: "Reference day." })
  asOf!: string;
  @Column(schoolHeadcount.students, {
    term: "学生数",
    description: "Pupils on the reference day.",
    unit: "pupils",
  })
  students!: number;
  @Column(schoolHeadcount.boarders, { term: "寄宿生数", description: "Boarders among them.", unit: "pupils" })
  boarders!: number;
  @Column(schoolHeadcount.classes, { term: "班数", description: "Classes.", unit: "classes" })
  classes!: number;
  @Column(schoolHeadcount.certifiedOn, {
    term: "核定日期",
    description: "Day of certification; null while only reported.",
  })
  certifiedOn!: string;
  @ToOne("School", "schoolId", {
    term: "学校",
    description: "School.",
    inverse: { name: "headcounts", usual: 50, term: "核定人数", description: "Certified headcounts." },
  })
  school!: unknown;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township the school stands in." })
  township!: unknown;
}
