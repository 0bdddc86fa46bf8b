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
  const footing = { compiling, entity: page.entity, row };
  const compile = page.orders.length > 1 ? compileOnce : compileKey;
  const keys = page.orders.map((order) => compile(footing, order));
  return {
    keys: keys.map(({ key }) => key),
    id: row("id"),
    joins: sql.join(
      keys.map(({ join }) => join),
      sql``,
    ),
  };
}

interface Key {
  readonly key: SQL;
  readonly join: SQL;
}

type Keyed = Pick<PageOrder, "through" | "reading">;

/** Of several keys each is compared more than once: what is more than a column is reckoned once a row (`offset 0` keeps it so). */
function compileOnce(footing: Footing, order: Keyed): Key {
  const { key, join } = compileKey(footing, order);
  const { through, reading } = order;
  if (through.length > 0 || (reading.field.kind === "column" && reading.cell.length === 0))
    return { key, join };
  const alias = sql.raw(`o${footing.compiling.aliases.next++}`);
  return { key: sql`${alias}.k`, join: sql` cross join lateral (select ${key} as k offset 0) ${alias}` };
}

/**
 * A related row is joined, at most one to a row, under its own rows' guard and the relation's cell: where either hides it, there
 * is none, and the key is empty. PostgreSQL draws the subquery up and may hash the few rows of its table.
 */
function compileKey({ compiling, entity, row }: Footing, { through, reading }: Keyed): Key {
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
