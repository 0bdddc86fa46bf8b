import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

/** A declared cube, suppressed inside the database (large-class.cube.sql). Counts classes, never pupils. */
export const largeClassCube = pgTable("large_class_cube", {
  id: uuid("id").primaryKey(),
  level: text("level").notNull(),
  schoolYear: integer("school_year").notNull(),
  stage: text("stage").notNull(),
  townshipId: uuid("township_id"),
  classes: integer("classes"),
  found: integer("found"),
  large: integer("large"),
  veryLarge: integer("very_large"),
  suppressed: boolean("suppressed").notNull(),
});
