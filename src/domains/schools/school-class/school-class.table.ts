import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { living, rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../school/school.table.ts";
import { schoolCampus } from "../school-campus/school-campus.table.ts";
import { classTypes } from "../schools.codes.ts";

/** A class (班级) of one school year. Its size is never stored: it is the number of open enrolments. */
export const schoolClass = pgTable(
  "school_class",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    schoolYear: integer("school_year").notNull(),
    grade: integer("grade").notNull(),
    classNo: integer("class_no").notNull(),
    type: codeColumn("type", classTypes).notNull(),
    /** Null in a school of one site. */
    campusId: uuid("campus_id"),
    cap: integer("cap").notNull(),
    /** An exception that education records: the size allowed in place of the cap, and why. */
    exceptionCap: integer("exception_cap"),
    exceptionReason: text("exception_reason"),
  },
  (t) => [
    ...columnChecks(t),
    check("school_class_grade", sql`${t.grade} between 1 and 9`),
    check("school_class_cap", sql`${t.cap} between 1 and 70`),
    check(
      "school_class_exception",
      sql`coalesce(${t.exceptionCap} > ${t.cap} and ${t.exceptionReason} ~ '[^[:space:]]', num_nonnulls(${t.exceptionCap}, ${t.exceptionReason}) = 0)`,
    ),
    foreignKey({
      name: "school_class_of_campus",
      columns: [t.campusId, t.schoolId],
      foreignColumns: [schoolCampus.id, schoolCampus.schoolId],
    }),
    unique("school_class_of_school_year").on(t.id, t.schoolId, t.schoolYear),
    uniqueIndex("school_class_natural").on(t.schoolId, t.schoolYear, t.grade, t.classNo).where(living(t)),
    index("school_class_school").on(t.schoolId, t.id),
    index("school_class_township").on(t.townshipId, t.id),
    index("school_class_campus").on(t.campusId, t.id),
  ],
);
