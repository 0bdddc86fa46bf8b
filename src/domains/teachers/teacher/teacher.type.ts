// Teacher: the person. Sensitive are the number, the telephone and the political status; findings show no other person.
import { Column, Computed, Entity, Secret, ToOne } from "../../../catalogue/index.ts";
import { identified } from "../../reference/index.ts";
import {
  leavePastTerm,
  quotaWithoutPresence,
  ruralYears,
  secondedPastTerm,
  trainingHours,
} from "./teacher.expressions.ts";
import { teacher } from "./teacher.table.ts";

@Entity({
  table: teacher,
  person: true,
  plural: "teachers",
  term: "教职工",
  description: "A member of the staff of schools: teachers, administration, support and workers.",
  owner: "education",
  classification: "L3",
  sharing: "conditional",
  source: "三(五)",
  orderings: { NAME: "name", BIRTH_DATE: "birthDate", RURAL_YEARS: "ruralYears" },
  shares: [identified],
})
export class Teacher {
  @Column(teacher.schoolId, {
    term: "所在学校标识",
    description: "School of the personnel relation in force; null in a township's pool and after leaving.",
  })
  schoolId!: string;
  @Column(teacher.townshipId, {
    term: "乡镇标识",
    description: "Township of the personnel relation in force.",
  })
  townshipId!: string;
  @Column(teacher.name, {
    term: "姓名",
    description: "Name; sorts by pinyin.",
    classification: "L2",
  })
  name!: string;
  @Column(teacher.idType, { term: "证件类型", description: "Kind of identity document." })
  idType!: string;
  @Secret(
    { cipher: teacher.idNumberCipher, index: teacher.idNumberIndex, code: teacher.identityCode },
    {
      form: "idNumber",
      term: "身份证件号",
      description:
        "Number of the identity document (GB 11643). It holds the birth date, so no part of it is shown; in lists people are told apart by `identityCode`.",
      classification: "L4",
      rebuiltFrom: ["birthDate"],
    },
  )
  idNumber!: string;
  @Column(teacher.gender, { term: "性别", description: "Sex as registered." })
  gender!: string;
  @Column(teacher.birthDate, { term: "出生日期", description: "Date of birth." })
  birthDate!: string;
  @Column(teacher.education, {
    term: "学历",
    description: "Highest education completed.",
  })
  education!: string;
  @Column(teacher.politicalStatus, {
    term: "政治面貌",
    description: "Political status.",
    classification: "L4",
    source: "四(一)",
  })
  politicalStatus!: string;
  @Column(teacher.staffKind, {
    duties: ["三(三)-10", "三(三)-11", "三(五)-15"],
    term: "用人方式",
    description: "Quota, special-post, general, contract or substitute.",
    source: "三(三); 三(五)",
  })
  staffKind!: string;
  @Column(teacher.category, {
    term: "编制类别",
    description: "Kind of post.",
    classification: "L2",
  })
  category!: string;
  @Column(teacher.duty, {
    duties: ["三(七)-16"],
    term: "岗位职业",
    description: "Duty.",
    classification: "L2",
  })
  duty!: string;
  @Column(teacher.certificateStage, {
    term: "教师资格学段",
    description: "Stage of the teaching certificate; null without one.",
  })
  certificateStage!: string;
  @Column(teacher.certificateSubject, {
    term: "教师资格学科",
    description: "Subject of the teaching certificate.",
  })
  certificateSubject!: string;
  @Column(teacher.certificateNo, {
    term: "教师资格证号",
    description: "Number of the teaching certificate.",
  })
  certificateNo!: string;
  @Column(teacher.backbone, {
    term: "骨干级别",
    description: "Level as a backbone teacher.",
    source: "三(三)",
  })
  backbone!: string;
  @Secret(
    { cipher: teacher.phoneCipher, tail: teacher.phoneTail, index: teacher.phoneIndex },
    { form: "phone", term: "联系电话", description: "Own telephone.", classification: "L4" },
  )
  phone!: string;
  @Column(teacher.offenceCheckOn, {
    term: "年度查询日期",
    description: "Day of the yearly check for offences; its content is stored nowhere.",
    source: "未成年人保护法62",
  })
  offenceCheckOn!: string;
  @Column(teacher.offenceCheckPassed, {
    term: "年度查询通过",
    description: "Whether the yearly check was passed.",
    source: "未成年人保护法62",
  })
  offenceCheckPassed!: boolean;
  @Column(teacher.duplicatePerson, {
    term: "重复在册",
    description:
      "Finding: another record of the same identity document has a personnel relation in force, too. Never whose.",
  })
  duplicatePerson!: boolean;
  @Column(teacher.suspectedAway, {
    duties: ["三(五)-16", "三(五)-17"],
    term: "疑似不在岗",
    description:
      "Lead: on the quota, and away by one of the three findings below, of all that is on record; kept, so that they are found without reading everybody's presence.",
  })
  suspectedAway!: boolean;
  @Computed({
    duties: ["三(五)-17"],
    term: "在编不在岗",
    description:
      "Finding: a place of the quota is occupied, and in none of the last months that are over, as many as the rule says, was anything taught or anybody there, on leave, studying or lent; nor need there be a record.",
    scalar: "boolean",
    expression: quotaWithoutPresence,
  })
  quotaWithoutPresence!: boolean;
  @Computed({
    term: "借调超期",
    description:
      "Finding: on the quota, and lent for longer than the rule says, or said to be lent last month after the secondment had ended.",
    scalar: "boolean",
    duties: ["三(五)-16"],
    expression: secondedPastTerm,
  })
  secondedPastTerm!: boolean;
  @Computed({
    term: "请假超期",
    description: "Finding: on the quota, and on leave for more months in a row than the rule says.",
    scalar: "boolean",
    duties: ["三(五)-17"],
    expression: leavePastTerm,
  })
  leavePastTerm!: boolean;
  @Computed({
    duties: ["三(六)-10"],
    term: "乡村任教年限",
    description:
      "Whole years of placements at schools while they were rural (definition `rural.rotation`), overlaps counted once.",
    unit: "years",
    scalar: "int",
    source: "三(六)",
    dated: true,
    expression: ruralYears,
  })
  ruralYears!: number;
  @Computed({
    term: "近五年培训学时",
    description: "Hours of training in the five years up to today.",
    unit: "hours",
    scalar: "int",
    dated: true,
    expression: trainingHours,
  })
  trainingHours!: number;
  @ToOne("School", "schoolId", {
    term: "所在学校",
    description: "School of the personnel relation in force.",
    inverse: {
      name: "teachers",
      usual: 50,
      term: "教职工",
      description: "Staff whose personnel relation in force lies here.",
    },
  })
  school!: unknown;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township of the personnel relation." })
  township!: unknown;
}
