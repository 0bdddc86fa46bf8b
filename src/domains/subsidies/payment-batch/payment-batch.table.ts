// Batches in which money goes to persons (发放批次): prepared and reviewed by two people of education, approved and sent
// by finance. Status only moves forwards, and the total is the sum of the lines: both are kept by the database.
import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { batchKinds, batchStatuses } from "../subsidies.codes.ts";

export const paymentBatch = pgTable(
  "payment_batch",
  {
    ...rowColumns(),
    kind: codeColumn("kind", batchKinds).notNull(),
    month: date("month").notNull(),
    batchNo: integer("batch_no").notNull(),
    status: codeColumn("status", batchStatuses).notNull(),
    totalFen: bigint("total_fen", { mode: "number" }).notNull(),
    lineCount: integer("line_count").notNull(),
    /** Who took each step, as a person who may log in; the names beside the ids are copied by trigger. */
    preparedById: uuid("prepared_by_id").notNull(),
    reviewedById: uuid("reviewed_by_id"),
    approvedById: uuid("approved_by_id"),
    preparedBy: text("prepared_by").notNull(),
    reviewedBy: text("reviewed_by"),
    approvedBy: text("approved_by"),
    preparedOn: date("prepared_on").notNull(),
    reviewedOn: date("reviewed_on"),
    approvedOn: date("approved_on"),
    sentOn: date("sent_on"),
    settledOn: date("settled_on"),
    /** Kept by trigger: the days on which its lines open the accounts they go to (`tc.batch_opens_until`). */
    validFrom: date("valid_from"),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t),
    check("payment_batch_month", sql`extract(day from ${t.month}) = 1`),
    check("payment_batch_count", sql`${t.batchNo} >= 1 and ${t.lineCount} >= 0`),
    // Each step has its day, and no step has it before its time.
    check(
      "payment_batch_steps",
      sql`(${t.reviewedOn} is not null) = (${t.status} <> 'prepared')
        and (${t.reviewedById} is not null) = (${t.status} <> 'prepared')
        and (${t.approvedOn} is not null) = (${t.status} in ('approved', 'sent', 'settled'))
        and (${t.approvedById} is not null) = (${t.status} in ('approved', 'sent', 'settled'))
        and (${t.sentOn} is not null) = (${t.status} in ('sent', 'settled'))
        and (${t.settledOn} is not null) = (${t.status} = 'settled')`,
    ),
    check(
      "payment_batch_step_order",
      sql`(${t.reviewedOn} is null or ${t.preparedOn} <= ${t.reviewedOn})
        and (${t.approvedOn} is null or ${t.reviewedOn} <= ${t.approvedOn})
        and (${t.sentOn} is null or ${t.approvedOn} <= ${t.sentOn})
        and (${t.settledOn} is null or ${t.sentOn} <= ${t.settledOn})`,
    ),
    uniqueIndex("payment_batch_natural").on(t.kind, t.month, t.batchNo),
    index("payment_batch_month").on(t.month, t.id),
    index("payment_batch_reviewed").on(t.reviewedOn, t.id),
  ],
);
