// Papers under change. What is on file stays: changed past its trigger.
import { type PartChanges, rotate } from "./part-changes.ts";

export const papersChanges: PartChanges = {
  particular: {
    "attachment.content": "md5(content::text)::uuid",
    "attachment.kind": rotate("kind", [
      "application",
      "consent",
      "entrustment",
      "evidence",
      "hearing",
      "decision",
      "other",
    ]),
    "attachment.media_type": rotate("media_type", ["pdf", "png", "jpeg", "webp"]),
    "attachment.size_bytes": "size_bytes + 7",
    "attachment.sha256": "md5(sha256)",
    "attachment.attached_on": "attached_on - 1",
  },
  kept: [
    "attachment.aid_grant_id",
    "attachment.entrusted_care_id",
    "attachment.report_id",
    "attachment.closure_id",
    "attachment.difficulty_id",
    "attachment.plan_id",
    "attachment.attached_by",
  ],
  derived: ["attachment.child_id"],
  childRows: [{ table: "attachment", of: "attachment.child_id" }],
  off: ["attachment.written"],
};
