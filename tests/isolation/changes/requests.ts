// Requests under change. What they are of, who answers and how far they are hang together.
import { type PartChanges, rotate } from "./part-changes.ts";

const tables = ["correction_request", "guardian_consent", "aid_appeal", "rotation_application"];

export const requestsChanges: PartChanges = {
  particular: {
    "guardian_consent.matter": rotate("matter", ["assessment", "placement"]).replace(
      " end)",
      " else matter end)",
    ),
    "rotation_application.kind": rotate("kind", ["rotation", "support"]),
    "rotation_application.school_year": "school_year",
  },
  kept: [
    ...tables.map((table) => `${table}.status`),
    ...["child_id", "guardian_id", "teacher_id", "matter", "submitted_on", "answered_on", "answer"].map(
      (name) => `correction_request.${name}`,
    ),
    ...["child_id", "guardian_id", "given_on", "withdrawn_on", "ended_on"].map(
      (name) => `guardian_consent.${name}`,
    ),
    ...["aid_grant_id", "guardian_id", "submitted_on", "decided_on", "decision_reason"].map(
      (name) => `aid_appeal.${name}`,
    ),
    ...["teacher_id", "submitted_on", "decided_on", "decision_reason"].map(
      (name) => `rotation_application.${name}`,
    ),
  ],
  derived: [
    "correction_request.department",
    "correction_request.township_id",
    "correction_request.due_on",
    "aid_appeal.child_id",
    "aid_appeal.due_on",
    "rotation_application.due_on",
  ],
  childRows: [
    { table: "aid_appeal", of: "aid_appeal.child_id" },
    { table: "correction_request", of: "correction_request.child_id" },
    { table: "guardian_consent", of: "guardian_consent.child_id" },
  ],
};
