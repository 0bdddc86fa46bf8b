// Children in care and protected records, role by role, from the district's access table (三(八)(十), 四(三)). What a
// guardian may know of a report is its release; of everything else that role has nothing.
import type { Entry, PartTable } from "./entry.ts";
import { civilAffairs, cube, deadlines, police, recipientFields } from "./welfare-recipients.ts";
import { careOrganisation, township, village } from "./welfare-residence.ts";

/** 教育: each section its own, and of a report nothing that tells the story. */
const education: readonly Entry[] = [
  cube,
  deadlines,
  {
    type: "LeftBehindRecord",
    fields: "id childId schoolId openedOn closedOn endsOn open openByRegister child school",
    uses: "read filter order",
    rows: "every row",
    duties: ["basic-education"],
  },
  {
    type: "Child",
    fields: "leftBehindRecords",
    uses: "read filter",
    rows: "every row",
    duties: ["basic-education"],
  },
  {
    type: "DifficultyRecord",
    fields: "id childId category status schoolId inSchool child school",
    uses: "read filter",
    rows: "category confirmed and in force",
    duties: ["student-aid"],
  },
  {
    type: "Child",
    fields: "difficultyRecords",
    uses: "read filter",
    rows: "every row",
    duties: ["student-aid"],
  },
  {
    type: "DifficultyRecord",
    fields: "id childId category status child",
    uses: "read filter",
    rows: "disability confirmed and in force",
    duties: ["basic-education"],
    purposes: ["rehabilitation"],
  },
  {
    type: "Child",
    fields: "difficultyRecords",
    uses: "read filter",
    rows: "every row",
    duties: ["basic-education"],
    purposes: ["rehabilitation"],
  },
  {
    type: "IndividualPlan",
    fields:
      "id childId schoolId schoolYear disabilityCategory disabilityGrade placement committee steps reviewOn child school",
    uses: "read filter order",
    rows: "every row",
    duties: ["basic-education"],
    purposes: ["rehabilitation"],
  },
  {
    type: "IndividualPlan",
    fields: "assessment",
    uses: "read",
    rows: "every row",
    duties: ["basic-education"],
    purposes: ["rehabilitation"],
    reach: "record",
  },
  {
    type: "Child",
    fields: "individualPlans",
    uses: "read filter",
    rows: "every row",
    duties: ["basic-education"],
    purposes: ["rehabilitation"],
  },
  {
    type: "MandatoryReport",
    fields:
      "id reportNo schoolId school townshipId township category eventAt knownAt reportedAt status closedOn recipients",
    uses: "read filter order",
    rows: "report to education",
    duties: ["safety"],
  },
  {
    type: "ReportRecipient",
    fields: recipientFields,
    uses: "read filter order",
    rows: "education's part",
    duties: ["safety"],
  },
];

const care = ["head", "welfare"];
const school: readonly Entry[] = [
  {
    type: "LeftBehindRecord",
    fields: "id childId schoolId openedOn endsOn open openByRegister child school",
    uses: "read filter",
    rows: "care of own student",
    duties: care,
  },
  {
    type: "CareVisit",
    fields: "id childId schoolId visitedBy visitedOn kind child",
    uses: "read filter order",
    rows: "care of own student",
    duties: care,
  },
  {
    type: "CareVisit",
    fields: "note",
    uses: "read",
    rows: "own student's visit by the school",
    duties: care,
  },
  {
    type: "EntrustedCare",
    fields: "id childId noticeToSchoolOn validFrom validTo lastDay child",
    uses: "read filter",
    rows: "own student's entrusting, notified to the school",
    duties: care,
  },
  {
    type: "CounsellingSession",
    fields: "id schoolId heldOn school",
    uses: "read filter aggregate",
    rows: "session at own school",
    duties: care,
  },
  {
    type: "IndividualPlan",
    fields: "id childId schoolId schoolYear placement steps reviewOn child school",
    uses: "read filter order",
    rows: "care of own student",
    duties: care,
    purposes: ["rehabilitation"],
  },
  {
    type: "IndividualPlan",
    fields: "disabilityCategory",
    uses: "read",
    rows: "care of own student",
    duties: ["welfare"],
    purposes: ["rehabilitation"],
  },
  {
    type: "MandatoryReport",
    fields: "id reportNo category reportedAt status closedOn",
    uses: "read filter order",
    rows: "report filed by own school",
    duties: care,
  },
  {
    type: "Child",
    fields: "leftBehindRecords careVisits entrustedCares",
    uses: "read filter",
    rows: "own student's child",
    duties: care,
  },
  {
    type: "Child",
    fields: "individualPlans",
    uses: "read filter",
    rows: "own student's child",
    duties: care,
    purposes: ["rehabilitation"],
  },
];

const guardian: readonly Entry[] = [
  {
    type: "ReportRelease",
    fields: "id childId releasedOn outcome child",
    uses: "read filter",
    rows: "release about own child",
  },
  { type: "Child", fields: "reportReleases", uses: "read", rows: "own child" },
  {
    type: "EntrustedCare",
    fields: "id childId noticeToSchoolOn noticeToVillageOn validFrom validTo lastDay child",
    uses: "read filter",
    rows: "own notice about own child",
  },
];

const teacher: readonly Entry[] = [
  {
    type: "CounsellingSession",
    fields: "id childId schoolId counsellorTeacherId heldOn topic child school",
    uses: "read filter",
    rows: "counsellor's own session",
  },
  { type: "CounsellingSession", fields: "note", uses: "read", rows: "counsellor's own session" },
  {
    type: "Child",
    fields: "id name counsellingSessions",
    uses: "read",
    rows: "child of an own session",
  },
  { type: "LeftBehindRecord", fields: "id childId child", uses: "read", rows: "homeroom pupil left behind" },
  { type: "Child", fields: "leftBehindRecords", uses: "read", rows: "homeroom pupil" },
  {
    type: "CareVisit",
    fields: "id childId visitedBy visitedOn kind child",
    uses: "read filter",
    rows: "school's visit to a homeroom pupil",
  },
  { type: "Child", fields: "careVisits", uses: "read", rows: "homeroom pupil" },
  {
    type: "MandatoryReport",
    fields: "id reportNo reportedAt status",
    uses: "read filter order",
    rows: "report filed by the teacher",
  },
];

export const welfareTable: PartTable = {
  "education-officer": education,
  "school-registrar": school,
  "police-officer": police,
  "civil-affairs-officer": civilAffairs,
  "township-officer": township,
  "village-committee": village,
  "care-organisation": careOrganisation,
  "district-leader": [cube, deadlines],
  guardian,
  teacher,
};
