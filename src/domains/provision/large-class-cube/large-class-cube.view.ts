import { boolean, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn } from "../../../catalogue/index.ts";
import { cubeLevels, stages } from "../../reference/index.ts";

/** A declared cube, suppressed inside the database (large-class.cube.sql). Counts classes, never pupils. */
export const largeClassCube = pgTable("large_class_cube", {
  id: uuid("id").primaryKey(),
  level: codeColumn("level", cubeLevels).notNull(),
  schoolYear: integer("school_year").notNull(),
  stage: codeColumn("stage", stages).notNull(),
  townshipId: uuid("township_id"),
  classes: integer("classes"),
  found: integer("found"),
  large: integer("large"),
  veryLarge: integer("very_large"),
  suppressed: boolean("suppressed").notNull(),
});
