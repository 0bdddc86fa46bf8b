// What a guardian or a teacher says is wrong in the own record (更正申请), to whoever's correction is final.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { keyedText, rowColumns, signedBy } from "../../../database/columns.ts";
import { child, guardian } from "../../children/index.ts";
import { township } from "../../reference/index.ts";
import { teacher } from "../../teachers/index.ts";
import { correctionDepartments, correctionMatters, correctionStatuses } from "../requests.codes.ts";

/** Of a child by its guardian, or of the teacher who asks. Who answers and by when is kept by trigger. */
export const correctionRequest = pgTable(
  "correction_request",
  {
    ...rowColumns(),
    childId: uuid("child_id").references(() => child.id),
    guardianId: uuid("guardian_id").references(() => guardian.id),
    teacherId: uuid("teacher_id").references(() => teacher.id),
    matter: codeColumn("matter", correctionMatters).notNull(),
    department: codeColumn("department", correctionDepartments).notNull(),
    /** Whose answer it is, where a township's: of the hukou, of the residence. Once answered it stays. */
    townshipId: uuid("township_id").references(() => township.id),
    statementCipher: keyedText("statement_cipher").notNull(),
    status: codeColumn("status", correctionStatuses).notNull(),
    submittedOn: date("submitted_on").notNull(),
    /** Null where no rule in force says by when. */
    dueOn: date("due_on"),
    answeredOn: date("answered_on"),
    answer: text("answer"),
    ...signedBy("answered"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "correction_request_about",
      sql`(${t.childId} is null) = (${t.guardianId} is null) and num_nonnulls(${t.childId}, ${t.teacherId}) = 1
        and (${t.teacherId} is not null) = (${t.matter} in ('staff-file', 'placement', 'subsidy', 'appointment', 'title'))`,
    ),
    check("correction_request_township", sql`(${t.department} = 'township') = (${t.townshipId} is not null)`),
    check(
      "correction_request_answered",
      sql`(${t.status} <> 'submitted') = (${t.answeredOn} is not null and ${t.answer} is not null)
        and (${t.answeredOn} is null) = (${t.answer} is null) and ${t.answeredOn} >= ${t.submittedOn}`,
    ),
    // Of one guardian: what another one asks is nothing that it hears of.
    uniqueIndex("correction_request_one_open")
      .on(t.guardianId, t.childId, t.matter)
      .where(sql`${t.status} = 'submitted' and ${t.archivedAt} is null`),
    uniqueIndex("correction_request_one_open_of_teacher")
      .on(t.teacherId, t.matter)
      .where(sql`${t.status} = 'submitted' and ${t.archivedAt} is null`),
    index("correction_request_child").on(t.childId, t.id),
    index("correction_request_guardian").on(t.guardianId, t.id),
    index("correction_request_teacher").on(t.teacherId, t.id),
    index("correction_request_department_idx").on(t.department, t.id),
    index("correction_request_due").on(t.dueOn, t.id),
    index("correction_request_township").on(t.townshipId, t.id),
    // A township's list, the most pressing first.
    index("correction_request_township_due").on(t.townshipId, t.dueOn, t.id),
  ],
);
