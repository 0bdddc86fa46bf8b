// Where a child may go to school: catchments with their villages, and the places planned for a year.
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { policyDocument, stages, township, village } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";

/** The catchment (划片) of a school, school year and stage. */
export const catchment = pgTable(
  "catchment",
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
    documentId: uuid("document_id").references(() => policyDocument.id),
  },
  (t) => [
    ...columnChecks(t),
    uniqueIndex("catchment_natural").on(t.schoolId, t.schoolYear, t.stage),
    index("catchment_school").on(t.schoolId, t.id),
    index("catchment_township").on(t.townshipId, t.id),
    index("catchment_document").on(t.documentId, t.id),
  ],
);

/**
 * A village of a catchment, whole or (with `partText`) a part of it. School year and stage are the catchment's, copied
 * by trigger: two catchments of one year and stage share a village only in named parts.
 */
export const catchmentDivision = pgTable(
  "catchment_division",
  {
    ...rowColumns(),
    catchmentId: uuid("catchment_id")
      .notNull()
      .references(() => catchment.id),
    villageId: uuid("village_id")
      .notNull()
      .references(() => village.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    schoolYear: integer("school_year").notNull(),
    stage: codeColumn("stage", stages).notNull(),
    partText: text("part_text"),
  },
  (t) => [
    ...columnChecks(t),
    check("catchment_division_part", sql`${t.partText} <> ''`),
    index("catchment_division_catchment").on(t.catchmentId, t.id),
    index("catchment_division_village").on(t.villageId, t.id),
    index("catchment_division_township").on(t.townshipId, t.id),
  ],
);

/** Entrants planned (招生计划). `capped` follows the school's open large-class cases, by trigger. */
export const enrolmentPlan = pgTable(
  "enrolment_plan",
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
    planned: integer("planned").notNull(),
    capped: boolean("capped").notNull().default(false),
    capReason: text("cap_reason"),
  },
  (t) => [
    ...columnChecks(t),
    check("enrolment_plan_planned", sql`${t.planned} >= 0`),
    check("enrolment_plan_cap_reason", sql`${t.capped} = (${t.capReason} is not null)`),
    uniqueIndex("enrolment_plan_natural").on(t.schoolId, t.schoolYear, t.stage),
    index("enrolment_plan_school").on(t.schoolId, t.id),
    index("enrolment_plan_township").on(t.townshipId, t.id),
  ],
);
