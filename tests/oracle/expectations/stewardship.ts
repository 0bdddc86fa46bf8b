// How rights are changed (四(四), GB/T 22239): stewards draft and approve, the audit administrator reads all of it, the system
// administrator which versions were in force. Nobody else anything, and none of the three a record of a person.
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
  ["PolicyEffect", "id changeId role coordinate use effect rowsCounted personsCounted isProtected change"],
  ["PolicyVersion", version],
];

const all: readonly Entry[] = every.map(([type, fields]) => ({
  type,
  fields,
  uses: "read filter order aggregate",
  rows: "every row",
}));

export const stewardshipTable: PartTable = {
  "data-steward": all,
  "audit-administrator": all,
  "system-administrator": [
    { type: "PolicyVersion", fields: version, uses: "read filter order", rows: "every row" },
  ],
};
