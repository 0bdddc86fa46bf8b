import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../school/school.table.ts";
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
    cap: integer("cap").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("school_class_grade", sql`${t.grade} between 1 and 9`),
    check("school_class_cap", sql`${t.cap} between 1 and 70`),
    uniqueIndex("school_class_natural").on(t.schoolId, t.schoolYear, t.grade, t.classNo),
    index("school_class_school").on(t.schoolId, t.id),
    index("school_class_township").on(t.townshipId, t.id),
  ],
);
