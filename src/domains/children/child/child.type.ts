import { sql } from "drizzle-orm";
import type { CodeTable } from "../../../catalogue/index.ts";
import { bySpans, Column, Computed, Entity, Secret, ToMany, ToOne } from "../../../catalogue/index.ts";
import { genders, idTypes, locationKinds } from "../../codes/index.ts";
import { child, childLocation } from "./child.table.ts";

export const ageBands: CodeTable = {
  name: "AgeBand",
  description:
    "年龄段. Ages at which rules change: school entry at 6, sensitive data below 14, left-behind below 16.",
  values: {
    UNDER_6: { code: "under-6", term: "未满6周岁" },
    FROM_6_TO_13: { code: "6-13", term: "6至13周岁" },
    FROM_14_TO_15: { code: "14-15", term: "14至15周岁" },
    FROM_16: { code: "16+", term: "满16周岁" },
  },
};

const personal = { classification: "L4", sharing: "conditional", source: "三(八)" } as const;

@Entity({
  ...personal,
  table: child,
  plural: "children",
  term: "儿童",
  description:
    "A child as a person: before, outside and after school. Every field is sensitive personal data.",
  owner: "education",
  orderings: { NAME: "name", BIRTH_DATE: "birthDate" },
})
export class Child {
  @Column(child.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(child.name, { term: "姓名", description: "Name; sorts by pinyin." })
  name!: string;
  @Column(child.idType, { term: "证件类型", description: "Kind of identity document.", codes: idTypes })
  idType!: string;
  @Secret(
    { cipher: child.idNumberCipher, tail: child.idNumberTail, index: child.idNumberIndex },
    {
      term: "身份证件号",
      description: "Number of the identity document (GB 11643); often masked to its last four characters.",
    },
  )
  idNumber!: string;
  @Column(child.gender, { term: "性别", description: "Sex as registered.", codes: genders })
  gender!: string;
  @Column(child.birthDate, { term: "出生日期", description: "Date of birth." })
  birthDate!: string;
  @Computed({
    term: "年龄段",
    description: "Age band on the day of asking; age is never stored.",
    scalar: "string",
    codes: ageBands,
    inputs: ["Child.birthDate"],
    ...bySpans(({ column, today }) => {
      const born = column("birthDate");
      // Of the years of age counted by birthdays: whoever is born on 29 February has them on 1 March.
      const aged = (years: number) => sql`(${today} - interval '${sql.raw(String(years))} years')::date`;
      return {
        "under-6": sql`${born} > ${aged(6)}`,
        "6-13": sql`${born} <= ${aged(6)} and ${born} > ${aged(14)}`,
        "14-15": sql`${born} <= ${aged(14)} and ${born} > ${aged(16)}`,
        "16+": sql`${born} <= ${aged(16)}`,
      };
    }),
  })
  ageBand!: string;
  @Column(child.enrolled, {
    term: "在读",
    description: "Whether a class of the district holds the child: true where an enrolment is open.",
  })
  enrolled!: boolean;
  @ToMany("Student", "childId", { usual: 1, term: "学籍", description: "School record: none or one." })
  students!: unknown;
  @ToMany("ChildLocation", "childId", {
    usual: 10,
    term: "户籍与居住地",
    description: "Places of hukou and residence by period.",
  })
  locations!: unknown;
  @ToMany("Enrolment", "childId", {
    usual: 10,
    term: "在读记录",
    description: "Placements in classes, past and open.",
  })
  enrolments!: unknown;
  @ToMany("Guardianship", "childId", {
    usual: 10,
    term: "监护关系",
    description: "Guardians and their bonds.",
    source: "三(十)",
  })
  guardianships!: unknown;
  @ToMany("PayeeAccount", "childId", {
    usual: 2,
    term: "收款账户",
    description: "Accounts that money for the child goes to, by period.",
  })
  payeeAccounts!: unknown;
  @ToMany("StudentAidGrant", "childId", {
    usual: 4,
    term: "资助认定",
    description: "Aid in school, term by term.",
  })
  aidGrants!: unknown;
  @ToMany("LeftBehindRecord", "childId", {
    usual: 5,
    term: "留守台账",
    description: "Periods in which the child was left behind.",
    owner: "township",
    source: "三(十)",
  })
  leftBehindRecords!: unknown;
  @ToMany("EntrustedCare", "childId", {
    usual: 5,
    term: "委托照护",
    description: "Periods in which the child was entrusted to another adult.",
    owner: "village",
    source: "三(十)",
  })
  entrustedCares!: unknown;
  @ToMany("DifficultyRecord", "childId", {
    usual: 5,
    term: "困境记录",
    description: "Categories of difficulty the child is listed under.",
    owner: "civil-affairs",
  })
  difficultyRecords!: unknown;
  @ToMany("Assistance", "childId", {
    usual: 5,
    term: "救助",
    description: "Assistance the child is given.",
    owner: "civil-affairs",
  })
  assistances!: unknown;
  @ToMany("CivilAffairsCandidate", "childId", {
    usual: 5,
    term: "民政关注",
    description: "Why civil affairs may know of the child.",
    owner: "civil-affairs",
    source: "三(十)",
  })
  civilAffairsCandidates!: unknown;
  @ToMany("CareVisit", "childId", {
    term: "关爱走访",
    description: "Visits to the child.",
    owner: "township",
    source: "三(十)",
  })
  careVisits!: unknown;
  @ToMany("CounsellingSession", "childId", {
    term: "心理辅导",
    description: "Sessions with a counsellor.",
    owner: "school",
    sharing: "none",
    source: "三(十)",
  })
  counsellingSessions!: unknown;
  @ToMany("IndividualPlan", "childId", {
    usual: 9,
    term: "一人一案",
    description: "Individual plans by school year.",
  })
  individualPlans!: unknown;
  @ToMany("MandatoryReport", "childId", {
    usual: 5,
    term: "强制报告",
    description: "Reports about the child. Invisible to every guardian.",
    owner: "civil-affairs",
    sharing: "none",
    source: "三(十); 未保法11",
  })
  mandatoryReports!: unknown;
  @ToMany("ReportRelease", "childId", {
    usual: 5,
    term: "结果告知",
    description: "What guardians are told of a report once it is released.",
    owner: "civil-affairs",
    source: "三(十)",
  })
  reportReleases!: unknown;
}

@Entity({
  ...personal,
  table: childLocation,
  plural: "childLocations",
  term: "户籍与居住地",
  description:
    "Where a child is registered or lives. Hukou gives enrolment duties, residence gives care duties.",
  owner: "township",
  source: "三(十)",
  roots: ["list", "aggregate"],
})
export class ChildLocation {
  @Column(childLocation.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(childLocation.childId, { term: "儿童标识", description: "Child." })
  childId!: string;
  @Column(childLocation.kind, { term: "类型", description: "Hukou or residence.", codes: locationKinds })
  kind!: string;
  @Column(childLocation.townshipId, { term: "乡镇标识", description: "Township." })
  townshipId!: string;
  @Column(childLocation.villageId, { term: "村(居)标识", description: "Village, where known." })
  villageId!: string;
  @Secret({ cipher: childLocation.addressCipher }, { term: "地址", description: "Street address." })
  address!: string;
  @Column(childLocation.validFrom, { term: "起始日期", description: "First day." })
  validFrom!: string;
  @Column(childLocation.validTo, {
    term: "终止日期",
    description: "Day after the last; null while it lasts.",
  })
  validTo!: string;
  @ToOne("Child", "childId", { term: "儿童", description: "Child." })
  child!: unknown;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township.", classification: "L3" })
  township!: unknown;
  @ToOne("Village", "villageId", {
    term: "村(居)",
    description: "Village, where known.",
    classification: "L3",
  })
  village!: unknown;
}
