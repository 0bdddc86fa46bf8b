// 教育: the whole district; persons only with a duty that works with persons (三(一)–(十), 四(三)).
import type { Entry } from "./entry.ts";
import { studentFlag } from "./open-readings.ts";
import { publicFactsCounted } from "./public-facts.ts";

const persons = ["basic-education", "student-aid", "safety"];
const numbers = ["basic-education", "student-aid"];
const inFull = {
  duties: ["basic-education"],
  purposes: ["identity-verification"],
  rows: "every row",
} as const;
const withPersons = { duties: persons, rows: "every row" } as const;

export const educationOfficer: readonly Entry[] = [
  ...publicFactsCounted,
  { type: "School", fields: "classes headcounts", uses: "read filter", rows: "every row" },
  { type: "School", fields: "students", uses: "read filter", ...withPersons },
  {
    type: "SchoolClass",
    fields:
      "id schoolId townshipId schoolYear grade classNo type campusId cap exceptionCap exceptionReason school township campus",
    uses: "read filter order aggregate",
    rows: "every row",
  },
  { type: "SchoolClass", fields: "size large withinStandard", uses: "read filter aggregate", ...withPersons },
  { type: "SchoolClass", fields: "enrolments", uses: "read filter", ...withPersons },
  {
    type: "SchoolHeadcount",
    fields:
      "id schoolId townshipId schoolYear stage grade asOf official students boarders classes certifiedOn school township",
    uses: "read filter order aggregate",
    rows: "every row",
  },
  {
    type: "Child",
    fields: "id name idType gender birthDate ageBand enrolled students locations guardianships",
    uses: "read filter order aggregate",
    ...withPersons,
  },
  { type: "Child", fields: "identityCode", uses: "read filter", duties: numbers, rows: "every row" },
  { type: "Child", fields: "idNumber", uses: "read", reach: "record", ...inFull },
  { type: "Child", fields: "idNumber", uses: "lookup", ...inFull },
  {
    type: "ChildLocation",
    fields:
      "id childId kind townshipId outsideCode villageId validFrom validTo lastDay child township village",
    uses: "read filter aggregate",
    ...withPersons,
  },
  {
    type: "Student",
    fields: "id childId schoolId since child school enrolments migrantByPlan migrantByRegister",
    uses: "read filter order aggregate",
    ...withPersons,
  },
  {
    type: "Student",
    fields: "category",
    uses: "read",
    duties: ["basic-education"],
    purposes: ["rehabilitation"],
    rows: "every row",
  },
  { type: "Student", fields: "flags", uses: "read filter", duties: numbers, rows: "every row" },
  {
    type: "StudentFlag",
    fields: studentFlag,
    uses: "read filter",
    duties: numbers,
    rows: "flag of no disability",
  },
  {
    type: "StudentFlag",
    fields: studentFlag,
    uses: "read",
    duties: ["basic-education"],
    purposes: ["rehabilitation"],
    rows: "flag of a disability",
  },
  { type: "Student", fields: "studentNo", uses: "read", reach: "record", ...inFull },
  {
    type: "Enrolment",
    fields:
      "id studentId classId schoolId schoolYear boarding kind validFrom validTo lastDay endReason student schoolClass school",
    uses: "read filter order aggregate",
    ...withPersons,
  },
  {
    type: "PupilRegistration",
    fields:
      "id schoolId townshipId villageId placeKind movesOn name idType gender birthDate since status submittedOn decidedOn decisionReason school township childId child",
    uses: "read filter order",
    duties: ["basic-education"],
    rows: "every row",
  },
  {
    type: "PupilTransfer",
    fields:
      "id fromSchoolId toSchoolId destination pupilName grade reason startsOn status requestedOn acceptedOn decidedOn decisionReason fromSchool toSchool classId studentId childId student child schoolClass",
    uses: "read filter order",
    duties: ["basic-education"],
    rows: "every row",
  },
  {
    type: "Guardianship",
    fields: "id childId guardianId kind status validFrom validTo lastDay child guardian",
    uses: "read filter",
    ...withPersons,
  },
  { type: "Guardian", fields: "id name guardianships", uses: "read filter order", ...withPersons },
  { type: "Guardian", fields: "phone", uses: "read", masked: true, ...withPersons },
  {
    type: "Guardian",
    fields: "phone",
    uses: "read",
    reach: "record",
    duties: ["basic-education"],
    purposes: ["dropout-return"],
    rows: "every row",
  },
];
