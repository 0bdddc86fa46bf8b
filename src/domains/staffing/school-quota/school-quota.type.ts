// 学校编制 and 编制调剂: facts of a school. No field leads to a person: occupancy is a count that the database keeps.
import { sql } from "drizzle-orm";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { inSchoolYear, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import {
  inWholePosts,
  meetsStandard,
  needByClasses,
  needByPupils,
  occupiedOn,
  placesOn,
} from "./need.expression.ts";
import { quotaTransfer, schoolQuota } from "./school-quota.table.ts";

const facts = { owner: "education", classification: "L2", sharing: "conditional", source: "三(五)" } as const;
const places = { unit: "posts" } as const;

@Entity({
  ...facts,
  duties: ["二-11", "三(四)-11", "三(五)-1", "三(五)-2", "三(五)-11"],
  table: schoolQuota,
  plural: "schoolQuotas",
  term: "学校编制",
  description:
    "Quota of one school, or of a township's pool, and school year, beside what is occupied and what the headcounts would need. Counts are of today, or of the year's day nearest to today.",
  orderings: { QUOTA: "quota", SCHOOL_YEAR: "schoolYear" },
  shares: [
    ofSchool({
      description: "School; null in a pool's quota.",
      inverse: {
        name: "quotas",
        usual: 5,
        term: "编制",
        description: "Quota by school year, beside what is occupied.",
      },
    }),
    ofTownship(),
    inSchoolYear,
  ],
})
export class SchoolQuota {
  @Column(schoolQuota.quota, {
    ...places,
    term: "编制数",
    description: "All places: the sum of the four kinds.",
  })
  quota!: number;
  @Column(schoolQuota.teacherQuota, { ...places, term: "专任教师编制", description: "Places for teachers." })
  teacherQuota!: number;
  @Column(schoolQuota.administrativeQuota, {
    ...places,
    term: "行政人员编制",
    description: "Places for administration.",
  })
  administrativeQuota!: number;
  @Column(schoolQuota.supportQuota, {
    ...places,
    term: "教辅人员编制",
    description: "Places for teaching support.",
  })
  supportQuota!: number;
  @Column(schoolQuota.workerQuota, { ...places, term: "工勤人员编制", description: "Places for workers." })
  workerQuota!: number;
  @Column(schoolQuota.basis, {
    duties: ["三(五)-10"],
    term: "核定依据",
    description: "Reckoned from pupils or from classes.",
  })
  basis!: string;
  @Column(schoolQuota.reserved, {
    ...places,
    duties: ["三(五)-4"],
    term: "预留编制",
    description: "Places of the quota kept for pairing, poverty relief or support teaching (`reservedFor`).",
  })
  reserved!: number;
  @Column(schoolQuota.reservedFor, {
    duties: ["三(五)-4"],
    term: "预留编制用途",
    description:
      "What the reserved places are kept for; null where none are, and of those reserved before it was asked.",
  })
  reservedFor!: string;
  @Column(schoolQuota.occupied, {
    ...places,
    term: "在编人数",
    description: "Personnel relations that hold a place of the quota; seconded staff are among them.",
  })
  occupied!: number;
  @Column(schoolQuota.nonQuota, {
    duties: ["三(五)-15"],
    term: "编外人数",
    description: "Personnel relations outside the quota.",
    unit: "persons",
  })
  nonQuota!: number;
  @Column(schoolQuota.seconded, {
    duties: ["三(五)-16"],
    term: "借出人数",
    description: "Of those who hold a place, the ones at work elsewhere on secondment.",
    unit: "persons",
  })
  seconded!: number;
  @Computed({
    ...places,
    duties: ["三(五)-3"],
    term: "空编数",
    description: "Quota less what is occupied.",
    scalar: "int",
    expression: ({ column }) => sql`(${column("quota")} - ${column("occupied")})`,
  })
  vacancies!: number;
  @Computed({
    ...places,
    duties: ["三(五)-2"],
    term: "某日编制数",
    description:
      "Places on the day that `asOf` says: what approved transfers moved since is taken back. Today's without a day.",
    source: "三(五); 四(四)",
    scalar: "int",
    dated: true,
    expression: placesOn,
  })
  placesOn!: number;
  @Computed({
    ...places,
    duties: ["三(五)-2"],
    term: "某日在编人数",
    description:
      "Who held a place on the day that `asOf` says, counted from the relations: what was entered late since is in it, unlike in a closed year's figure.",
    source: "三(五); 四(四)",
    scalar: "int",
    dated: true,
    expression: occupiedOn,
  })
  occupiedOn!: number;
  @Computed({
    term: "按生师比应有编制",
    description:
      "Staff that the certified pupils need by the standard of each stage, rounded up once; null while nothing is certified. Of many schools: `overall`.",
    unit: "posts",
    scalar: "int",
    overall: { of: "pupilNeed" },
    expression: inWholePosts(needByPupils),
  })
  needByPupilRatio!: number;
  @Computed({
    term: "按班师比应有编制",
    description:
      "Staff that the certified classes need by the standard of each stage, rounded up once; null while nothing is certified. Of many schools: `overall`.",
    unit: "posts",
    scalar: "int",
    overall: { of: "classNeed" },
    expression: inWholePosts(needByClasses),
  })
  needByClassRatio!: number;
  @Computed({
    duties: ["二-8", "三(五)-1"],
    term: "编制达标",
    description:
      "Whether its places are what the standard in force asks for the certified pupils, or classes, whichever the quota was reckoned from (`basis`); null while nothing is certified, and of a pool.",
    source: "二; 三(五)",
    scalar: "boolean",
    expression: meetsStandard,
  })
  standardMet!: boolean;
  @Computed({
    ...places,
    term: "按生师比测算需求",
    description: "The same before it is rounded: in parts of a post, which add up.",
    scalar: "float",
    expression: needByPupils,
  })
  pupilNeed!: number;
  @Computed({
    ...places,
    term: "按班师比测算需求",
    description: "The same before it is rounded: in parts of a post, which add up.",
    scalar: "float",
    expression: needByClasses,
  })
  classNeed!: number;
}

@Entity({
  ...facts,
  duties: ["三(四)-11", "三(五)-2", "三(五)-3", "四(三)-12"],
  table: quotaTransfer,
  plural: "quotaTransfers",
  term: "编制调剂",
  description:
    "Quota moved from one school to another inside the total. Education asks, the staffing office decides; approved it is final.",
  owner: "staffing-office",
  source: "三(五); 四(三)",
  orderings: { REQUESTED_ON: "requestedOn" },
})
export class QuotaTransfer {
  @Column(quotaTransfer.fromSchoolId, {
    term: "调出学校标识",
    description: "School that gives; null for a pool.",
  })
  fromSchoolId!: string;
  @Column(quotaTransfer.toSchoolId, {
    term: "调入学校标识",
    description: "School that gets; null for a pool.",
  })
  toSchoolId!: string;
  @Column(quotaTransfer.fromPoolId, {
    term: "调出统筹乡镇标识",
    description: "Township whose pool gives; null for a school.",
  })
  fromPoolId!: string;
  @Column(quotaTransfer.toPoolId, {
    term: "调入统筹乡镇标识",
    description: "Township whose pool gets; null for a school.",
  })
  toPoolId!: string;
  @Column(quotaTransfer.schoolYear, { term: "学年", description: "School year whose quotas change." })
  schoolYear!: number;
  @Column(quotaTransfer.category, {
    term: "编制类别",
    description: "Kind of places.",
  })
  category!: string;
  @Column(quotaTransfer.amount, { ...places, term: "调剂数", description: "Places moved." })
  amount!: number;
  @Column(quotaTransfer.requestedOn, {
    term: "申请日期",
    description: "Day education asked.",
    owner: "education",
  })
  requestedOn!: string;
  @Column(quotaTransfer.approvedOn, {
    term: "批准日期",
    description: "Day the staffing office approved; null while undecided.",
  })
  approvedOn!: string;
  @Column(quotaTransfer.declinedOn, {
    term: "不予批准日期",
    description: "Day the staffing office declined; null where it did not.",
  })
  declinedOn!: string;
  @Column(quotaTransfer.declineReason, { term: "不予批准理由", description: "Why it was declined." })
  declineReason!: string;
  @ToOne("School", "fromSchoolId", { term: "调出学校", description: "School that gives." })
  fromSchool!: unknown;
  @ToOne("School", "toSchoolId", { term: "调入学校", description: "School that gets." })
  toSchool!: unknown;
  @ToOne("Township", "fromPoolId", { term: "调出统筹乡镇", description: "Township whose pool gives." })
  fromPool!: unknown;
  @ToOne("Township", "toPoolId", { term: "调入统筹乡镇", description: "Township whose pool gets." })
  toPool!: unknown;
}
