import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { housingGuarantee, teacherHonour } from "./teacher-benefit.table.ts";

@Entity({
  table: teacherHonour,
  plural: "teacherHonours",
  term: "教师荣誉",
  description: "An honour given to a teacher.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(六)",
  orderings: { AWARDED_ON: "awardedOn" },
})
export class TeacherHonour {
  @Column(teacherHonour.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(teacherHonour.teacherId, { term: "教师标识", description: "Teacher." })
  teacherId!: string;
  @Column(teacherHonour.schoolId, { term: "学校标识", description: "School at which it was earned." })
  schoolId!: string;
  @Column(teacherHonour.kind, { term: "荣誉类型", description: "Kind of honour." })
  kind!: string;
  @Column(teacherHonour.awardedOn, { term: "授予日期", description: "Day it was given." })
  awardedOn!: string;
  @ToOne("Teacher", "teacherId", {
    term: "教师",
    description: "Teacher.",
    inverse: { name: "honours", usual: 5, term: "荣誉", description: "Honours given.", classification: "L2" },
  })
  teacher!: unknown;
  @ToOne("School", "schoolId", { term: "学校", description: "School at which it was earned." })
  school!: unknown;
}

@Entity({
  table: housingGuarantee,
  plural: "housingGuarantees",
  term: "住房保障",
  description: "Housing, or money for it, given to a teacher over a period. Never an address.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(六)",
})
export class HousingGuarantee {
  @Column(housingGuarantee.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(housingGuarantee.teacherId, { term: "教师标识", description: "Teacher." })
  teacherId!: string;
  @Column(housingGuarantee.schoolId, { term: "学校标识", description: "School it is given for." })
  schoolId!: string;
  @Column(housingGuarantee.kind, {
    term: "保障类型",
    description: "Turnover flat, public rental or allowance.",
  })
  kind!: string;
  @Column(housingGuarantee.validFrom, { term: "起始日期", description: "First day." })
  validFrom!: string;
  @Column(housingGuarantee.validTo, {
    term: "终止日期",
    description: "Day after the last; null while it lasts.",
  })
  validTo!: string;
  @ToOne("Teacher", "teacherId", {
    term: "教师",
    description: "Teacher.",
    inverse: {
      name: "housingGuarantees",
      usual: 3,
      term: "住房保障",
      description: "Housing given, by period.",
    },
  })
  teacher!: unknown;
  @ToOne("School", "schoolId", { term: "学校", description: "School it is given for." })
  school!: unknown;
}
