import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { stages, township } from "../../reference/index.ts";
import { school } from "../school/school.table.ts";

/** A certified headcount: a stored fact of one school, school year, grade and reference day. Certified rows are frozen. */
export const schoolHeadcount = pgTable(
  "school_headcount",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    schoolYear: integer("school_year").notNull(),
    stage: codeColumn("stage", stages).notNull(),
    grade: integer("grade").notNull(),
    asOf: date("as_of").notNull(),
    students: integer("students").notNull(),
    boarders: integer("boarders").notNull(),
    classes: integer("classes").notNull(),
    certifiedOn: date("certified_on"),
    ...signedBy("certified"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "school_headcount_grade",
      sql`${t.grade} between 1 and 9 and (${t.stage} = 'primary') = (${t.grade} <= 6)`,
    ),
    check(
      "school_headcount_counts",
      sql`${t.students} >= 0 and ${t.classes} >= 0 and ${t.boarders} between 0 and ${t.students}`,
    ),
    uniqueIndex("school_headcount_natural").on(t.schoolId, t.schoolYear, t.grade, t.asOf),
    index("school_headcount_school").on(t.schoolId, t.id),
    index("school_headcount_students").on(t.students, t.id),
    index("school_headcount_township").on(t.townshipId, t.id),
  ],
);
