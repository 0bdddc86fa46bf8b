// Declared cubes, suppressed inside the database (nutrition.cube.sql): whoever reads them cannot reach the pupils behind.
// Described as tables because they are read like them; no migration is generated from a `.view.ts` file.
import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const growthCube = pgTable("growth_cube", {
  id: uuid("id").primaryKey(),
  schoolId: uuid("school_id").notNull(),
  schoolYear: integer("school_year").notNull(),
  status: text("status").notNull(),
  measured: integer("measured"),
  pupils: integer("pupils"),
  sharePermille: integer("share_permille"),
  suppressed: boolean("suppressed").notNull(),
});

export const uncoveredCube = pgTable("uncovered_cube", {
  id: uuid("id").primaryKey(),
  schoolId: uuid("school_id").notNull(),
  schoolYear: integer("school_year").notNull(),
  term: text("term").notNull(),
  reason: text("reason").notNull(),
  uncovered: integer("uncovered"),
  pupils: integer("pupils"),
  suppressed: boolean("suppressed").notNull(),
});
