// How many rows a filter leaves at most because it names them by a key: an id, or all columns of a unique index.
import { getTableConfig, type PgColumn } from "drizzle-orm/pg-core";
import { type EntityType, isArchivable } from "../catalogue/index.ts";
import type { Input } from "./read-input.ts";

const keysOf = new WeakMap<EntityType, readonly (readonly string[])[]>();

/** Null: no bound but the list's size. */
export function rowsByKey(entity: EntityType, where: Input): number | null {
  const named = new Map<string, number>();
  collect(where, named);
  const bounds = uniqueKeys(entity)
    .filter((key) => key.every((field) => named.has(field)))
    .map((key) => key.reduce((rows, field) => rows * (named.get(field) ?? 1), 1));
  return bounds.length === 0 ? null : Math.min(...bounds);
}

/** Fields that must equal one of so many values. A variable list's length is no part of a plan. */
function collect(where: Input, named: Map<string, number>): void {
  if (where.kind !== "object") return;
  for (const [name, part] of where.fields) {
    if (name === "and" && part.kind === "list") for (const one of part.items) collect(one, named);
    if (name === "and" || name === "or" || name === "not" || part.kind !== "object") continue;
    const list = part.fields.get("in");
    if (part.fields.get("eq")?.kind === "leaf") named.set(name, 1);
    else if (list?.kind === "list" && list.slot.from === "list") named.set(name, list.length);
  }
}

/** By the fields' names. A cube's table is a view, which has no key. */
function uniqueKeys(entity: EntityType): readonly (readonly string[])[] {
  const known = keysOf.get(entity);
  if (known !== undefined) return known;
  const fieldOf = new Map<PgColumn, string>();
  for (const field of entity.fields.values())
    if (field.kind === "column") fieldOf.set(field.column, field.name);
  const columns = isArchivable(entity) ? keyColumns(entity) : [];
  const keys = columns
    .map((key) => key.map((column) => fieldOf.get(column)))
    .filter((key): key is string[] => key.every((name) => name !== undefined));
  keysOf.set(entity, keys);
  return keys;
}

function keyColumns({ table }: EntityType): readonly (readonly PgColumn[])[] {
  const { columns, indexes, uniqueConstraints, primaryKeys } = getTableConfig(table);
  return [
    ...columns.filter(({ primary, isUnique }) => primary || isUnique).map((column) => [column]),
    ...uniqueConstraints.map((constraint) => constraint.columns),
    ...primaryKeys.map((key) => key.columns),
    ...indexes
      .filter(({ config }) => config.unique && config.where === undefined)
      .map(({ config }) => config.columns as unknown as PgColumn[]),
  ];
}
