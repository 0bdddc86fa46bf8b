// The ledger of large classes (大班额台账, 三(四)): opened at 56 pupils, cleared below. Posts answer for it, no person is named.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school, schoolClass } from "../../schools/index.ts";
import { largeClassAssessments, largeClassMeasures } from "../large-classes.codes.ts";

/** School, township and school year are the class's, copied by trigger; `latestSize` follows the class while it is open. */
export const largeClassCase = pgTable(
  "large_class_case",
  {
    ...rowColumns(),
    classId: uuid("class_id")
      .notNull()
      .references(() => schoolClass.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    schoolYear: integer("school_year").notNull(),
    foundOn: date("found_on").notNull(),
    sizeThen: integer("size_then").notNull(),
    latestSize: integer("latest_size").notNull(),
    responsiblePost: text("responsible_post"),
    clearedOn: date("cleared_on"),
    /** The day after the school year that ended with the case uncleared. */
    closedOn: date("closed_on"),
    assessment: codeColumn("assessment", largeClassAssessments),
    assessmentNote: text("assessment_note"),
  },
  (t) => [
    ...columnChecks(t),
    check("large_class_case_size", sql`${t.sizeThen} >= 56 and ${t.latestSize} >= 0`),
    check(
      "large_class_case_cleared",
      sql`${t.clearedOn} is null or (${t.foundOn} <= ${t.clearedOn} and ${t.latestSize} < 56)`,
    ),
    check(
      "large_class_case_closed",
      sql`${t.closedOn} is null or (${t.clearedOn} is null and ${t.closedOn} = make_date(${t.schoolYear} + 1, 9, 1))`,
    ),
    uniqueIndex("large_class_case_natural").on(t.classId, t.foundOn),
    uniqueIndex("large_class_case_one_open")
      .on(t.classId)
      .where(sql`${t.clearedOn} is null and ${t.closedOn} is null and ${t.archivedAt} is null`),
    index("large_class_case_school").on(t.schoolId, t.id),
    index("large_class_case_township").on(t.townshipId, t.id),
    index("large_class_case_found").on(t.foundOn, t.id),
  ],
);

/** A measure of a case; whoever is diverted must not make another class large. */
export const largeClassMeasure = pgTable(
  "large_class_measure",
  {
    ...rowColumns(),
    caseId: uuid("case_id")
      .notNull()
      .references(() => largeClassCase.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    kind: codeColumn("kind", largeClassMeasures).notNull(),
    toSchoolId: uuid("to_school_id").references(() => school.id),
    toClassId: uuid("to_class_id").references(() => schoolClass.id),
    pupils: integer("pupils"),
    dueOn: date("due_on").notNull(),
    doneOn: date("done_on"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "large_class_measure_divert",
      sql`(${t.kind} = 'divert') = (${t.toSchoolId} is not null) and (${t.toClassId} is null or ${t.kind} = 'divert')`,
    ),
    check(
      "large_class_measure_pupils",
      sql`${t.pupils} >= 0 and (${t.toClassId} is null or ${t.pupils} is not null)`,
    ),
    index("large_class_measure_case").on(t.caseId, t.id),
    index("large_class_measure_school").on(t.schoolId, t.id),
    index("large_class_measure_township").on(t.townshipId, t.id),
    index("large_class_measure_to_school").on(t.toSchoolId, t.id),
    index("large_class_measure_to_class").on(t.toClassId, t.id),
    index("large_class_measure_due").on(t.dueOn, t.id),
  ],
);
