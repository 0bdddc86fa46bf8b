// Totals of performance pay by year, apart for country and town: sums over many, never anybody's pay.
import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns, signedBy } from "../../../database/columns.ts";
import { district, policyDocument } from "../../reference/index.ts";
import { payComparison } from "../education-budget/education-budget.table.ts";
import { payZones } from "../funding.codes.ts";

/** 绩效工资总量: what teachers of one zone are given a year, and beside which civil servants' pay it was set. */
export const performancePayTotal = pgTable(
  "performance_pay_total",
  {
    ...rowColumns(),
    districtId: uuid("district_id")
      .notNull()
      .references(() => district.id),
    fiscalYear: integer("fiscal_year").notNull(),
    zone: codeColumn("zone", payZones).notNull(),
    totalFen: bigint("total_fen", { mode: "number" }).notNull(),
    teachers: integer("teachers").notNull(),
    comparisonId: uuid("comparison_id")
      .notNull()
      .references(() => payComparison.id),
    documentId: uuid("document_id").references(() => policyDocument.id),
    confirmedOn: date("confirmed_on"),
    ...signedBy("confirmed"),
  },
  (t) => [
    ...columnChecks(t),
    check("performance_pay_total_amounts", sql`${t.totalFen} > 0`),
    // A total over a few would be somebody's pay.
    check("performance_pay_total_many", sql`${t.teachers} >= 20`),
    uniqueIndex("performance_pay_total_natural").on(t.districtId, t.fiscalYear, t.zone),
    index("performance_pay_total_year").on(t.fiscalYear, t.id),
    index("performance_pay_total_comparison").on(t.comparisonId, t.id),
    index("performance_pay_total_document").on(t.documentId, t.id),
  ],
);
