// 编制·岗位 (三(五)(六), 四(三)): who may know a school's places and their holders. Places and counts are facts of a school;
// an appointment and its appraisal are a person's.
import { readers } from "../../support/roles.ts";
import type { Entry, PartTable, RowRule } from "./entry.ts";

const counted = "read filter order aggregate";
const sorted = "read filter order";
const related = "read filter";

const planFields = "id schoolId townshipId schoolYear subject stage planned publishedOn school township";
const planResults = "applicants qualified hired qualifiedSupply";
const placeNumber = "id schoolId townshipId schoolYear quota school township";
const placeCounts =
  `${placeNumber} teacherQuota administrativeQuota supportQuota workerQuota basis reserved reservedFor
  occupied nonQuota seconded vacancies needByPupilRatio needByClassRatio pupilNeed classNeed standardMet`.replaceAll(
    /\s+/g,
    " ",
  );
const totalFields = "id districtId total documentId validFrom validTo lastDay district document";
const transferFields =
  "id fromSchoolId toSchoolId fromPoolId toPoolId schoolYear category amount requestedOn approvedOn declinedOn declineReason fromSchool toSchool fromPool toPool";
const schemeFields =
  "id schoolId townshipId edition schoolYear status approvalNumber draftedOn reviewedOn approvedOn flagReason returnReason school lines posts";
const lineFields = "id schemeId schoolId category grade postCount scheme posts";
/** A vacancy with the supply of qualified teachers beside it: a fact of a school. */
const postFacts =
  "id lineId schemeId schoolId townshipId postNo category grade subject status vacantSince vacancyDays qualifiedApplicants school township";
const term = "id postId schoolId townshipId validFrom validTo lastDay post school";
const appointmentFields = `${term} teacherId teacher contractNo competedOn confirmedOn appraisals`;
const appraisalFields =
  "id appointmentId teacherId schoolId townshipId result appraisedOn confirmedOn appointment teacher";

/** L1: the ratios, the same for town and country, and recruitment plans once published. No number of applicants. */
const published = (uses: string): readonly Entry[] => [
  {
    type: "PostStructureRatio",
    fields:
      "id schoolKind seniorPermille middlePermille juniorPermille ruralUpliftPermille documentId validFrom validTo lastDay document",
    uses,
    rows: "every row",
  },
  {
    type: "StaffingStandard",
    fields: "id stage pupilsPerTenStaff staffPerTenClasses documentId validFrom validTo lastDay document",
    uses,
    rows: "every row",
  },
  { type: "RecruitmentPlan", fields: planFields, uses: sorted, rows: "published plan" },
  { type: "School", fields: "recruitmentPlans", uses: related, rows: "every row" },
];

interface Where {
  readonly rows: Readonly<
    Record<"quota" | "scheme" | "line" | "post" | "appointment" | "appraisal" | "plan", RowRule>
  >;
  readonly duties?: readonly string[];
}

const everywhere: Where["rows"] = {
  quota: "every row",
  scheme: "every row",
  line: "every row",
  post: "every row",
  appointment: "every row",
  appraisal: "every row",
  plan: "every row",
};
const ownSchool: Where["rows"] = {
  quota: "of own school",
  scheme: "of own school",
  line: "line of own school's scheme",
  post: "post of own school",
  appointment: "appointment at own school",
  appraisal: "appraisal at own school",
  plan: "of own school",
};

/** Posts with their schemes and holders, and what became of recruitment: HR, section personnel, the school itself. */
const personnelWork = ({ rows, duties }: Where): readonly Entry[] => {
  const on = duties === undefined ? {} : { duties };
  return [
    { type: "PostScheme", fields: schemeFields, uses: counted, rows: rows.scheme, ...on },
    { type: "PostSchemeLine", fields: lineFields, uses: counted, rows: rows.line, ...on },
    {
      type: "Post",
      fields: `${postFacts} scheme line appointments`,
      uses: counted,
      rows: rows.post,
      ...on,
    },
    { type: "Appointment", fields: appointmentFields, uses: counted, rows: rows.appointment, ...on },
    { type: "TermAppraisal", fields: appraisalFields, uses: counted, rows: rows.appraisal, ...on },
    {
      type: "RecruitmentPlan",
      fields: `${planFields} ${planResults}`,
      uses: counted,
      rows: rows.plan,
      ...on,
    },
  ];
};

const total: Entry = { type: "StaffingTotal", fields: totalFields, uses: counted, rows: "every row" };
const quotas: Entry = { type: "SchoolQuota", fields: placeCounts, uses: counted, rows: "every row" };
const schoolQuotas: Entry = { type: "School", fields: "quotas", uses: related, rows: "every row" };
/** Counted from relations: for those who see all of them. */
const occupiedOn: Entry = { type: "SchoolQuota", fields: "occupiedOn", uses: counted, rows: "every row" };
/** Reckoned from transfers: for those who see them. */
const placesOn: Entry = { type: "SchoolQuota", fields: "placesOn", uses: counted, rows: "every row" };
const transfers: Entry = { type: "QuotaTransfer", fields: transferFields, uses: counted, rows: "every row" };

const staffingOffice: readonly Entry[] = [
  ...published(counted),
  total,
  quotas,
  placesOn,
  occupiedOn,
  transfers,
  { type: "Post", fields: `${postFacts} appointments`, uses: counted, rows: "every row" },
  // The real-name list: who holds which post.
  { type: "Appointment", fields: `${term} teacherId teacher`, uses: sorted, rows: "every row" },
  { type: "RecruitmentPlan", fields: `${planFields} ${planResults}`, uses: counted, rows: "every row" },
  { type: "School", fields: "quotas posts", uses: related, rows: "every row" },
  { type: "Teacher", fields: "appointments", uses: related, rows: "every row" },
];

const hr: readonly Entry[] = [
  ...published(counted).filter(({ type }) => type !== "StaffingStandard"),
  ...published(sorted).filter(({ type }) => type === "StaffingStandard"),
  ...personnelWork({ rows: everywhere }),
  { type: "SchoolQuota", fields: placeNumber, uses: sorted, rows: "every row" },
  { type: "School", fields: "quotas postSchemes posts", uses: related, rows: "every row" },
  { type: "Teacher", fields: "appointments", uses: related, rows: "every row" },
];

const personnel = { duties: ["personnel"] } as const;
const withCounts = { duties: ["personnel", "basic-education"] } as const;

const education: readonly Entry[] = [
  ...published(counted),
  { ...total, ...withCounts },
  { ...quotas, ...withCounts },
  { ...schoolQuotas, ...withCounts },
  { ...placesOn, ...personnel },
  { ...occupiedOn, ...personnel },
  { ...transfers, ...personnel },
  ...personnelWork({ rows: everywhere, ...personnel }),
  { type: "School", fields: "postSchemes posts", uses: related, rows: "every row", ...personnel },
  { type: "Teacher", fields: "appointments", uses: related, rows: "every row", ...personnel },
];

const headOrPersonnel = { duties: ["head", "personnel"] } as const;

const school: readonly Entry[] = [
  ...published(counted),
  { ...quotas, rows: "of own school", ...headOrPersonnel },
  { ...placesOn, uses: sorted, rows: "of own school", ...headOrPersonnel },
  { ...transfers, uses: sorted, rows: "transfer from or to own school", ...headOrPersonnel },
  ...personnelWork({ rows: ownSchool, ...headOrPersonnel }),
  {
    type: "School",
    fields: "quotas postSchemes posts",
    uses: related,
    rows: "own school",
    ...headOrPersonnel,
  },
  { type: "Teacher", fields: "appointments", uses: related, rows: "own staff", ...headOrPersonnel },
];

const finance: readonly Entry[] = [
  ...published(sorted),
  total,
  { ...quotas, fields: placeNumber },
  schoolQuotas,
];

/** The template of a staffing inspection; who was appointed only with the reason, and no appraisal. */
const template = { duties: ["staffing-inspection"] } as const;
const inspection: readonly Entry[] = [
  ...published(counted),
  { ...quotas, rows: "of own school", ...template },
  {
    type: "Post",
    fields: `${postFacts} appointments`,
    uses: counted,
    rows: "post of own school",
    ...template,
  },
  {
    type: "Appointment",
    fields: `${term} competedOn confirmedOn`,
    uses: sorted,
    rows: "appointment at own school",
    ...template,
  },
  {
    type: "Appointment",
    fields: "teacherId teacher",
    uses: related,
    rows: "appointment at own school",
    purposes: ["inspection"],
    ...template,
  },
  {
    type: "RecruitmentPlan",
    fields: `${planFields} ${planResults}`,
    uses: counted,
    rows: "of own school",
    ...template,
  },
  { type: "School", fields: "quotas posts", uses: related, rows: "own school", ...template },
  {
    type: "Teacher",
    fields: "appointments",
    uses: related,
    rows: "own staff",
    purposes: ["inspection"],
    ...template,
  },
];

/** Indicators down to schools; no post, since a post is nearly its holder. */
const leader: readonly Entry[] = [...published(counted), total, quotas, schoolQuotas];

const teacher: readonly Entry[] = [
  ...published(sorted),
  { type: "Appointment", fields: appointmentFields, uses: sorted, rows: "own appointment" },
  { type: "TermAppraisal", fields: appraisalFields, uses: sorted, rows: "own appraisal" },
  {
    type: "Post",
    fields: "id schoolId townshipId category grade subject school township appointments",
    uses: related,
    rows: "post of own appointment",
  },
  { type: "Teacher", fields: "appointments", uses: related, rows: "the teacher's own" },
];

export const staffingTable: PartTable = {
  ...Object.fromEntries(readers.map((role) => [role, published(sorted)])),
  "staffing-officer": staffingOffice,
  "hr-officer": hr,
  "education-officer": education,
  "school-registrar": school,
  "finance-officer": finance,
  inspector: inspection,
  "district-leader": leader,
  teacher,
};
