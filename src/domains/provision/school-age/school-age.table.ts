// Residents who come of school age, counted by township: stored facts of a reference day, without a path to a child.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { stages, township } from "../../reference/index.ts";

/** Children living in a township who come of age for grade 1 or 7 in a school year. Counted anew each night, in the database. */
export const schoolAgeCount = pgTable(
  "school_age_count",
  {
    ...rowColumns(),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    schoolYear: integer("school_year").notNull(),
    stage: codeColumn("stage", stages).notNull(),
    children: integer("children").notNull(),
    asOf: date("as_of").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("school_age_count_children", sql`${t.children} >= 0`),
    uniqueIndex("school_age_count_natural").on(t.townshipId, t.schoolYear, t.stage),
    index("school_age_count_township").on(t.townshipId, t.id),
  ],
);
