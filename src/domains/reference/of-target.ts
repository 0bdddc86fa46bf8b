// Whether a figure meets its target (二), by the exact fraction: 9.95 % is not 10 %. Targets are found by their key, and how far
// is far enough, and in which direction, stands with them. Null without a target of a value, or without a figure.
import { type SQL, sql } from "drizzle-orm";
import type { ExpressionContext } from "../../catalogue/index.ts";

/**
 * A target by its key, as it was in force on a day. A period goes by its first day: an old year keeps the target of its time,
 * and what changes within a period holds from the next one on.
 */
export interface TargetOn {
  readonly key: SQL;
  readonly day: SQL;
}

export const firstOfSchoolYear = ({ column }: ExpressionContext): SQL =>
  sql`make_date(${column("schoolYear")}, 9, 1)`;

/** `part` of `whole` against a target in per cent; without `whole`, `part` against a number. */
export function meetsTarget(
  { rows }: ExpressionContext,
  { key, day }: TargetOn,
  part: SQL,
  whole?: SQL,
): SQL {
  const tg = rows("Target", "tg");
  const [reached, goal] =
    whole === undefined
      ? [part, tg.column("value")]
      : [sql`${part} * 100`, sql`${tg.column("value")} * nullif(${whole}, 0)`];
  return sql`(select (${reached} - ${goal}) * case when ${tg.column("comparator")} = 'at-least' then 1 else -1 end >= 0
    from ${tg} where ${tg.column("key")} = ${key} and ${tg.column("validFrom")} <= ${day}
      and (${tg.column("validTo")} is null or ${tg.column("validTo")} > ${day}) and ${tg.visible})`;
}
