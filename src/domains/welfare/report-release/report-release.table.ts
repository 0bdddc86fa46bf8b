import { date, index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { child } from "../../children/index.ts";
import { mandatoryReport } from "../mandatory-report/mandatory-report.table.ts";
import { releaseOutcomes } from "../protection.codes.ts";

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
    outcome: codeColumn("outcome", releaseOutcomes).notNull(),
  },
  (t) => [
    ...columnChecks(t),
    uniqueIndex("report_release_report").on(t.reportId),
    index("report_release_child").on(t.childId, t.id),
  ],
);
