// Sums that several computed fields of an allocation are made of.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../catalogue/index.ts";

/** Payments less refunds. */
export function paidFen({ column, rows }: ExpressionContext): SQL {
  const pm = rows("Payment", "pm");
  return sql`(select coalesce(sum(${pm.column("amountFen")}), 0)::bigint from ${pm} where ${pm.column("allocationId")} = ${column("id")} and ${pm.visible})`;
}

/** Certified pupils, never fewer than the standard's least number, times the standard. */
export function dueFen({ column, rows }: ExpressionContext): SQL {
  const fh = rows("FundingHeadcount", "fh");
  const fs = rows("FundStandard", "fs");
  return sql`(select sum(greatest(${fh.column("actual")}, ${fs.column("minimumPupils")})::bigint * ${fs.column("amountFen")})::bigint from ${fh} join ${fs} on ${fs.column("id")} = ${fh.column("standardId")} and ${fs.visible} where ${fh.column("schoolId")} = ${column("schoolId")} and ${fh.column("fiscalYear")} = ${column("fiscalYear")} and ${fh.column("item")} = ${column("item")} and ${fh.column("certifiedOn")} is not null and ${fh.visible})`;
}
