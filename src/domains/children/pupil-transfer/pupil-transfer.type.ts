import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { pupilTransfer } from "./pupil-transfer.table.ts";

@Entity({
  duties: ["三(四)-2", "三(四)-4", "三(八)-2"],
  table: pupilTransfer,
  plural: "pupilTransfers",
  term: "转学",
  description:
    "A pupil's move from a school to another one, or out of the district. The other school sees name, grade and where the pupil comes from.",
  owner: "education",
  classification: "L4",
  sharing: "conditional",
  source: "三(八)",
  orderings: { REQUESTED_ON: "requestedOn" },
})
export class PupilTransfer {
  @Column(pupilTransfer.studentId, { term: "学籍标识", description: "School record." })
  studentId!: string;
  @Column(pupilTransfer.childId, { term: "儿童标识", description: "Child." })
  childId!: string;
  @Column(pupilTransfer.fromSchoolId, { term: "转出学校标识", description: "School that the pupil leaves." })
  fromSchoolId!: string;
  @Column(pupilTransfer.toSchoolId, {
    term: "转入学校标识",
    description: "School that takes the pupil; null out of the district.",
  })
  toSchoolId!: string;
  @Column(pupilTransfer.destination, {
    term: "区外去向",
    description: "Where to, out of the district; null within it.",
  })
  destination!: string;
  @Column(pupilTransfer.pupilName, { term: "姓名", description: "The pupil's name as of the request." })
  pupilName!: string;
  @Column(pupilTransfer.grade, { term: "年级", description: "The pupil's grade as of the request." })
  grade!: number;
  @Column(pupilTransfer.reason, { term: "转学原因", description: "Why." })
  reason!: string;
  @Column(pupilTransfer.startsOn, { term: "转入日期", description: "First day at the other school." })
  startsOn!: string;
  @Column(pupilTransfer.classId, {
    term: "接收班级标识",
    description: "Class that the other school gives; null until it accepts.",
  })
  classId!: string;
  @Column(pupilTransfer.status, {
    term: "办理状态",
    description: "Requested, accepted, approved or refused.",
  })
  status!: string;
  @Column(pupilTransfer.requestedOn, { term: "申请日期", description: "Day it was asked for." })
  requestedOn!: string;
  @Column(pupilTransfer.acceptedOn, { term: "接收日期", description: "Day the other school accepted." })
  acceptedOn!: string;
  @Column(pupilTransfer.decidedOn, { term: "决定日期", description: "Day education decided." })
  decidedOn!: string;
  @Column(pupilTransfer.decisionReason, { term: "决定理由", description: "Why it was refused." })
  decisionReason!: string;
  @ToOne("Student", "studentId", { term: "学籍", description: "School record." })
  student!: unknown;
  @ToOne("Child", "childId", { term: "儿童", description: "Child." })
  child!: unknown;
  @ToOne("School", "fromSchoolId", { term: "转出学校", description: "School that the pupil leaves." })
  fromSchool!: unknown;
  @ToOne("School", "toSchoolId", { term: "转入学校", description: "School that takes the pupil." })
  toSchool!: unknown;
  @ToOne("SchoolClass", "classId", { term: "接收班级", description: "Class that the other school gives." })
  schoolClass!: unknown;
}
