// ClassTeaching: who teaches a class. A homeroom teacher sees more of the pupils than one of a subject.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { inSchoolYear, lasting } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { classTeaching } from "./class-teaching.table.ts";

@Entity({
  duties: ["三(三)-13"],
  table: classTeaching,
  plural: "classTeachings",
  term: "任课",
  description: "A teacher's subject in one class over a period, and whether as its homeroom teacher.",
  owner: "school",
  classification: "L2",
  sharing: "conditional",
  source: "三(三)",
  joinedFrom: [
    {
      on: "Enrolment",
      name: "teachings",
      local: "classId",
      via: "classId",
      usual: 10,
      term: "任课教师",
      description: "Who teaches the class.",
    },
  ],
  shares: [ofSchool({ description: "School of the class." }), lasting, inSchoolYear],
})
export class ClassTeaching {
  @Column(classTeaching.classId, { term: "班级标识", description: "Class." })
  classId!: string;
  @Column(classTeaching.teacherId, { term: "教师标识", description: "Teacher." })
  teacherId!: string;
  @Column(classTeaching.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(classTeaching.subject, { term: "学科", description: "Subject." })
  subject!: string;
  @Column(classTeaching.homeroom, {
    term: "班主任",
    description: "Whether as the homeroom teacher; a class has at most one on any day.",
  })
  homeroom!: boolean;
  @ToOne("SchoolClass", "classId", {
    term: "班级",
    description: "Class.",
    inverse: {
      name: "teachings",
      usual: 10,
      term: "任课教师",
      description: "Who teaches the class, and its homeroom teacher.",
    },
  })
  schoolClass!: unknown;
  @ToOne("Teacher", "teacherId", {
    term: "教师",
    description: "Teacher.",
    classification: "L3",
    inverse: {
      name: "classTeachings",
      usual: 10,
      term: "任课班级",
      description: "Classes taught.",
      source: "三(五)",
    },
  })
  teacher!: unknown;
}
