import { Column, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { ofTownship } from "../../reference/index.ts";
import { child } from "../child/child.table.ts";
import { student } from "../student/student.table.ts";
import { pupilRegistration } from "./pupil-registration.table.ts";

@Entity({
  duties: ["三(四)-2", "三(八)-2"],
  table: pupilRegistration,
  plural: "pupilRegistrations",
  term: "建籍申请",
  description:
    "A child that a school, education, or of one in no school a township asks to put on record. Numbers that are on record elsewhere are matched by education; whoever asked hears the outcome alone.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(七)(八)",
  orderings: { SUBMITTED_ON: "submittedOn" },
  shares: [
    ofTownship({
      term: "申请乡镇",
      description:
        "Township that asks, where the child has its hukou or lives; null where a school or education asks.",
    }),
  ],
})
export class PupilRegistration {
  @Column(pupilRegistration.schoolId, {
    term: "申请学校标识",
    description: "School that asks; null where education or a township does.",
  })
  schoolId!: string;
  @Column(pupilRegistration.name, { term: "姓名", description: "Name." })
  name!: string;
  @Column(pupilRegistration.idType, { term: "证件类型", description: "Kind of identity document." })
  idType!: string;
  @Secret(
    {
      cipher: pupilRegistration.idNumberCipher,
      index: pupilRegistration.idNumberIndex,
      code: pupilRegistration.identityCode,
      copyOf: { cipher: child.idNumberCipher, row: "id" },
    },
    {
      form: "idNumber",
      term: "身份证件号",
      description: "Number of the identity document (GB 11643); gone once the registration is decided.",
      rebuiltFrom: [
        "birthDate",
        "studentNo",
        "Child.birthDate",
        "Student.studentNo",
        "Guardianship.validFrom",
      ],
    },
  )
  idNumber!: string;
  @Column(pupilRegistration.gender, { term: "性别", description: "Sex as registered." })
  gender!: string;
  @Column(pupilRegistration.birthDate, { term: "出生日期", description: "Date of birth." })
  birthDate!: string;
  @Column(pupilRegistration.ethnicity, {
    form: "ethnicity",
    term: "民族",
    description: "People's code as the register has it; null where not said.",
    source: "GB/T 3304",
  })
  ethnicity!: string;
  @Secret(
    {
      cipher: pupilRegistration.studentNoCipher,
      index: pupilRegistration.studentNoIndex,
      copyOf: { cipher: student.studentNoCipher, row: "id" },
    },
    {
      form: "studentNo",
      term: "全国学籍号",
      description: "National student number; gone once the registration is decided.",
      rebuiltFrom: ["birthDate", "idNumber", "Child.birthDate", "Child.idNumber", "Guardianship.validFrom"],
    },
  )
  studentNo!: string;
  @Column(pupilRegistration.villageId, {
    term: "村(居)标识",
    description: "Village of the place; null where none is said.",
  })
  villageId!: string;
  @Column(pupilRegistration.placeKind, {
    term: "住址类别",
    description: "What the township that asks is to the child; null where a school or education asks.",
  })
  placeKind!: string;
  @Column(pupilRegistration.category, { term: "学生类别", description: "Category of student." })
  category!: string;
  @Column(pupilRegistration.since, {
    term: "建籍日期",
    description: "Day from which it is to be on record, or has its place in the township.",
  })
  since!: string;
  @Column(pupilRegistration.status, {
    term: "办理状态",
    description: "Submitted, admitted, matched or rejected.",
  })
  status!: string;
  @Column(pupilRegistration.submittedOn, { term: "申请日期", description: "Day it was asked for." })
  submittedOn!: string;
  @Column(pupilRegistration.decidedOn, {
    term: "决定日期",
    description: "Day of the decision; null until then.",
  })
  decidedOn!: string;
  @Column(pupilRegistration.decisionReason, { term: "决定理由", description: "Why it was rejected." })
  decisionReason!: string;
  @Column(pupilRegistration.movesOn, {
    duties: ["三(八)-2"],
    term: "迁移日期",
    description:
      "Day from which a child that was matched has its place in the township that asked; null until education has said so.",
  })
  movesOn!: string;
  @Column(pupilRegistration.childId, {
    term: "在籍儿童标识",
    description: "Child on record under one of its numbers, or that it became; null where there is none.",
  })
  childId!: string;
  @ToOne("School", "schoolId", { term: "申请学校", description: "School that asks." })
  school!: unknown;
  @ToOne("Child", "childId", { term: "在籍儿童", description: "Child on record." })
  child!: unknown;
}
