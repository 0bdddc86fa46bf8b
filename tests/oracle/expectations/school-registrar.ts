// 学校: the own school and its branches; own students per duty (三(四)(五)(七)(八)(十)).
import type { Entry } from "./entry.ts";
import { guardianNamed, schoolEnrolmentRule, studentFlag } from "./open-readings.ts";
import { publicFacts } from "./public-facts.ts";

const persons = ["head", "enrolment", "welfare"];
const registry = ["head", "enrolment"];

export const schoolRegistrar: readonly Entry[] = [
  ...publicFacts,
  { type: "School", fields: "classes headcounts", uses: "read filter", rows: "every row" },
  { type: "School", fields: "students", uses: "read filter", duties: persons, rows: "own school" },
  {
    type: "SchoolClass",
    fields:
      "id schoolId townshipId schoolYear grade classNo type campusId cap exceptionCap exceptionReason school township campus",
    uses: "read filter order aggregate",
    rows: "of own school",
  },
  {
    type: "SchoolClass",
    fields: "size large withinStandard enrolments",
    uses: "read filter aggregate",
    duties: persons,
    rows: "of own school",
  },
  {
    type: "SchoolHeadcount",
    fields:
      "id schoolId townshipId schoolYear stage grade asOf official students boarders classes certifiedOn school township",
    uses: "read filter order aggregate",
    rows: "of own school",
  },
  {
    type: "Child",
    fields: "id name idType gender birthDate ageBand enrolled students guardianships",
    uses: "read filter order aggregate",
    duties: persons,
    rows: "own student's child",
  },
  {
    type: "Child",
    fields: "ethnicity",
    uses: "read",
    reach: "record",
    duties: ["enrolment"],
    rows: "own student's child",
  },
  {
    type: "Child",
    fields: "health",
    uses: "read",
    reach: "record",
    duties: ["enrolment"],
    purposes: ["rehabilitation"],
    rows: "own student's child",
  },
  {
    type: "Child",
    fields: "identityCode",
    uses: "read filter",
    duties: registry,
    rows: "own student's child",
  },
  {
    type: "Student",
    fields: "id childId schoolId since child school enrolments",
    uses: "read filter order aggregate",
    duties: persons,
    rows: "own student",
  },
  {
    type: "Student",
    fields: "category",
    uses: "read",
    duties: ["enrolment", "welfare"],
    purposes: ["rehabilitation"],
    rows: "own student",
  },
  {
    type: "Enrolment",
    fields:
      "id studentId classId schoolId schoolYear boarding kind validFrom validTo lastDay student schoolClass school",
    uses: "read filter order aggregate",
    duties: persons,
    rows: schoolEnrolmentRule,
  },
  { type: "Student", fields: "flags", uses: "read filter", duties: ["enrolment"], rows: "own student" },
  {
    type: "StudentFlag",
    fields: studentFlag,
    uses: "read filter",
    duties: ["enrolment"],
    rows: "own student's flag of no disability",
  },
  {
    type: "StudentFlag",
    fields: studentFlag,
    uses: "read",
    duties: ["enrolment"],
    purposes: ["rehabilitation"],
    rows: "own student's flag of a disability",
  },
  {
    type: "Enrolment",
    fields: "endReason",
    uses: "read filter aggregate",
    duties: registry,
    rows: schoolEnrolmentRule,
  },
  {
    type: "PupilRegistration",
    fields:
      "id schoolId name idType gender birthDate since status submittedOn decidedOn decisionReason school",
    uses: "read filter order",
    duties: ["enrolment"],
    rows: "of own school",
  },
  {
    type: "PupilTransfer",
    fields:
      "id fromSchoolId toSchoolId destination pupilName grade reason startsOn status requestedOn acceptedOn decidedOn decisionReason fromSchool toSchool classId studentId childId",
    uses: "read filter order",
    duties: ["enrolment"],
    rows: "transfer from own school",
  },
  {
    type: "PupilTransfer",
    fields:
      "id fromSchoolId toSchoolId destination pupilName grade reason startsOn status requestedOn acceptedOn decidedOn decisionReason fromSchool toSchool classId",
    uses: "read filter order",
    duties: ["enrolment"],
    rows: "transfer to own school",
  },
  {
    type: "Guardianship",
    fields: "id childId guardianId kind status validFrom validTo lastDay child guardian",
    uses: "read filter",
    duties: persons,
    rows: "own student's guardianship",
  },
  {
    type: "Guardianship",
    fields: "protectiveFlag",
    uses: "read",
    duties: ["head", "welfare"],
    rows: "own student's guardianship",
  },
  {
    type: "Guardian",
    fields: guardianNamed,
    uses: "read filter order",
    duties: persons,
    rows: "own student's guardian",
  },
  { type: "Guardian", fields: "phone", uses: "read", duties: persons, rows: "own student's guardian" },
  {
    type: "Guardian",
    fields: "workplaceProvince workplaceCity",
    uses: "read filter",
    duties: ["welfare"],
    rows: "own student's guardian",
  },
];
