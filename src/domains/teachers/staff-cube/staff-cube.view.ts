// Declared cubes of the staff: counts of posts and of rotation, never a person. Defined in staff.cube.sql.
import { integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn } from "../../../catalogue/index.ts";
import { staffCategories, staffKinds } from "../teacher.codes.ts";
import { rotationCubeLevels, rotationWays } from "./staff-cube.codes.ts";

/** Described as a table because it is read like one; no migration is generated from a `.view.ts` file. */
export const staffCube = pgTable("staff_cube", {
  id: uuid("id").primaryKey(),
  schoolId: uuid("school_id"),
  townshipId: uuid("township_id").notNull(),
  category: codeColumn("category", staffCategories).notNull(),
  staffKind: codeColumn("staff_kind", staffKinds).notNull(),
  staff: integer("staff").notNull(),
  seconded: integer("seconded").notNull(),
});

export const rotationCube = pgTable("rotation_cube", {
  id: uuid("id").primaryKey(),
  level: codeColumn("level", rotationCubeLevels).notNull(),
  way: codeColumn("way", rotationWays).notNull(),
  schoolYear: integer("school_year").notNull(),
  schoolId: uuid("school_id"),
  townshipId: uuid("township_id"),
  eligible: integer("eligible").notNull(),
  rotated: integer("rotated").notNull(),
  rotatedBackbone: integer("rotated_backbone").notNull(),
  rotatedPermille: integer("rotated_permille"),
  backbonePermille: integer("backbone_permille"),
});
