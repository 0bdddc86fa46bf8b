import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { school, schoolClass } from "../../schools/index.ts";
import { enrolmentKinds } from "../children.codes.ts";
import { student } from "../student/student.table.ts";

/**
 * A placement of a student in a class (在读), from its first day until the day before its end; at most one on any day.
 * School and school year are the class's; the township columns are the child's, copied by trigger.
 */
export const enrolment = pgTable(
  "enrolment",
  {
    ...rowColumns(),
    studentId: uuid("student_id")
      .notNull()
      .references(() => student.id),
    /** The student's child, copied by trigger: one step from a child to the class it sits in. */
    childId: uuid("child_id"),
    classId: uuid("class_id").notNull(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    hukouTownshipId: uuid("hukou_township_id"),
    residenceTownshipId: uuid("residence_township_id"),
    schoolYear: integer("school_year").notNull(),
    boarding: boolean("boarding").notNull().default(false),
    kind: codeColumn("kind", enrolmentKinds).notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    endReason: text("end_reason"),
  },
  (t) => [
    ...columnChecks(t),
    check("enrolment_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    foreignKey({
      name: "enrolment_of_class",
      columns: [t.classId, t.schoolId, t.schoolYear],
      foreignColumns: [schoolClass.id, schoolClass.schoolId, schoolClass.schoolYear],
    }).onUpdate("cascade"),
    uniqueIndex("enrolment_one_open")
      .on(t.studentId)
      .where(sql`${t.validTo} is null and ${t.archivedAt} is null`),
    index("enrolment_student").on(t.studentId, t.id),
    index("enrolment_child").on(t.childId, t.id),
    index("enrolment_class").on(t.classId, t.id),
    // A class's size is counted on the index alone, whichever scope and ties the asker has: school, hukou and child are in it
    // (`include`, by migration), and no keys, for by keys that follow a range PostgreSQL plans to skip, at many times the price.
    index("enrolment_seated").on(t.classId, t.validFrom, t.validTo).where(sql`${t.archivedAt} is null`),
    index("enrolment_school").on(t.schoolId, t.id),
    index("enrolment_hukou").on(t.hukouTownshipId, t.id),
  ],
);
