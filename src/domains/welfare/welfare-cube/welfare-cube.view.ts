import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

/**
 * A declared cube of children in care, suppressed inside the database (welfare.cube.sql). Checked and unchecked
 * left-behind children are counted apart and their sum is published nowhere: no figure is the difference of two others.
 */
export const welfareCube = pgTable("welfare_cube", {
  id: uuid("id").primaryKey(),
  level: text("level").notNull(),
  measure: text("measure").notNull(),
  townshipId: uuid("township_id"),
  children: integer("children"),
  suppressed: boolean("suppressed").notNull(),
});
