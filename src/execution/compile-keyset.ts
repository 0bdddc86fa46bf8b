// Keyset paging over (key, id). Ascending puts NULL last, descending first: one index serves both. A nullable key gets
// a branch per case, since one condition with OR cannot use the index (77 ms against 0.5 ms deep in 1.8×10⁵ rows).
import { type SQL, sql } from "drizzle-orm";
import type { ScalarKind } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import type { Codec, PagePlan } from "../planning/index.ts";
import { compileWithin } from "./compile-reading.ts";
import { type Compiling, hiddenParam, param, type RowColumns } from "./compiling.ts";

export interface Keys {
  readonly key: SQL | null;
  readonly id: SQL;
}

/** Whether the cursor was made under this parent: another parent's stands at a row that this list need not have. */
export const cursorIsOf = (page: PagePlan, parent: RowColumns): SQL =>
  sql`${parent("id")} = ${hiddenParam({ slot: { from: "cursor", page: page.index, part: "parent" }, codec: "uuid" })}`;

export function keyExpressions(compiling: Compiling, page: PagePlan, row: RowColumns): Keys {
  const key = page.order === null ? null : compileWithin(compiling, page.entity, row, page.order.reading);
  return { key, id: row("id") };
}

/** Whether the SQL runs downwards: the ordering's direction, turned round for a backward page. */
const downwards = (page: PagePlan): boolean => (page.order?.descending ?? false) !== page.backward;

export function orderBy(page: PagePlan, keys: Keys): SQL {
  const direction = sql.raw(downwards(page) ? " desc" : "");
  return keys.key === null || page.order === null
    ? sql`${keys.id}${direction}`
    : sql`${keys.key}${direction}, ${keys.id}${direction}`;
}

/** Conditions of each branch, in the order the branches' rows follow one another. No cursor: one branch, no condition. */
export function keysetBranches(page: PagePlan, keys: Keys): SQL[][] {
  if (page.cursor === null) return [[]];
  const down = downwards(page);
  const beyond = sql.raw(down ? "<" : ">");
  const id = hiddenParam({ slot: { from: "cursor", page: page.index, part: "id" }, codec: "uuid" });
  if (page.order === null || keys.key === null) return [[sql`${keys.id} ${beyond} ${id}`]];
  const key = hiddenParam({
    slot: { from: "cursor", page: page.index, part: "key" },
    codec: codecOf(page.order.reading.field.scalar),
  });
  const past = sql`(${keys.key}, ${keys.id}) ${beyond} (${key}, ${id})`;
  if (!page.order.nullable) return [[past]];
  const isNull = param({ slot: { from: "cursor", page: page.index, part: "keyIsNull" }, codec: "boolean" });
  const nullsPast = [isNull, sql`${keys.key} is null`, sql`${keys.id} ${beyond} ${id}`];
  const valuesPast = [sql`not ${isNull}`, past];
  return down
    ? [nullsPast, valuesPast, [isNull, sql`${keys.key} is not null`]]
    : [valuesPast, nullsPast, [sql`not ${isNull}`, sql`${keys.key} is null`]];
}

function codecOf(scalar: ScalarKind): Codec {
  switch (scalar) {
    case "id":
      return "uuid";
    case "string":
      return "text";
    case "int":
    case "safeInt":
    case "float":
    case "boolean":
    case "date":
    case "datetime":
      return scalar;
    default:
      return assertNever(scalar);
  }
}
