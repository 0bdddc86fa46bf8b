// What a school teaches with and in: stages, conditions, courses. Stored for the whole school; shares are computed.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { schoolSubjects, stages, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { semesters } from "../conditions.codes.ts";

/** A school's row, and the township it stands in: a copy that a trigger keeps. */
export const schoolScope = () => ({
  schoolId: uuid("school_id")
    .notNull()
    .references(() => school.id),
  townshipId: uuid("township_id")
    .notNull()
    .references(() => township.id),
});

/** A stage (学段) that a school teaches, and its grades, over a period; a nine-year school has two rows. */
export const schoolStage = pgTable(
  "school_stage",
  {
    ...rowColumns(),
    ...schoolScope(),
    stage: codeColumn("stage", stages).notNull(),
    gradeFrom: integer("grade_from").notNull(),
    gradeTo: integer("grade_to").notNull(),
    places: integer("places"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("school_stage_places", sql`${t.places} >= 0`),
    check(
      "school_stage_grades",
      sql`${t.gradeFrom} <= ${t.gradeTo} and case ${t.stage} when 'primary' then 1 <= ${t.gradeFrom} and ${t.gradeTo} <= 6 else 7 <= ${t.gradeFrom} and ${t.gradeTo} <= 9 end`,
    ),
    check("school_stage_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    index("school_stage_school").on(t.schoolId, t.id),
    index("school_stage_township").on(t.townshipId, t.id),
  ],
);

/** Conditions (办学条件) of one school year. Areas are square decimetres: square metres with two decimals, exactly. */
export const schoolCondition = pgTable(
  "school_condition",
  {
    ...rowColumns(),
    ...schoolScope(),
    schoolYear: integer("school_year").notNull(),
    teachingAreaDm2: integer("teaching_area_dm2").notNull(),
    sportsAreaDm2: integer("sports_area_dm2").notNull(),
    dormAreaDm2: integer("dorm_area_dm2").notNull(),
    beds: integer("beds").notNull(),
    canteenAreaDm2: integer("canteen_area_dm2").notNull(),
    teacherFlats: integer("teacher_flats").notNull(),
    equipmentFen: bigint("equipment_fen", { mode: "number" }).notNull(),
    books: integer("books").notNull(),
    computers: integer("computers").notNull(),
    multimediaRooms: integer("multimedia_rooms").notNull(),
    musicRooms: integer("music_rooms").notNull(),
    artRooms: integer("art_rooms").notNull(),
    bandwidthMbps: integer("bandwidth_mbps").notNull(),
    weakSchool: boolean("weak_school").notNull().default(false),
    weakBasis: text("weak_basis"),
    strongSchool: boolean("strong_school").notNull().default(false),
    strongBasis: text("strong_basis"),
    publishedOn: date("published_on"),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "school_condition_counts",
      sql`least(${t.teachingAreaDm2}, ${t.sportsAreaDm2}, ${t.dormAreaDm2}, ${t.beds}, ${t.canteenAreaDm2}, ${t.teacherFlats}, ${t.equipmentFen}, ${t.books}, ${t.computers}, ${t.multimediaRooms}, ${t.musicRooms}, ${t.artRooms}, ${t.bandwidthMbps}) >= 0`,
    ),
    check("school_condition_weak", sql`not ${t.weakSchool} or ${t.weakBasis} is not null`),
    check("school_condition_strong", sql`not ${t.strongSchool} or ${t.strongBasis} is not null`),
    check("school_condition_weak_or_strong", sql`not (${t.weakSchool} and ${t.strongSchool})`),
    uniqueIndex("school_condition_natural").on(t.schoolId, t.schoolYear),
    index("school_condition_school").on(t.schoolId, t.id),
    index("school_condition_township").on(t.townshipId, t.id),
    index("school_condition_published").on(t.publishedOn, t.id),
  ],
);

/** Periods a week of one subject and grade in one term; fewer than required is a finding, so no constraint. */
export const curriculumOffering = pgTable(
  "curriculum_offering",
  {
    ...rowColumns(),
    ...schoolScope(),
    schoolYear: integer("school_year").notNull(),
    semester: codeColumn("semester", semesters).notNull(),
    grade: integer("grade").notNull(),
    subject: codeColumn("subject", schoolSubjects).notNull(),
    periodsPerWeek: integer("periods_per_week").notNull(),
    requiredPeriods: integer("required_periods"),
  },
  (t) => [
    ...columnChecks(t),
    check("curriculum_offering_grade", sql`${t.grade} between 1 and 9`),
    check(
      "curriculum_offering_periods",
      sql`${t.periodsPerWeek} between 0 and 60 and ${t.requiredPeriods} between 0 and 60`,
    ),
    uniqueIndex("curriculum_offering_natural").on(t.schoolId, t.schoolYear, t.semester, t.grade, t.subject),
    index("curriculum_offering_school").on(t.schoolId, t.id),
    index("curriculum_offering_township").on(t.townshipId, t.id),
  ],
);
