import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

/**
 * A declared cube, suppressed inside the database (enrolment.cube.sql): whoever reads it here cannot reach the rows behind
 * it. Described as a table because it is read like one; no migration is generated from a `.view.ts` file.
 */
export const enrolmentCube = pgTable("enrolment_cube", {
  id: uuid("id").primaryKey(),
  level: text("level").notNull(),
  schoolYear: integer("school_year").notNull(),
  stage: text("stage").notNull(),
  townshipId: uuid("township_id"),
  schools: integer("schools").notNull(),
  students: integer("students"),
  suppressed: boolean("suppressed").notNull(),
});
