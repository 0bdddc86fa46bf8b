// One pupil's nutrition coverage in one term. `schoolId` is the child's school of today, as on all rows of a child;
// `termSchoolId` is the school that arranged the meals.
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, rowColumns } from "../../../database/columns.ts";
import { child, student } from "../../children/index.ts";
import { school } from "../../schools/index.ts";
import { schoolTerms, uncoveredReasons } from "../nutrition.codes.ts";

export const nutritionPupilTerm = pgTable(
  "nutrition_pupil_term",
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
    termSchoolId: uuid("term_school_id")
      .notNull()
      .references(() => school.id),
    schoolYear: integer("school_year").notNull(),
    term: codeColumn("term", schoolTerms).notNull(),
    eligible: boolean("eligible").notNull(),
    covered: boolean("covered").notNull(),
    reasonUncovered: codeColumn("reason_uncovered", uncoveredReasons),
  },
  (t) => [
    ...columnChecks(t, { reasonUncovered: "nutrition_pupil_term_reason" }),
    check("nutrition_pupil_term_covered", sql`${t.eligible} or not ${t.covered}`),
    check(
      "nutrition_pupil_term_uncovered",
      sql`(${t.reasonUncovered} is not null) = (${t.eligible} and not ${t.covered})`,
    ),
    uniqueIndex("nutrition_pupil_term_natural").on(t.studentId, t.schoolYear, t.term),
    index("nutrition_pupil_term_student").on(t.studentId, t.id),
    index("nutrition_pupil_term_child").on(t.childId, t.id),
    index("nutrition_pupil_term_school").on(t.schoolId, t.id),
    index("nutrition_pupil_term_term_school").on(t.termSchoolId, t.schoolYear, t.term),
  ],
);
