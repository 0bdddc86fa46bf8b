// Papers that hang on records (附件). Each hangs on one record and has the record's rights; what it holds is an upload
// (audit/upload.table.ts), of which its name, format and size are copied.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { keyedText, rowColumns } from "../../../database/columns.ts";
import { studentAidGrant } from "../../aid/index.ts";
import { child } from "../../children/index.ts";
import { schoolClosure } from "../../provision/index.ts";
import { difficultyRecord, entrustedCare, individualPlan, mandatoryReport } from "../../welfare/index.ts";
import { attachers, mediaTypes, paperKinds } from "../papers.codes.ts";

export const attachment = pgTable(
  "attachment",
  {
    ...rowColumns(),
    aidGrantId: uuid("aid_grant_id").references(() => studentAidGrant.id),
    entrustedCareId: uuid("entrusted_care_id").references(() => entrustedCare.id),
    reportId: uuid("report_id").references(() => mandatoryReport.id),
    closureId: uuid("closure_id").references(() => schoolClosure.id),
    difficultyId: uuid("difficulty_id").references(() => difficultyRecord.id),
    planId: uuid("plan_id").references(() => individualPlan.id),
    /** Copied from that record: whose child it is of. */
    childId: uuid("child_id").references(() => child.id),
    kind: codeColumn("kind", paperKinds).notNull(),
    /** The upload. */
    content: uuid("content").notNull(),
    fileName: text("file_name").notNull(),
    mediaType: codeColumn("media_type", mediaTypes).notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    sha256: keyedText("sha256").notNull(),
    attachedBy: codeColumn("attached_by", attachers).notNull(),
    attachedOn: date("attached_on").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "attachment_of_one",
      sql`num_nonnulls(${t.aidGrantId}, ${t.entrustedCareId}, ${t.reportId}, ${t.closureId}, ${t.difficultyId}, ${t.planId}) = 1`,
    ),
    // No way to elsewhere, nothing that is not seen or turns the order of letters round.
    check(
      "attachment_file_name",
      sql`length(${t.fileName}) <= 120 and ${t.fileName} !~ ${sql.raw("'^[.]|[/\\\\:*?\"<>|\\u0001-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]'")}`,
    ),
    check("attachment_size", sql`${t.sizeBytes} between 1 and 20971520`),
    index("attachment_content").on(t.content),
    index("attachment_aid_grant").on(t.aidGrantId, t.id),
    index("attachment_entrusted_care").on(t.entrustedCareId, t.id),
    index("attachment_report").on(t.reportId, t.id),
    index("attachment_closure").on(t.closureId, t.id),
    index("attachment_difficulty").on(t.difficultyId, t.id),
    index("attachment_plan").on(t.planId, t.id),
    index("attachment_child").on(t.childId, t.id),
  ],
);
