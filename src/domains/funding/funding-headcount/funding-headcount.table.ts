import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { rowColumns } from "../../../database/columns.ts";
import { township } from "../../reference/index.ts";
import { school } from "../../schools/index.ts";
import { fundStandard } from "../fund-standard/fund-standard.table.ts";

/** How many pupils a school is funded for, by item and stage: a number, with no way to a pupil. Frozen once certified. */
export const fundingHeadcount = pgTable(
  "funding_headcount",
  {
    ...rowColumns(),
    schoolId: uuid("school_id")
      .notNull()
      .references(() => school.id),
    townshipId: uuid("township_id")
      .notNull()
      .references(() => township.id),
    fiscalYear: integer("fiscal_year").notNull(),
    item: text("item").notNull(),
    stage: text("stage").notNull(),
    standardId: uuid("standard_id")
      .notNull()
      .references(() => fundStandard.id),
    actual: integer("actual").notNull(),
    funded: integer("funded").notNull(),
    asOf: date("as_of").notNull(),
    status: text("status").notNull(),
    certifiedOn: date("certified_on"),
  },
  (t) => [
    check(
      "funding_headcount_item",
      sql`${t.item} in ('base', 'boarding', 'special-education', 'small-school', 'high-cold', 'other')`,
    ),
    check("funding_headcount_stage", sql`${t.stage} in ('primary', 'junior')`),
    check("funding_headcount_counts", sql`${t.actual} >= 0 and ${t.funded} >= 0`),
    check("funding_headcount_status", sql`${t.status} in ('reported', 'certified')`),
    check("funding_headcount_certified", sql`(${t.status} = 'certified') = (${t.certifiedOn} is not null)`),
    check("funding_headcount_after_count", sql`${t.certifiedOn} is null or ${t.certifiedOn} >= ${t.asOf}`),
    uniqueIndex("funding_headcount_natural").on(t.schoolId, t.fiscalYear, t.item, t.stage),
    index("funding_headcount_school").on(t.schoolId, t.id),
    index("funding_headcount_township").on(t.townshipId, t.id),
    index("funding_headcount_standard").on(t.standardId, t.id),
    index("funding_headcount_actual").on(t.actual, t.id),
    index("funding_headcount_as_of").on(t.asOf, t.id),
  ],
);
