import { boolean, date, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

/** A declared cube, suppressed inside the database (school-age.cube.sql): entrants beside places for them. */
export const schoolAgeCube = pgTable("school_age_cube", {
  id: uuid("id").primaryKey(),
  level: text("level").notNull(),
  schoolYear: integer("school_year").notNull(),
  stage: text("stage").notNull(),
  townshipId: uuid("township_id"),
  places: integer("places").notNull(),
  children: integer("children"),
  suppressed: boolean("suppressed").notNull(),
  asOf: date("as_of"),
});
