// A pupil's move from a school (转学): asked by the school that it leaves, accepted with a seat by the one that takes it, approved by
// education. A move out of the district is asked and approved.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { school, schoolClass } from "../../schools/index.ts";
import { child } from "../child/child.table.ts";
import { transferStatuses } from "../children.codes.ts";
import { student } from "../student/student.table.ts";

/** Child, school, name and grade are those of the day on which it was asked for, kept by trigger. */
export const pupilTransfer = pgTable(
  "pupil_transfer",
  {
    ...rowColumns(),
    studentId: uuid("student_id")
      .notNull()
      .references(() => student.id),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    fromSchoolId: uuid("from_school_id")
      .notNull()
      .references(() => school.id),
    toSchoolId: uuid("to_school_id").references(() => school.id),
    /** Where to, out of the district. */
    destination: text("destination"),
    pupilName: text("pupil_name").notNull(),
    grade: integer("grade").notNull(),
    reason: text("reason").notNull(),
    /** First day at the other school. */
    startsOn: date("from_day").notNull(),
    classId: uuid("class_id").references(() => schoolClass.id),
    status: codeColumn("status", transferStatuses).notNull(),
    requestedOn: date("requested_on").notNull(),
    acceptedOn: date("accepted_on"),
    decidedOn: date("decided_on"),
    decisionReason: text("decision_reason"),
    ...signedBy("accepted", "decided"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "pupil_transfer_aim",
      sql`num_nonnulls(${t.toSchoolId}, ${t.destination}) = 1 and ${t.toSchoolId} is distinct from ${t.fromSchoolId}`,
    ),
    check(
      "pupil_transfer_steps",
      sql`(${t.decidedOn} is not null) = (${t.status} in ('approved', 'refused')) and (${t.status} <> 'refused' or ${t.decisionReason} is not null)
        and (${t.acceptedOn} is null) = (${t.classId} is null) and (${t.status} <> 'accepted' or ${t.acceptedOn} is not null)
        and (${t.status} <> 'approved' or ${t.acceptedOn} is not null or ${t.destination} is not null)`,
    ),
    // Of the school that asks: what another one asked before is nothing that it hears of.
    uniqueIndex("pupil_transfer_one_open")
      .on(t.studentId, t.fromSchoolId)
      .where(sql`${t.status} in ('requested', 'accepted') and ${t.archivedAt} is null`),
    index("pupil_transfer_student").on(t.studentId, t.id),
    index("pupil_transfer_child").on(t.childId, t.id),
    index("pupil_transfer_from").on(t.fromSchoolId, t.id),
    index("pupil_transfer_to").on(t.toSchoolId, t.id),
    index("pupil_transfer_requested").on(t.requestedOn, t.id),
  ],
);
