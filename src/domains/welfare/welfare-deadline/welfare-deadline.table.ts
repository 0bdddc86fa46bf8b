// The lengths of periods and deadlines of care: dated facts with a document, never constants in code.
import { sql } from "drizzle-orm";
import { check, date, integer, pgTable, text } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { deadlineKinds, deadlineUnits } from "../care.codes.ts";

/** `subject`: a risk for checks, a department for first actions. At most one rule of a kind and subject on any day. */
export const welfareDeadline = pgTable(
  "welfare_deadline",
  {
    ...rowColumns(),
    kind: codeColumn("kind", deadlineKinds).notNull(),
    subject: text("subject").notNull(),
    amount: integer("amount").notNull(),
    unit: codeColumn("unit", deadlineUnits).notNull(),
    documentNo: text("document_no"),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
  },
  (t) => [
    ...columnChecks(t, { kind: null, unit: null }),
    check(
      "welfare_deadline_kind",
      sql`(${t.kind} = 'left-behind-check' and ${t.unit} = 'days' and ${t.subject} in ('low', 'medium', 'high'))
        or (${t.kind} = 'first-action' and ${t.unit} = 'hours' and ${t.subject} in ('police', 'civil-affairs', 'education', 'procuratorate'))`,
    ),
    check("welfare_deadline_amount", sql`${t.amount} > 0`),
    check("welfare_deadline_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
  ],
);
