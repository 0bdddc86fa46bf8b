// Records by their ids: as the only one of its root, or of whichever of several types the id is.
import { type SQL, sql } from "drizzle-orm";
import type { NodeType, RootPlan } from "../planning/index.ts";
import { compileGuard } from "./compile-condition.ts";
import { throughProtected } from "./compile-marks.ts";
import { compilePredicate } from "./compile-predicate.ts";
import { compileSelection } from "./compile-selection.ts";
import { type Compiling, fromTable, param } from "./compiling.ts";
import { concat, type JsonText } from "./json-text.ts";

/** The row with this id as JSON, if the asker sees it; else NULL. */
export function compileRecord(compiling: Compiling, { rows, selection }: NodeType, id: SQL): SQL {
  const { entity } = selection;
  const { from, row } = fromTable(compiling, entity);
  const visible = compileGuard(compiling, entity, row, rows);
  const record = concat(compileSelection(compiling, row, selection));
  return sql`(select ${record} from ${from} where ${row("id")} = ${id} and ${visible})`;
}

/** The one visible row that fits: two are as none, for neither is what was asked for. */
export function compileKeyed(
  compiling: Compiling,
  { rows, where, selection }: Extract<RootPlan, { readonly kind: "keyed" }>,
): SQL {
  const { entity } = selection;
  const { from, row } = fromTable(compiling, entity);
  const visible = compileGuard(compiling, entity, row, rows);
  const fits = compilePredicate(compiling, entity, row, where);
  const record = concat(compileSelection(throughProtected(compiling, { entity, where }), row, selection));
  const found = sql`select ${record} as record from ${from} where ${fits} and ${visible} limit 2`;
  return sql`(select min(found.record) from (${found}) found having count(*) = 1)`;
}

export function compileNode(
  compiling: Compiling,
  { id, types }: Extract<RootPlan, { readonly kind: "node" }>,
): JsonText {
  if (id.list !== true) return [anyOf(compiling, types, param(id))];
  const asked = sql.raw(`t${compiling.aliases.next++}`);
  const each = anyOf(compiling, types, sql`${asked}.id`);
  const rows = sql`select ${each} as record, ${asked}.place from unnest(${param(id)}) with ordinality ${asked}(id, place)`;
  return [
    "[",
    sql`coalesce((select string_agg(record, ',' order by place) from (${rows}) records), '')`,
    "]",
  ];
}

const anyOf = (compiling: Compiling, types: readonly NodeType[], id: SQL): SQL =>
  sql`coalesce(${sql.join([...types.map((type) => compileRecord(compiling, type, id)), sql`'null'`], sql`, `)})`;
