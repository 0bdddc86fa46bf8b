// Titles (职称) and training of the staff: what was granted or attended, and when.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";
import { schoolSubjects } from "../../codes/index.ts";
import { teacher } from "../teacher/teacher.table.ts";
import { codesOf } from "../teacher.codes.ts";

export const titleGrant = pgTable(
  "title_grant",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    /** Copied by trigger: the school of the teacher's relation in force. */
    schoolId: uuid("school_id"),
    level: text("level").notNull(),
    subject: text("subject").notNull(),
    grantedOn: date("granted_on").notNull(),
    ruralTrack: boolean("rural_track").notNull().default(false),
  },
  (t) => [
    check("title_grant_level", sql`${t.level} in ('full-senior', 'senior', 'first', 'second', 'third')`),
    check("title_grant_subject", sql`${t.subject} in (${codesOf(schoolSubjects)})`),
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
    kind: text("kind").notNull(),
    course: text("course").notNull(),
    hours: integer("hours").notNull(),
    heldOn: date("held_on").notNull(),
  },
  (t) => [
    check("teacher_training_kind", sql`${t.kind} in ('national', 'city', 'county', 'school', 'information')`),
    check("teacher_training_hours", sql`${t.hours} between 0 and 2000`),
    uniqueIndex("teacher_training_natural").on(t.teacherId, t.course),
    index("teacher_training_teacher").on(t.teacherId, t.id),
    index("teacher_training_school").on(t.schoolId, t.id),
    index("teacher_training_on").on(t.heldOn, t.id),
  ],
);
