import { boolean, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn } from "../../../catalogue/index.ts";
import { stages } from "../../reference/index.ts";
import { enrolmentCubeLevels } from "../schools.codes.ts";

/**
 * A declared cube, suppressed inside the database (enrolment.cube.sql): whoever reads it here cannot reach the rows behind
 * it. Described as a table because it is read like one; no migration is generated from a `.view.ts` file.
 */
export const enrolmentCube = pgTable("enrolment_cube", {
  id: uuid("id").primaryKey(),
  level: codeColumn("level", enrolmentCubeLevels).notNull(),
  schoolYear: integer("school_year").notNull(),
  stage: codeColumn("stage", stages).notNull(),
  townshipId: uuid("township_id"),
  schools: integer("schools").notNull(),
  students: integer("students"),
  suppressed: boolean("suppressed").notNull(),
});
