import { boolean, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn } from "../../../catalogue/index.ts";
import { welfareCubeLevels, welfareMeasures } from "./welfare-cube.codes.ts";

/**
 * A declared cube of children in care, suppressed inside the database (welfare.cube.sql). Checked and unchecked
 * left-behind children are counted apart and their sum is published nowhere: no figure is the difference of two others.
 */
export const welfareCube = pgTable("welfare_cube", {
  id: uuid("id").primaryKey(),
  level: codeColumn("level", welfareCubeLevels).notNull(),
  measure: codeColumn("measure", welfareMeasures).notNull(),
  townshipId: uuid("township_id"),
  children: integer("children"),
  suppressed: boolean("suppressed").notNull(),
});
