// Declared cubes of the staff: counts of posts and of rotation, never a person. Defined in staff.cube.sql.
import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

/** Described as a table because it is read like one; no migration is generated from a `.view.ts` file. */
export const staffCube = pgTable("staff_cube", {
  id: uuid("id").primaryKey(),
  schoolId: uuid("school_id"),
  townshipId: uuid("township_id").notNull(),
  category: text("category").notNull(),
  staffKind: text("staff_kind").notNull(),
  staff: integer("staff").notNull(),
  seconded: integer("seconded").notNull(),
});

export const rotationCube = pgTable("rotation_cube", {
  id: uuid("id").primaryKey(),
  level: text("level").notNull(),
  way: text("way").notNull(),
  schoolYear: integer("school_year").notNull(),
  schoolId: uuid("school_id"),
  townshipId: uuid("township_id"),
  eligible: integer("eligible").notNull(),
  rotated: integer("rotated").notNull(),
  rotatedBackbone: integer("rotated_backbone").notNull(),
  rotatedPermille: integer("rotated_permille"),
  backbonePermille: integer("backbone_permille"),
});
