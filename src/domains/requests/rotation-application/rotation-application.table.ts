// A teacher asks to be sent to another school (轮岗申请), for rotation or support.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { school } from "../../schools/index.ts";
import { placementKinds, teacher } from "../../teachers/index.ts";
import { rotationApplicationStatuses } from "../requests.codes.ts";

/** Due day by trigger. */
export const rotationApplication = pgTable(
  "rotation_application",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    schoolYear: integer("school_year").notNull(),
    kind: codeColumn("kind", placementKinds.only("rotation", "support")).notNull(),
    /** Where to, if the teacher says; education decides. */
    toSchoolId: uuid("to_school_id").references(() => school.id),
    reason: text("reason").notNull(),
    status: codeColumn("status", rotationApplicationStatuses).notNull(),
    submittedOn: date("submitted_on").notNull(),
    /** Null where no rule in force says by when. */
    dueOn: date("due_on"),
    decidedOn: date("decided_on"),
    decisionReason: text("decision_reason"),
    ...signedBy("decided"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "rotation_application_decided",
      sql`(${t.status} <> 'submitted') = (${t.decidedOn} is not null) and (${t.status} <> 'declined' or ${t.decisionReason} is not null)
        and ${t.decidedOn} >= ${t.submittedOn}`,
    ),
    check(
      "rotation_application_year",
      sql`${t.schoolYear} - extract(year from ${t.submittedOn} - interval '8 months') between 0 and 1`,
    ),
    uniqueIndex("rotation_application_one")
      .on(t.teacherId, t.schoolYear, t.kind)
      .where(sql`${t.status} <> 'declined' and ${t.archivedAt} is null`),
    index("rotation_application_teacher").on(t.teacherId, t.id),
    index("rotation_application_to_school").on(t.toSchoolId, t.id),
    index("rotation_application_due").on(t.dueOn, t.id),
  ],
);
