// Who saw what (未成年人网络保护条例36, GB/T 22239): all of it to the audit administrator, ids and no records; to guardians and teachers
// the reads of the own child's and the own record (PIPL 44, 45), without what is withheld. Nobody else anything.
import type { Entry, PartTable } from "./entry.ts";

const uses = "read filter order";
const line =
  "id at kind personId account role department purpose policyVersion operation command setId subjects rows milliseconds outcome errorCode approvalId request fields records";
const told = "id at department purpose kinds";

const auditor: readonly Entry[] = [
  { type: "AccessRecord", fields: line, uses, rows: "every row" },
  { type: "ShownField", fields: "id setId coordinate use records", uses, rows: "every row" },
  {
    type: "RecordAccess",
    fields: `${told} accessId childId teacherId guardianId role withheld access`,
    uses,
    rows: "a line once",
  },
];

const ofChild = { type: "RecordAccess", fields: `${told} childId child`, uses } as const;
const guardian: readonly Entry[] = [
  { ...ofChild, rows: "told of own child, of no place" },
  { ...ofChild, rows: "told of own child, unprotected" },
];

export const accessTable: PartTable = {
  "audit-administrator": auditor,
  guardian,
  teacher: [{ type: "RecordAccess", fields: `${told} teacherId`, uses, rows: "told of the teacher's own" }],
};
