// Mandatory reports (强制报告) and their recipients. Protected: no guardian ever holds a grant on these tables. To whom a
// report is addressed is copied onto it by trigger, so that a recipient's rows are a plain condition.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { instant, keyedText, rowColumns } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { township, village } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { careContact } from "../care-contact/care-contact.table.ts";
import {
  partStatuses,
  recipientDepartments,
  reportCategories,
  reporterKinds,
  reportStatuses,
} from "../protection.codes.ts";

export const mandatoryReport = pgTable(
  "mandatory_report",
  {
    ...rowColumns(),
    reportNo: text("report_no").notNull(),
    /** Null while the child is not known. */
    childId: uuid("child_id").references(() => child.id),
    /** By which whoever may not know the child's id named it. */
    contactId: uuid("contact_id").references(() => careContact.id, { onDelete: "set null" }),
    /** The school concerned. */
    schoolId: uuid("school_id").references(() => school.id),
    /** The township where it happened: whose police station answers. */
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    category: codeColumn("category", reportCategories).notNull(),
    eventAt: instant("event_at").notNull(),
    knownAt: instant("known_at").notNull(),
    reportedAt: instant("reported_at").notNull(),
    reporterKind: codeColumn("reporter_kind", reporterKinds).notNull(),
    reporterSchoolId: uuid("reporter_school_id").references(() => school.id),
    reporterTownshipId: uuid("reporter_township_id").references(() => township.id),
    reporterVillageId: uuid("reporter_village_id").references(() => village.id),
    /** No foreign key: a teacher who reports is not whom the report is about. */
    reporterTeacherId: uuid("reporter_teacher_id"),
    narrativeCipher: keyedText("narrative_cipher").notNull(),
    status: codeColumn("status", reportStatuses).notNull(),
    closedOn: date("closed_on"),
    /** Copied by trigger from the recipients. */
    toPolice: boolean("to_police").notNull().default(false),
    toCivilAffairs: boolean("to_civil_affairs").notNull().default(false),
    toEducation: boolean("to_education").notNull().default(false),
  },
  (t) => [
    ...columnChecks(t),
    check("mandatory_report_times", sql`${t.eventAt} <= ${t.knownAt} and ${t.knownAt} <= ${t.reportedAt}`),
    check("mandatory_report_closed", sql`(${t.status} = 'closed') = (${t.closedOn} is not null)`),
    check(
      "mandatory_report_reporter",
      sql`(${t.reporterKind} = 'school') = (${t.reporterSchoolId} is not null)
        and (${t.reporterKind} = 'township') = (${t.reporterTownshipId} is not null)
        and (${t.reporterKind} = 'village') = (${t.reporterVillageId} is not null)
        and (${t.reporterKind} = 'teacher') = (${t.reporterTeacherId} is not null)`,
    ),
    uniqueIndex("mandatory_report_no").on(t.reportNo),
    index("mandatory_report_child").on(t.childId, t.id),
    index("mandatory_report_contact").on(t.contactId),
    index("mandatory_report_township").on(t.townshipId, t.id),
    index("mandatory_report_by_school").on(t.reporterSchoolId, t.id),
    index("mandatory_report_by_township").on(t.reporterTownshipId, t.id),
    index("mandatory_report_by_village").on(t.reporterVillageId, t.id),
    index("mandatory_report_by_teacher").on(t.reporterTeacherId, t.id),
    index("mandatory_report_reported").on(t.reportedAt, t.id),
  ],
);

/** One department's part: recipients work in parallel, each on its own row. Township, due time and status by trigger. */
export const reportRecipient = pgTable(
  "report_recipient",
  {
    ...rowColumns(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => mandatoryReport.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    department: codeColumn("department", recipientDepartments).notNull(),
    receivedAt: instant("received_at").notNull(),
    acceptedAt: instant("accepted_at"),
    firstActionAt: instant("first_action_at"),
    closedAt: instant("closed_at"),
    status: codeColumn("status", partStatuses).notNull().default("received"),
    /** Null where no rule in force says how soon. */
    dueAt: instant("due_at"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "report_recipient_times",
      sql`(${t.firstActionAt} is null or ${t.receivedAt} <= ${t.firstActionAt}) and (${t.acceptedAt} is null or ${t.receivedAt} <= ${t.acceptedAt})
        and (${t.closedAt} is null or (${t.firstActionAt} is not null and ${t.firstActionAt} <= ${t.closedAt}))`,
    ),
    uniqueIndex("report_recipient_one").on(t.reportId, t.department),
    index("report_recipient_department_idx").on(t.department, t.id),
    index("report_recipient_township").on(t.townshipId, t.id),
    index("report_recipient_due").on(t.dueAt, t.id),
  ],
);
