import { sql } from "drizzle-orm";
import { bigint, check, date, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { codeColumn, columnChecks } from "../../../catalogue/index.ts";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { spendingCategories } from "../funding.codes.ts";

/** What a school spent in a month, by category. A month is its first day; the fiscal year is the month's year. */
export const schoolSpending = pgTable(
  "school_spending",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    fiscalYear: integer("fiscal_year").notNull(),
    month: date("month").notNull(),
    category: codeColumn("category", spendingCategories).notNull(),
    amountFen: bigint("amount_fen", { mode: "number" }).notNull(),
  },
  (t) => [
    ...columnChecks(t),
    check(
      "school_spending_month",
      sql`extract(day from ${t.month}) = 1 and extract(year from ${t.month}) = ${t.fiscalYear}`,
    ),
    check("school_spending_amount", sql`${t.amountFen} >= 0`),
    uniqueIndex("school_spending_natural").on(t.schoolId, t.fiscalYear, t.category, t.month),
    index("school_spending_school").on(t.schoolId, t.id),
    index("school_spending_township").on(t.townshipId, t.id),
    index("school_spending_by_month").on(t.month, t.id),
  ],
);
