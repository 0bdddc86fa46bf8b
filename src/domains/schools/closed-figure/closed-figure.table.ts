// Figures of closed periods, as they stood when the period was closed, and their recorded revisions. Counts alone: no
// person stands behind one of them here.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../school/school.table.ts";
import { closedMeasures } from "../schools.codes.ts";

/**
 * Filled by tc.keep_figures; a correction is a further revision beside the one it replaces. One of `closing` without a value is
 * open, in the transaction that corrects.
 */
export const closedFigure = pgTable(
  "closed_figure",
  {
    ...rowColumns(),
    measure: codeColumn("measure", closedMeasures).notNull(),
    /** The class, quota or cell of a cube whose figure it is. */
    rowId: uuid("row_id").notNull(),
    schoolId: uuid("school_id").references(() => school.id),
    townshipId: uuid("township_id").references(() => township.id),
    part: text("part"),
    periodFrom: date("period_from").notNull(),
    periodTo: date("period_to").notNull(),
    /** Fen where it is money. */
    value: bigint("value", { mode: "number" }),
    revision: integer("revision").notNull().default(0),
    /** Kept by trigger: no later revision is there. */
    latest: boolean("latest").notNull().default(true),
    reason: text("reason"),
    recordedOn: date("recorded_on").notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check("closed_figure_period", sql`${t.periodFrom} < ${t.periodTo}`),
    check("closed_figure_reason", sql`${t.revision} >= 0 and (${t.revision} = 0) = (${t.reason} is null)`),
    uniqueIndex("closed_figure_natural").on(t.rowId, t.measure, t.periodFrom, t.periodTo, t.revision),
    uniqueIndex("closed_figure_latest")
      .on(t.rowId, t.measure, t.periodFrom, t.periodTo)
      .where(sql`${t.latest}`),
    index("closed_figure_open")
      .on(t.periodFrom, t.rowId)
      .where(sql`${t.measure} = 'closing' and ${t.value} is null`),
    index("closed_figure_period_from").on(t.periodFrom, t.measure, t.id),
    index("closed_figure_school").on(t.schoolId, t.id),
    index("closed_figure_township").on(t.townshipId, t.id),
  ],
);
