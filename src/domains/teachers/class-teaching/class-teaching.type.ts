// ClassTeaching: who teaches a class. A homeroom teacher sees more of the pupils than one of a subject.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { classTeaching } from "./class-teaching.table.ts";

@Entity({
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
})
export class ClassTeaching {
  @Column(classTeaching.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(classTeaching.classId, { term: "班级标识", description: "Class." })
  classId!: string;
  @Column(classTeaching.teacherId, { term: "教师标识", description: "Teacher." })
  teacherId!: string;
  @Column(classTeaching.schoolId, { term: "学校标识", description: "School of the class." })
  schoolId!: string;
  @Column(classTeaching.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(classTeaching.schoolYear, { term: "学年", description: "First year of the school year." })
  schoolYear!: number;
  @Column(classTeaching.subject, { term: "学科", description: "Subject." })
  subject!: string;
  @Column(classTeaching.homeroom, {
    term: "班主任",
    description: "Whether as the homeroom teacher; a class has at most one on any day.",
  })
  homeroom!: boolean;
  @Column(classTeaching.validFrom, { term: "起始日期", description: "First day." })
  validFrom!: string;
  @Column(classTeaching.validTo, {
    term: "终止日期",
    description: "Day after the last; null while it lasts.",
  })
  validTo!: string;
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
  @ToOne("School", "schoolId", { term: "学校", description: "School of the class." })
  school!: unknown;
}
