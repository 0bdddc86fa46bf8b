// Sums that several computed fields of an allocation are made of.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../catalogue/index.ts";

/** Payments less refunds. */
export function paidFen({ column, rows }: ExpressionContext): SQL {
  const pm = rows("Payment", "pm");
  return sql`(select coalesce(sum(${pm.column("amountFen")}), 0)::bigint from ${pm} where ${pm.column("allocationId")} = ${column("id")} and ${pm.visible})`;
}

/**
 * The hundred-pupil rule: a school with fewer than `least` pupils is funded for so many, shared by its two stages in proportion
 * to their pupils, in whole pupils that add up (`tc.share_of_stage`).
 */
export function shareOfStage(of: { stage: SQL; actual: SQL; other: SQL; least: SQL }): SQL {
  const part = (pupils: SQL): SQL => sql`(sh.given * ${pupils} * 2 + sh.whole) / (2 * sh.whole)`;
  return sql`(select (case when sh.whole = 0 then 0 when ${of.stage} = 'primary' then ${part(of.actual)} else sh.given - ${part(sql`(sh.whole - ${of.actual})`)} end)::int
    from (select su.whole as whole, greatest(su.whole, su.floored) as given from (select ${of.actual}::bigint + coalesce(${of.other}, 0) as whole, ${of.least} as floored) as su) as sh)`;
}

/** Certified pupils, never fewer than the standard's least number, times the standard. */
export function dueFen({ column, rows }: ExpressionContext): SQL {
  const fh = rows("FundingHeadcount", "fh");
  const fo = rows("FundingHeadcount", "fo");
  const fs = rows("FundStandard", "fs");
  const other = sql`(select max(${fo.column("actual")}) from ${fo} where ${fo.column("schoolId")} = ${fh.column("schoolId")} and ${fo.column("fiscalYear")} = ${fh.column("fiscalYear")} and ${fo.column("item")} = ${fh.column("item")} and ${fo.column("stage")} <> ${fh.column("stage")} and ${fo.column("certifiedOn")} is not null and ${fo.column("supersededOn")} is null and ${fo.visible})`;
  const share = shareOfStage({
    stage: fh.column("stage"),
    actual: fh.column("actual"),
    other,
    least: fs.column("minimumPupils"),
  });
  return sql`(select sum(${share}::bigint * ${fs.column("amountFen")})::bigint from ${fh} join ${fs} on ${fs.column("id")} = ${fh.column("standardId")} and ${fs.visible} where ${fh.column("schoolId")} = ${column("schoolId")} and ${fh.column("fiscalYear")} = ${column("fiscalYear")} and ${fh.column("item")} = ${column("item")} and ${fh.column("certifiedOn")} is not null and ${fh.column("supersededOn")} is null and ${fh.visible})`;
}
