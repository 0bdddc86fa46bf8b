import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks, holdsForm } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { policyDocument, township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { fundItems } from "../funding.codes.ts";

/** Money set aside for a school, by fiscal year and item, shared between three levels of government. */
export const allocation = pgTable(
  "allocation",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    fiscalYear: integer("fiscal_year").notNull(),
    item: codeColumn("item", fundItems).notNull(),
    budgetCode: text("budget_code"),
    amountFen: bigint("amount_fen", { mode: "number" }).notNull(),
    centralFen: bigint("central_fen", { mode: "number" }).notNull(),
    municipalFen: bigint("municipal_fen", { mode: "number" }).notNull(),
    districtFen: bigint("district_fen", { mode: "number" }).notNull(),
    /** Why the amount is not what headcount and standard give; needed only then (allocation.rules.sql). */
    differenceNote: text("difference_note"),
    decidedOn: date("decided_on").notNull(),
    publishedOn: date("published_on"),
    documentId: uuid("document_id").references(() => policyDocument.id),
  },
  (t) => [
    ...columnChecks(t),
    check("allocation_budget_code", holdsForm(t.budgetCode, "budgetCode")),
    check(
      "allocation_shares",
      sql`${t.centralFen} >= 0 and ${t.municipalFen} >= 0 and ${t.districtFen} >= 0
        and ${t.centralFen} + ${t.municipalFen} + ${t.districtFen} = ${t.amountFen}`,
    ),
    check("allocation_published", sql`${t.publishedOn} is null or ${t.publishedOn} >= ${t.decidedOn}`),
    uniqueIndex("allocation_natural").on(t.schoolId, t.fiscalYear, t.item),
    index("allocation_school").on(t.schoolId, t.id),
    index("allocation_township").on(t.townshipId, t.id),
    index("allocation_document").on(t.documentId, t.id),
    index("allocation_decided").on(t.decidedOn, t.id),
    index("allocation_amount").on(t.amountFen, t.id),
  ],
);

/** Money paid on an allocation; a refund is a negative row. School, year and item are copies, kept by trigger. */
export const payment = pgTable(
  "payment",
  {
    ...rowColumns(),
    allocationId: uuid("allocation_id")
      .notNull()
      .references(() => allocation.id),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    fiscalYear: integer("fiscal_year").notNull(),
    item: codeColumn("item", fundItems).notNull(),
    amountFen: bigint("amount_fen", { mode: "number" }).notNull(),
    paidOn: date("paid_on").notNull(),
    voucherNo: text("voucher_no").notNull().unique(),
  },
  (t) => [
    ...columnChecks(t),
    check("payment_amount", sql`${t.amountFen} <> 0`),
    index("payment_allocation").on(t.allocationId, t.id),
    index("payment_school").on(t.schoolId, t.id),
    index("payment_township").on(t.townshipId, t.id),
    index("payment_paid").on(t.paidOn, t.id),
  ],
);
