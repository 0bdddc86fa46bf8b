// A pupil's yearly measurement. Health data: read at the pupil's school only; elsewhere through `growth_cube`.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, rowColumns } from "../../../database/columns.ts";
import { child, student } from "../../children/index.ts";
import { school } from "../../schools/index.ts";
import { growthStatuses } from "../nutrition.codes.ts";

export const growthRecord = pgTable(
  "growth_record",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    studentId: uuid("student_id")
      .notNull()
      .references(() => student.id),
    /** Copied from the student. */
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    measuringSchoolId: uuid("measuring_school_id")
      .notNull()
      .references(() => school.id),
    schoolYear: integer("school_year").notNull(),
    measuredOn: date("measured_on").notNull(),
    heightMm: integer("height_mm").notNull(),
    weightG: integer("weight_g").notNull(),
    status: codeColumn("status", growthStatuses).notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("growth_record_height", sql`${t.heightMm} between 500 and 2300`),
    check("growth_record_weight", sql`${t.weightG} between 5000 and 250000`),
    check(
      "growth_record_on",
      sql`${t.measuredOn} >= make_date(${t.schoolYear}, 9, 1) and ${t.measuredOn} < make_date(${t.schoolYear} + 1, 9, 1)`,
    ),
    uniqueIndex("growth_record_natural").on(t.studentId, t.schoolYear),
    index("growth_record_student").on(t.studentId, t.id),
    index("growth_record_child").on(t.childId, t.id),
    index("growth_record_school").on(t.schoolId, t.id),
    index("growth_record_status").on(t.status, t.id, t.schoolId),
    index("growth_record_measuring_school").on(t.measuringSchoolId, t.schoolYear),
  ],
);
