// What the case owner tells the guardians about a report (告知). A row of its own with an id of its own: a report's id
// carries the time of its making, and a guardian's login holds no grant on the report at all.
import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { mandatoryReport } from "../mandatory-report/mandatory-report.table.ts";

/** Only of a report that is assessed or closed; `childId` is the report's child. */
export const reportRelease = pgTable(
  "report_release",
  {
    ...rowColumns(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => mandatoryReport.id),
    childId: uuid("child_id")
      .notNull()
      .references(() => child.id),
    releasedOn: date("released_on").notNull(),
    outcome: text("outcome").notNull(),
  },
  (t) => [
    check("report_release_outcome", sql`${t.outcome} in ('no-finding', 'support', 'measures')`),
    uniqueIndex("report_release_report").on(t.reportId),
    index("report_release_child").on(t.childId, t.id),
  ],
);
