// Titles (职称) and training of the staff: what was granted or attended, and when.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { schoolSubjects } from "../../reference/index.ts";
import { teacher } from "../teacher/teacher.table.ts";
import { titleLevels, trainingKinds } from "../teacher.codes.ts";

export const titleGrant = pgTable(
  "title_grant",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    /** Copied by trigger: the school of the teacher's relation in force. */
    schoolId: uuid("school_id"),
    level: codeColumn("level", titleLevels).notNull(),
    subject: codeColumn("subject", schoolSubjects).notNull(),
    grantedOn: date("granted_on").notNull(),
    ruralTrack: boolean("rural_track").notNull().default(false),
  },
  (t) => [
    ...columnChecks(t),
    uniqueIndex("title_grant_natural").on(t.teacherId, t.level, t.subject),
    index("title_grant_teacher").on(t.teacherId, t.id),
    index("title_grant_school").on(t.schoolId, t.id),
    index("title_grant_on").on(t.grantedOn, t.id),
  ],
);

export const teacherTraining = pgTable(
  "teacher_training",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    /** Copied by trigger: the school of the teacher's relation in force. */
    schoolId: uuid("school_id"),
    kind: codeColumn("kind", trainingKinds).notNull(),
    course: text("course").notNull(),
    hours: integer("hours").notNull(),
    heldOn: date("held_on").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("teacher_training_hours", sql`${t.hours} between 0 and 2000`),
    uniqueIndex("teacher_training_natural").on(t.teacherId, t.course),
    index("teacher_training_teacher").on(t.teacherId, t.id),
    index("teacher_training_school").on(t.schoolId, t.id),
    index("teacher_training_on").on(t.heldOn, t.id),
  ],
);
