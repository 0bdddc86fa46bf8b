// Declared cubes, suppressed inside the database (nutrition.cube.sql): whoever reads them cannot reach the pupils behind.
// Described as tables because they are read like them; no migration is generated from a `.view.ts` file.
import { boolean, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn } from "../../../catalogue/index.ts";
import { growthStatuses, schoolTerms, uncoveredReasons } from "../nutrition.codes.ts";

export const growthCube = pgTable("growth_cube", {
  id: uuid("id").primaryKey(),
  schoolId: uuid("school_id").notNull(),
  schoolYear: integer("school_year").notNull(),
  status: codeColumn("status", growthStatuses).notNull(),
  measured: integer("measured"),
  pupils: integer("pupils"),
  sharePermille: integer("share_permille"),
  suppressed: boolean("suppressed").notNull(),
});

export const uncoveredCube = pgTable("uncovered_cube", {
  id: uuid("id").primaryKey(),
  schoolId: uuid("school_id").notNull(),
  schoolYear: integer("school_year").notNull(),
  term: codeColumn("term", schoolTerms).notNull(),
  reason: codeColumn("reason", uncoveredReasons).notNull(),
  uncovered: integer("uncovered"),
  pupils: integer("pupils"),
  suppressed: boolean("suppressed").notNull(),
});
