// Since when and until when a teacher was of a backbone level (骨干教师). Kept by trigger from the teacher's row.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { teacher } from "../teacher/teacher.table.ts";
import { backboneLevels } from "../teacher.codes.ts";

/** One level on any day; no row, no level. */
export const backbonePeriod = pgTable(
  "backbone_period",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    /** Copied by trigger: the school of the teacher's relation in force. */
    schoolId: uuid("school_id"),
    level: codeColumn("level", backboneLevels.only("school", "county", "city", "national")).notNull(),
    /** Null: as far back as anything is known. */
    validFrom: date("valid_from"),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("backbone_period_period", sql`${t.validFrom} < ${t.validTo}`),
    index("backbone_period_teacher").on(t.teacherId, t.id),
    index("backbone_period_school").on(t.schoolId, t.id),
  ],
);
