import { bigint, boolean, date, integer, pgTable, uuid } from "drizzle-orm/pg-core";

/**
 * What the public may know of a school's money: one total a year in whole ten thousands of yuan, without special
 * education, for pupils in steps of five. A declared cube; the view is published-funding.cube.sql.
 */
export const publishedFunding = pgTable("published_funding", {
  id: uuid("id").primaryKey(),
  schoolId: uuid("school_id").notNull(),
  townshipId: uuid("township_id").notNull(),
  fiscalYear: integer("fiscal_year").notNull(),
  amountFen: bigint("amount_fen", { mode: "number" }),
  suppressed: boolean("suppressed").notNull(),
  publishedOn: date("published_on").notNull(),
});
