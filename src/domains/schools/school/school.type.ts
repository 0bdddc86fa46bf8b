import { Column, Entity, ToMany, ToOne } from "../../../catalogue/index.ts";
import { locales, runBy, schoolKinds, schoolStatuses } from "../../codes/index.ts";
import { school } from "./school.table.ts";

/** What a school's own facts, which are public, do not say of its records. */
const internal = (classification: "L2" | "L3" | "L4", source: string, usual = 50) =>
  ({ classification, source, usual }) as const;

@Entity({
  table: school,
  plural: "schools",
  term: "学校",
  description: "A school, village school or teaching point. A name never identifies it.",
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(一)",
  orderings: { NAME: "name", OPENED_ON: "openedOn" },
})
export class School {
  @Column(school.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(school.name, { term: "校名", description: "Name in force." })
  name!: string;
  @Column(school.officialCode, {
    term: "学校标识码",
    description: "Ten-digit code, null where none was given.",
  })
  officialCode!: string;
  @Column(school.uscc, { term: "统一社会信用代码", description: "GB 32100 code." })
  uscc!: string;
  @Column(school.kind, { term: "办学类型", description: "Kind of school.", codes: schoolKinds })
  kind!: string;
  @Column(school.runBy, { term: "办别", description: "Who runs it.", codes: runBy })
  runBy!: string;
  @Column(school.locale, { term: "城乡类型", description: "Urban 11x, town 12x, rural 2xx.", codes: locales })
  locale!: string;
  @Column(school.countyTown, {
    term: "县城学校",
    description: "County-town school; subsidies exclude these.",
    source: "三(六)",
  })
  countyTown!: boolean;
  @Column(school.boarding, { term: "寄宿制", description: "Takes boarders.", source: "三(二)" })
  boarding!: boolean;
  @Column(school.altitudeM, { term: "海拔", description: "Altitude.", unit: "metre", source: "三(二)" })
  altitudeM!: number;
  @Column(school.status, { term: "状态", description: "From planned to closed.", codes: schoolStatuses })
  status!: string;
  @Column(school.openedOn, { term: "开办日期", description: "First day of operation." })
  openedOn!: string;
  @Column(school.closedOn, { term: "停办日期", description: "Last day of operation.", source: "三(八)" })
  closedOn!: string;
  @Column(school.headName, {
    term: "校长",
    description: "Name of the head, which the public may know.",
    source: "三(七)",
  })
  headName!: string;
  @Column(school.officePhone, { term: "办公电话", description: "The office's telephone, no person's." })
  officePhone!: string;
  @Column(school.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(school.villageId, { term: "村(居)标识", description: "Village the school stands in." })
  villageId!: string;
  @Column(school.parentSchoolId, {
    term: "中心校标识",
    description: "Central school that guides it.",
    source: "三(七)",
  })
  parentSchoolId!: string;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township the school stands in." })
  township!: unknown;
  @ToOne("Village", "villageId", { term: "村(居)", description: "Village the school stands in." })
  village!: unknown;
  @ToOne("School", "parentSchoolId", {
    term: "中心校",
    description: "Central school that guides it.",
    source: "三(七)",
  })
  parentSchool!: unknown;
  @ToMany("School", "parentSchoolId", {
    usual: 10,
    term: "村小和教学点",
    description: "Its village schools and teaching points.",
    source: "三(七)",
  })
  branches!: unknown;
  @ToMany("SchoolClass", "schoolId", {
    term: "班级",
    description: "Classes of all school years.",
    ...internal("L2", "三(四)"),
  })
  classes!: unknown;
  @ToMany("SchoolHeadcount", "schoolId", {
    term: "核定人数",
    description: "Certified headcounts.",
    ...internal("L2", "三(二)"),
  })
  headcounts!: unknown;
  @ToMany("NutritionSchoolMonth", "schoolId", {
    term: "供餐月报",
    description: "Meals month by month.",
    ...internal("L2", "三(八)"),
  })
  nutritionMonths!: unknown;
  @ToMany("MealQualityCheck", "schoolId", {
    term: "膳食质量检查",
    description: "Checks of its meals, with menus.",
    ...internal("L2", "三(八)"),
  })
  mealQualityChecks!: unknown;
  @ToMany("CanteenAccount", "schoolId", {
    term: "食堂账目",
    description: "Accounts of its canteen.",
    source: "三(八)",
  })
  canteenAccounts!: unknown;
  @ToMany("FundingHeadcount", "schoolId", {
    term: "经费核定人数",
    description: "Pupils it is funded for, by year and item.",
    ...internal("L3", "三(二)", 6),
  })
  fundingHeadcounts!: unknown;
  @ToMany("Allocation", "schoolId", {
    term: "经费安排",
    description: "Operating funds set aside for it.",
    ...internal("L2", "三(二)", 6),
  })
  allocations!: unknown;
  @ToMany("Payment", "schoolId", {
    term: "经费拨付",
    description: "Payments and refunds of operating funds.",
    ...internal("L2", "三(二)"),
  })
  payments!: unknown;
  @ToMany("SchoolSpending", "schoolId", {
    term: "支出",
    description: "Spending by month and category.",
    ...internal("L2", "三(二)"),
  })
  spending!: unknown;
  @ToMany("PurchasedService", "schoolId", {
    term: "购买服务",
    description: "Services bought for it.",
    ...internal("L2", "三(二)", 4),
  })
  purchasedServices!: unknown;
  @ToMany("PublishedFunding", "schoolId", {
    usual: 3,
    term: "经费公示",
    description: "Published totals of its operating funds, by fiscal year.",
    source: "四(五)",
  })
  publishedFunding!: unknown;
  @ToMany("Student", "schoolId", {
    term: "在校生",
    description: "Students with an open enrolment here.",
    ...internal("L4", "三(八)"),
  })
  students!: unknown;
  @ToMany("Teacher", "schoolId", {
    term: "教职工",
    description: "Staff whose personnel relation in force lies here.",
    ...internal("L3", "三(五)"),
  })
  teachers!: unknown;
  @ToMany("TeachingPlacement", "schoolId", {
    term: "任教",
    description: "Placements at the school, own staff and visitors.",
    ...internal("L3", "三(三)"),
  })
  placements!: unknown;
  @ToMany("SchoolQuota", "schoolId", {
    term: "编制",
    description: "Quota by school year, beside what is occupied.",
    ...internal("L2", "三(五)", 5),
  })
  quotas!: unknown;
  @ToMany("PostScheme", "schoolId", {
    term: "岗位设置方案",
    description: "Schemes of posts, by edition.",
    ...internal("L2", "三(五)", 5),
  })
  postSchemes!: unknown;
  @ToMany("Post", "schoolId", {
    term: "岗位",
    description: "Posts, filled, vacant and frozen.",
    ...internal("L2", "三(五)"),
  })
  posts!: unknown;
  @ToMany("RecruitmentPlan", "schoolId", {
    usual: 10,
    term: "教师招聘计划",
    description: "Teachers to hire, by subject and stage.",
    source: "三(五)",
  })
  recruitmentPlans!: unknown;
  @ToMany("SchoolStage", "schoolId", {
    usual: 5,
    term: "办学学段",
    description: "Stages it teaches, by period.",
  })
  stages!: unknown;
  @ToMany("SchoolCondition", "schoolId", {
    term: "办学条件",
    description: "Conditions by school year.",
    ...internal("L2", "三(二)", 10),
  })
  conditions!: unknown;
  @ToMany("ManagementReview", "schoolId", {
    term: "管理标准自评",
    description: "Own ratings against the management standard.",
    ...internal("L2", "三(二)"),
  })
  managementReviews!: unknown;
  @ToMany("CurriculumOffering", "schoolId", {
    term: "课程开设",
    description: "Courses by grade and term.",
    ...internal("L2", "三(三)"),
  })
  curriculumOfferings!: unknown;
  @ToMany("Charter", "schoolId", {
    usual: 10,
    term: "章程·制度",
    description: "Charters and rules, all editions.",
    source: "三(七)",
  })
  charters!: unknown;
  @ToMany("PartyOrganisation", "schoolId", {
    term: "党组织",
    description: "Party organisation by period.",
    ...internal("L2", "四(一)", 5),
  })
  partyOrganisations!: unknown;
  @ToMany("SchoolCluster", "leadSchoolId", {
    usual: 5,
    term: "牵头共同体",
    description: "Clusters it leads.",
    source: "三(四)",
  })
  ledClusters!: unknown;
  @ToMany("ClusterMember", "schoolId", {
    usual: 5,
    term: "参加共同体",
    description: "Clusters it is a member of.",
    source: "三(四)",
  })
  clusterMemberships!: unknown;
  @ToMany("Catchment", "schoolId", {
    usual: 5,
    term: "划片",
    description: "Catchments by school year and stage.",
    source: "三(四)",
  })
  catchments!: unknown;
  @ToMany("EnrolmentPlan", "schoolId", {
    usual: 10,
    term: "招生计划",
    description: "Places for entrants by school year and stage.",
    source: "三(四)",
  })
  enrolmentPlans!: unknown;
  @ToMany("SchoolClosure", "schoolId", {
    usual: 5,
    term: "撤并",
    description: "Cases of closing or merging it.",
    source: "三(八)",
  })
  closures!: unknown;
  @ToMany("ConstructionProject", "schoolId", {
    usual: 5,
    term: "建设项目",
    description: "Projects to build or enlarge it.",
    classification: "L2",
  })
  constructionProjects!: unknown;
  @ToMany("LargeClassCase", "schoolId", {
    term: "大班额台账",
    description: "Its large classes on the ledger.",
    ...internal("L2", "三(四)", 10),
  })
  largeClassCases!: unknown;
  @ToMany("SchoolTier", "schoolId", {
    usual: 3,
    term: "补助档次",
    description: "Tier of rural subsidy, by period; none for a county-town school.",
    source: "三(六)",
  })
  schoolTiers!: unknown;
  @ToMany("RuralSubsidyDue", "schoolId", {
    term: "应发补助",
    description: "What its teachers are due by month.",
    ...internal("L3", "三(六)"),
  })
  subsidyDues!: unknown;
}
