// 监护人: the own child while the guardianship is active and valid today; the own bond and person (三(八)(九)(十)).
import type { Entry } from "./entry.ts";
import { publicFacts } from "./public-facts.ts";

export const guardian: readonly Entry[] = [
  ...publicFacts,
  {
    type: "Child",
    fields: "id name idType gender birthDate ageBand students locations guardianships",
    uses: "read filter order",
    rows: "own child",
  },
  { type: "Child", fields: "enrolled", uses: "read filter order", rows: "own child, unprotected" },
  { type: "Child", fields: "identityCode ethnicity health", uses: "read", rows: "own child" },
  // Under a protective flag a school would tell where the child is, and what tells that there is one, the flag.
  {
    type: "Student",
    fields: "id childId schoolId category since child school enrolments",
    uses: "read filter order",
    rows: "own child's student, unprotected",
  },
  {
    type: "Enrolment",
    fields:
      "id studentId classId schoolId schoolYear boarding kind validFrom validTo lastDay endReason student schoolClass school",
    uses: "read filter",
    rows: "own child's enrolment, unprotected",
  },
  {
    type: "SchoolClass",
    fields: "id schoolId townshipId schoolYear grade classNo type campusId school township campus",
    uses: "read",
    rows: "class of own child, unprotected",
  },
  {
    type: "Guardianship",
    fields: "id childId guardianId kind status validFrom child guardian",
    uses: "read filter",
    rows: "own guardianship",
  },
  {
    type: "Guardian",
    fields: "id name phone workplaceProvince workplaceCity guardianships",
    uses: "read",
    rows: "own person",
  },
  { type: "Guardian", fields: "identityCode", uses: "read", rows: "own person" },
  {
    type: "ChildLocation",
    fields:
      "id childId kind townshipId outsideCode villageId address validFrom validTo lastDay child township village",
    uses: "read",
    rows: "own child's location, unprotected",
  },
];
