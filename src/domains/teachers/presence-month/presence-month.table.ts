// Whether a member of the staff was at work in a month (在岗). The cause of leave is health: never beyond school and education.
import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsCode } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { teacher } from "../teacher/teacher.table.ts";
import { leaveCauses, presenceStatuses } from "../teacher.codes.ts";

export const presenceMonth = pgTable(
  "presence_month",
  {
    ...rowColumns(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => teacher.id),
    /** Copied by trigger: the school of the teacher's relation in force. */
    schoolId: uuid("school_id"),
    month: date("month").notNull(),
    status: codeColumn("status", presenceStatuses).notNull(),
    periods: integer("periods").notNull(),
    leaveCause: codeColumn("leave_cause", leaveCauses),
  },
  (t) => [
    ...columnChecks(t, { leaveCause: null }),
    check("presence_month_first_day", sql`extract(day from ${t.month}) = 1`),
    check("presence_month_periods", sql`${t.periods} between 0 and 300`),
    check(
      "presence_month_cause",
      sql`${t.leaveCause} is null or (${t.status} = 'leave' and ${holdsCode(t.leaveCause)})`,
    ),
    uniqueIndex("presence_month_natural").on(t.teacherId, t.month),
    index("presence_month_school").on(t.schoolId, t.id),
    index("presence_month_month").on(t.month, t.id),
  ],
);
