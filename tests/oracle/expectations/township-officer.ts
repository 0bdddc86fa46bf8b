// 乡镇街道: children with hukou or residence in the own township; hukou gives enrolment, residence gives care
// (三(八)(十)).
import type { Entry } from "./entry.ts";
import { guardianNamed } from "./open-readings.ts";
import { publicFacts } from "./public-facts.ts";

export const townshipOfficer: readonly Entry[] = [
  ...publicFacts,
  {
    type: "Child",
    fields: "id name idType gender birthDate ageBand locations guardianships",
    uses: "read filter order aggregate",
    rows: "child by hukou or residence",
  },
  { type: "Child", fields: "identityCode", uses: "read filter", rows: "child by hukou or residence" },
  { type: "Child", fields: "enrolled students", uses: "read filter", rows: "child by hukou" },
  {
    type: "Student",
    fields: "id childId schoolId since child school enrolments",
    uses: "read filter order aggregate",
    rows: "student by hukou",
  },
  {
    type: "Enrolment",
    fields: "id studentId schoolId schoolYear validFrom validTo lastDay student school",
    uses: "read filter aggregate",
    rows: "enrolment by hukou",
  },
  {
    type: "PupilRegistration",
    fields:
      "id schoolId townshipId villageId placeKind movesOn name idType gender birthDate since status submittedOn decidedOn decisionReason school township",
    uses: "read filter order",
    rows: "placed in own township",
  },
  {
    type: "ChildLocation",
    fields:
      "id childId kind townshipId outsideCode villageId validFrom validTo lastDay child township village",
    uses: "read filter aggregate",
    rows: "location in own township",
  },
  { type: "ChildLocation", fields: "address", uses: "read", rows: "residence in own township" },
  {
    type: "Guardianship",
    fields: "id childId guardianId kind status validFrom validTo lastDay child guardian",
    uses: "read filter",
    rows: "guardianship by hukou or residence",
  },
  {
    type: "Guardianship",
    fields: "protectiveFlag",
    uses: "read filter",
    rows: "guardianship by residence",
  },
  {
    type: "Guardian",
    fields: guardianNamed,
    uses: "read filter order",
    rows: "guardian by hukou or residence",
  },
  {
    type: "Guardian",
    fields: "id name enteredTownshipId",
    uses: "read filter",
    rows: "guardian entered by own township",
  },
  { type: "Guardian", fields: "phone", uses: "read", rows: "guardian by hukou" },
  {
    type: "Guardian",
    fields: "workplaceProvince workplaceCity",
    uses: "read filter",
    rows: "guardian by residence",
  },
];
