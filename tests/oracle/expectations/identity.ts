// What the departments beyond the first six may of schools, headcounts and children, besides what anyone may know.
// Development, civil affairs, HR, planning, villages, care organisations and teachers: nothing here; the three
// administrators: nothing but what `stewardship.ts` says, and, to one of them, whether the day's work was done.
import type { Entry, PartTable } from "./entry.ts";

const headcount =
  "id schoolId townshipId schoolYear stage grade asOf official students boarders classes certifiedOn school township";

/** 编制 (三(五)) and 联席会议 (四(二)(四)): headcounts of every school, exact, once certified. */
const certifiedHeadcounts: readonly Entry[] = [
  { type: "School", fields: "headcounts", uses: "read filter", rows: "every row" },
  { type: "SchoolHeadcount", fields: headcount, uses: "read filter order aggregate", rows: "certified" },
];

/** 公安 (三(九)): whether a number is a child's who belongs to the station's townships. No name, no school, no list. */
const verification: readonly Entry[] = [
  {
    type: "Child",
    fields: "id",
    uses: "read",
    reach: "record",
    purposes: ["identity-verification"],
    rows: "child by hukou or residence",
  },
  {
    type: "Child",
    fields: "idNumber",
    uses: "lookup",
    purposes: ["identity-verification"],
    rows: "child by hukou or residence",
  },
];

/** 督导 (四(四)): its task's schools; who the pupils are only with the reason, and then no more than their names. */
const enrolmentTask = { duties: ["enrolment-inspection"], rows: "of own school" } as const;
const withReason = { ...enrolmentTask, purposes: ["inspection"] } as const;

const inspection: readonly Entry[] = [
  { type: "School", fields: "headcounts", uses: "read filter", rows: "own school" },
  {
    type: "School",
    fields: "classes",
    uses: "read filter",
    duties: ["enrolment-inspection"],
    rows: "own school",
  },
  { type: "School", fields: "students", uses: "read filter", ...withReason, rows: "own school" },
  {
    type: "SchoolHeadcount",
    fields: headcount,
    uses: "read filter order aggregate",
    rows: "certified of own school",
  },
  { type: "SchoolHeadcount", fields: headcount, uses: "read filter order aggregate", ...enrolmentTask },
  {
    type: "SchoolClass",
    fields:
      "id schoolId townshipId schoolYear grade classNo type campusId cap exceptionCap exceptionReason school township campus",
    uses: "read filter aggregate",
    ...enrolmentTask,
  },
  {
    type: "SchoolClass",
    fields: "size large withinStandard enrolments",
    uses: "read filter",
    ...enrolmentTask,
  },
  {
    type: "Enrolment",
    fields: "id classId schoolId schoolYear boarding kind validFrom validTo lastDay schoolClass school",
    uses: "read filter",
    ...enrolmentTask,
  },
  { type: "Enrolment", fields: "studentId student", uses: "read filter", ...withReason },
  {
    type: "Student",
    fields: "id childId schoolId since child school enrolments",
    uses: "read filter order",
    ...withReason,
    rows: "own student",
  },
  {
    type: "Child",
    fields: "id name students",
    uses: "read filter order",
    ...withReason,
    rows: "own student's child",
  },
];

const daysWork: readonly Entry[] = [
  {
    type: "JobRun",
    fields: "id job day startedAt finishedAt outcome errorCode",
    uses: "read filter order",
    rows: "every row",
  },
];

export const identityTable: PartTable = {
  "police-officer": verification,
  "staffing-officer": certifiedHeadcounts,
  "district-leader": certifiedHeadcounts,
  inspector: inspection,
  "system-administrator": daysWork,
};
