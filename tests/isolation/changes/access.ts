// The access log under change, though it never does: whose it is and what is withheld stays.
import type { PartChanges } from "./part-changes.ts";

export const accessChanges: PartChanges = {
  particular: {
    // With it a row moves to another month.
    "access_record.at": "at - interval '3 minutes'",
    "record_access.at": "at - interval '3 minutes'",
    "access_record.policy_version": "policy_version",
  },
  kept: [
    ...["role", "department"].map((name) => `record_access.${name}`),
    ...["withheld", "tells_place"].map((name) => `record_access.${name}`),
  ],
  childRows: [{ table: "record_access", of: "record_access.child_id" }],
  off: [
    ...["access_record.kept", "access_record.kept_row"],
    ...["record_access.kept", "record_access.kept_row", "shown_field.kept"],
  ],
};
