import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { inSchoolYear, lasting } from "../../reference/index.ts";
import { enrolment } from "./enrolment.table.ts";

@Entity({
  table: enrolment,
  plural: "enrolments",
  orderings: { CHILD_NAME: "student.child.name" },
  term: "在读",
  description: "The placement of a student in a class over a period; at most one is open.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  shares: [inSchoolYear, lasting],
})
export class Enrolment {
  @Column(enrolment.studentId, { term: "学籍标识", description: "School record." })
  studentId!: string;
  @Column(enrolment.classId, { term: "班级标识", description: "Class." })
  classId!: string;
  @Column(enrolment.schoolId, { term: "学校标识", description: "School of the class." })
  schoolId!: string;
  @Column(enrolment.boarding, { term: "寄宿", description: "Boards at the school.", source: "三(二)" })
  boarding!: boolean;
  @Column(enrolment.kind, {
    duties: ["三(一)-9", "三(四)-2", "三(九)-3", "三(九)-4", "三(九)-6"],
    term: "入学方式",
    description: "How the place was given; a migrant child by the definition `migrant.plan`.",
    source: "三(九)",
  })
  kind!: string;
  @Column(enrolment.endReason, { duties: ["三(八)-2"], term: "终止原因", description: "Why it ended." })
  endReason!: string;
  @ToOne("Student", "studentId", {
    term: "学籍",
    description: "School record.",
    inverse: {
      name: "enrolments",
      usual: 10,
      term: "在读记录",
      description: "Placements in classes, past and open.",
    },
  })
  student!: unknown;
  @ToOne("SchoolClass", "classId", {
    term: "班级",
    description: "Class.",
    inverse: { name: "enrolments", term: "在读", description: "Placements in this class.", source: "三(四)" },
  })
  schoolClass!: unknown;
  @ToOne("School", "schoolId", { term: "学校", description: "School of the class.", classification: "L3" })
  school!: unknown;
}
