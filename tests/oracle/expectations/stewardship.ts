// How rights are changed (四(四), GB/T 22239): stewards draft and approve, the audit administrator reads all of it, the system
// administrator which versions were in force. Departments read what is in force of
// their own rights, nobody else anything, and none of the three a record of a person.
import type { Department } from "../rules/stewardship.ts";
import type { Entry, PartTable } from "./entry.ts";

const version = "id number hash previousHash approvedBy approvedAt inForceFrom inForceUntil";
const every: readonly [type: string, fields: string][] = [
  [
    "PolicyChange",
    "id kind title reason status draftedAt effectiveAt expiresAt undoesId baseHash resultHash problems touchesProtected draftedBy submittedAt judgedAt endorsedBy endorsedAt approvedBy approvedAt rejectedBy rejectedAt decisionReason inForceAt policyNumber failure undoes undoneBy edits effects",
  ],
  [
    "PolicyEdit",
    "id changeId number kind role onType fields uses rows mask reach archivedRows duties purposes cite basis commands createFields updateFields grantId validFrom validUntil change",
  ],
  [
    "PolicyEffect",
    "id changeId role department coordinate use effect rowsCounted personsCounted isProtected inForceAt change",
  ],
  ["PolicyVersion", version],
];

const all: readonly Entry[] = every.map(([type, fields]) => ({
  type,
  fields,
  uses: "read filter order aggregate",
  rows: "every row",
}));

/** 四(四): a department hears what changes that are in force did to its own rights. */
const ofOwn = (department: Department): readonly Entry[] => [
  {
    type: "PolicyEffect",
    fields: "id changeId role department coordinate use effect inForceAt change",
    uses: "read filter",
    rows: `in force of ${department}`,
  },
  {
    type: "PolicyChange",
    fields: "id title inForceAt policyNumber effects",
    uses: "read filter",
    rows: `changed in force of ${department}`,
  },
];

export const stewardshipTable: PartTable = {
  "education-officer": ofOwn("education"),
  "school-registrar": ofOwn("school"),
  "development-officer": ofOwn("development"),
  "finance-officer": ofOwn("finance"),
  "police-officer": ofOwn("police"),
  "civil-affairs-officer": ofOwn("civil-affairs"),
  "staffing-officer": ofOwn("staffing-office"),
  "hr-officer": ofOwn("hr"),
  "planning-officer": ofOwn("planning"),
  "township-officer": ofOwn("township"),
  inspector: ofOwn("inspection"),
  "district-leader": ofOwn("leader"),
  "data-steward": all,
  "audit-administrator": all,
  "system-administrator": [
    { type: "PolicyVersion", fields: version, uses: "read filter order", rows: "every row" },
  ],
};
