// Where and what a teacher teaches (任教), also away from home: rotation, support, several schools. Never moves a quota.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { schoolSubjects, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { teacher } from "../teacher/teacher.table.ts";
import { placementKinds, teachingStages } from "../teacher.codes.ts";

/** Placements of one teacher may overlap (走校), not two at one school. */
export const teachingPlacement = pgTable(
  "teaching_placement",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    /** The school's township, copied by trigger. */
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    /** Copied by trigger: the school of the teacher's relation in force, which keeps the file. */
    homeSchoolId: uuid("home_school_id"),
    kind: codeColumn("kind", placementKinds).notNull(),
    stage: codeColumn("stage", teachingStages).notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("teaching_placement_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("teaching_placement_teacher").on(t.teacherId, t.id),
    index("teaching_placement_school").on(t.schoolId, t.id),
    index("teaching_placement_home_school").on(t.homeSchoolId, t.id),
    index("teaching_placement_township").on(t.townshipId, t.id),
    index("teaching_placement_from").on(t.validFrom, t.id),
  ],
);

/** Periods a week of one subject within a placement; teacher and schools are copied by trigger. */
export const placementSubject = pgTable(
  "placement_subject",
  {
    ...rowColumns(),
    placementId: uuid("placement_id")
      .notNull()
      .references(() => teachingPlacement.id),
    teacherId: uuid("teacher_id").notNull(),
    schoolId: uuid("school_id").notNull(),
    townshipId: uuid("township_id").notNull(),
    homeSchoolId: uuid("home_school_id"),
    subject: codeColumn("subject", schoolSubjects).notNull(),
    periodsPerWeek: integer("periods_per_week").notNull(),
  },
  (t) => [
    ...columnChecks(t, { subject: "placement_subject_code" }),
    check("placement_subject_periods", sql`${t.periodsPerWeek} between 0 and 60`),
    uniqueIndex("placement_subject_natural").on(t.placementId, t.subject),
    index("placement_subject_teacher").on(t.teacherId, t.id),
    index("placement_subject_school").on(t.schoolId, t.id),
    index("placement_subject_home_school").on(t.homeSchoolId, t.id),
    index("placement_subject_township").on(t.townshipId, t.id),
  ],
);
