// The keys of a page in SQL: what each row is ordered by, as far as the asker sees it, and what must be joined for it.
import { type SQL, sql } from "drizzle-orm";
import type { PageOrder, PagePlan } from "../planning/index.ts";
import { compileCell, compileGuard, joinOf } from "./compile-condition.ts";
import { compileWithin } from "./compile-reading.ts";
import { type Compiling, conjunction, type Footing, fromTable, type RowColumns } from "./compiling.ts";

export interface Keys {
  readonly keys: readonly SQL[];
  readonly id: SQL;
  /** Behind the list's own table. */
  readonly joins: SQL;
}

export function compileKeys(compiling: Compiling, page: PagePlan, row: RowColumns): Keys {
  const keys = page.orders.map((order) => compileKey({ compiling, entity: page.entity, row }, order));
  return {
    keys: keys.map(({ key }) => key),
    id: row("id"),
    joins: sql.join(
      keys.map(({ join }) => join),
      sql``,
    ),
  };
}

/**
 * A related row is joined, at most one to a row, under its own rows' guard and the relation's cell: where either hides it, there
 * is none, and the key is empty. PostgreSQL draws the subquery up and may hash the few rows of its table.
 */
function compileKey(
  { compiling, entity, row }: Footing,
  { through, reading }: Pick<PageOrder, "through" | "reading">,
): { key: SQL; join: SQL } {
  const [step, ...further] = through;
  if (step === undefined) return { key: compileWithin(compiling, entity, row, reading), join: sql`` };
  const { from, row: related } = fromTable(compiling, step.entity);
  const inner = compileKey({ compiling, entity: step.entity, row: related }, { through: further, reading });
  const shown = conjunction([
    joinOf(step.relation, row, related),
    ...(step.rows.always ? [] : [compileGuard(compiling, step.entity, related, step.rows)]),
  ]);
  const alias = sql.raw(`o${compiling.aliases.next++}`);
  const cell = compileCell(compiling, entity, row, step.cell) ?? sql`true`;
  return {
    key: sql`${alias}.k`,
    join: sql` left join lateral (select ${inner.key} as k from ${from}${inner.join} where ${shown}) ${alias} on ${cell}`,
  };
}
