import { boolean, date, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn } from "../../../catalogue/index.ts";
import { cubeLevels, stages } from "../../reference/index.ts";

/** A declared cube, suppressed inside the database (school-age.cube.sql): entrants beside places for them. */
export const schoolAgeCube = pgTable("school_age_cube", {
  id: uuid("id").primaryKey(),
  level: codeColumn("level", cubeLevels).notNull(),
  schoolYear: integer("school_year").notNull(),
  stage: codeColumn("stage", stages).notNull(),
  townshipId: uuid("township_id"),
  places: integer("places").notNull(),
  children: integer("children"),
  suppressed: boolean("suppressed").notNull(),
  asOf: date("as_of"),
});
