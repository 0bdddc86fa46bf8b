import { sql } from "drizzle-orm";
import { date, index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { childScopeColumns, rebuildableColumns, rowColumns } from "../../../database/columns.ts";
import { district } from "../../reference/index.ts";
import { child } from "../child/child.table.ts";
import { studentCategories } from "../children.codes.ts";

/** The school record (学籍) of one child. */
export const student = pgTable(
  "student",
  {
    ...rowColumns(),
    ...childScopeColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    ...rebuildableColumns("studentNo", "student_no"),
    category: codeColumn("category", studentCategories).notNull(),
    since: date("since").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    uniqueIndex("student_child").on(t.childId),
    // One number is one pupil.
    uniqueIndex("student_no").on(t.studentNoIndex).where(sql`${t.archivedAt} is null`),
    index("student_since").on(t.since, t.id),
    index("student_school").on(t.schoolId, t.since, t.id),
    index("student_hukou").on(t.hukouTownshipId, t.since, t.id),
    index("student_left").on(t.since, t.id).where(sql`${t.schoolId} is null`),
    index("student_left_hukou").on(t.hukouTownshipId, t.since, t.id).where(sql`${t.schoolId} is null`),
    index("student_residence").on(t.residenceTownshipId, t.since, t.id),
  ],
);
