// Who teaches which class, and who is its homeroom teacher (班主任): the one link from a teacher to pupils.
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { schoolSubjects } from "../../reference/index.ts";
import { schoolClass } from "../../schools/index.ts";
import { teacher } from "../teacher/teacher.table.ts";

/** Dated; a class has at most one homeroom teacher on any day. School, township and year are the class's, by trigger. */
export const classTeaching = pgTable(
  "class_teaching",
  {
    ...rowColumns(),
    classId: uuid("class_id")
      .notNull()
      .references(() => schoolClass.id),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    schoolId: uuid("school_id").notNull(),
    townshipId: uuid("township_id").notNull(),
    schoolYear: integer("school_year").notNull(),
    subject: codeColumn("subject", schoolSubjects).notNull(),
    homeroom: boolean("homeroom").notNull().default(false),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("class_teaching_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("class_teaching_class").on(t.classId, t.teacherId),
    index("class_teaching_teacher").on(t.teacherId, t.id),
    index("class_teaching_school").on(t.schoolId, t.id),
    index("class_teaching_township").on(t.townshipId, t.id),
  ],
);
