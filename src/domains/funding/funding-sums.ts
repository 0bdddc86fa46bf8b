// Sums that several computed fields of an allocation are made of. Rows of other types only as far as `visible` lets.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../catalogue/index.ts";

type Column = ExpressionContext["column"];
type Visible = ExpressionContext["visible"];

/** Payments less refunds. */
export const paidFen = (column: Column, visible: Visible): SQL =>
  sql`(select coalesce(sum(pm.amount_fen), 0)::bigint from payment pm where pm.allocation_id = ${column("id")} and ${visible("Payment", "pm")})`;

/** Certified pupils, never fewer than the standard's least number, times the standard. */
export const dueFen = (column: Column, visible: Visible): SQL =>
  sql`(select sum(greatest(fh.actual, fs.minimum_pupils)::bigint * fs.amount_fen)::bigint from funding_headcount fh join fund_standard fs on fs.id = fh.standard_id and ${visible("FundStandard", "fs")} where fh.school_id = ${column("schoolId")} and fh.fiscal_year = ${column("fiscalYear")} and fh.item = ${column("item")} and fh.certified_on is not null and ${visible("FundingHeadcount", "fh")})`;
