// What of a command on a list goes in and comes out: ids that its items name, the items that are left, and what is told of each.
import { isPersonal } from "../catalogue/index.ts";
import type { Issue } from "../core/issue.ts";
import type { CallRow, CommandResult, RowFault } from "../database/index.ts";
import type { ReadCommand, ReadItem, Shown } from "../execution/index.ts";
import type { CommandPlan, NamedPlan, Shape } from "../planning/index.ts";

/** Of values what was selected of them. */
export function shaped(shape: readonly Shape[], value: unknown): unknown {
  if (shape.length === 0) return value;
  return (value as readonly Readonly<Record<string, unknown>>[]).map((one) =>
    Object.fromEntries(shape.map(({ key, name }) => [key, one[name] ?? null])),
  );
}

/** The call without the items that are not written whatever the database says. */
export function without(
  said: { readonly key: string; readonly sealed: string; readonly rows: readonly CallRow[] },
  { items, partial }: ReadCommand,
  faults: readonly RowFault[],
) {
  if (items === null) return said;
  const left = new Set(faults.map(({ row }) => row));
  return { ...said, rows: said.rows.filter((row) => !left.has(row["#"] ?? -1)), partial, faults };
}

/** By type the ids that the items name. */
export function namedIds(
  fields: NamedPlan["fields"],
  items: readonly ReadItem[],
): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, Set<string>>();
  for (const { field, type } of fields) {
    const named = ids.get(type) ?? new Set();
    ids.set(type, named);
    for (const { row } of items) {
      const id = row.get(field);
      if (id != null) named.add(String(id));
    }
  }
  return new Map([...ids].map(([type, named]) => [type, [...named]]));
}

interface Unseen {
  readonly item: ReadItem;
  readonly field: NamedPlan["fields"][number]["field"];
}

/** What of the items leads to no row that the caller sees. */
export function unseenItems(
  { fields }: NamedPlan,
  items: readonly ReadItem[],
  data: Readonly<Record<string, unknown>>,
): readonly Unseen[] {
  const seen = new Map(
    fields.map(({ type }) => {
      const { rows } = data[type] as { readonly rows: readonly { readonly id: string }[] };
      return [type, new Set(rows.map(({ id }) => id))];
    }),
  );
  return items.flatMap((item) =>
    fields.flatMap(({ field, type }) => {
      const id = item.row.get(field);
      return id == null || seen.get(type)?.has(String(id)) === true ? [] : [{ item, field }];
    }),
  );
}

export const absentFault = ({ item, field }: Unseen): RowFault => ({
  row: item.at,
  state: "TC003",
  ...(field.kind === "column" && { column: field.column.name }),
});

export const rowsTold = ({ rows }: CommandResult, { dry }: ReadCommand) =>
  rows.map(({ row, id, version }) => ({
    __typename: "WrittenRow",
    index: row,
    ...(dry ? {} : { id, version }),
  }));

/** The records whose ids the answer tells. */
export function shownRows({ command: { entity } }: CommandPlan, { rows }: CommandResult): Shown | null {
  const id = entity.fields.get("id");
  if (id === undefined || !isPersonal(id) || rows.length === 0) return null;
  const way = entity.isProtected === true ? "p" : "o";
  const coordinates = [`${entity.name}.id`];
  return {
    ...(way === "o" ? { coordinates, guarded: [] } : { coordinates: [], guarded: coordinates }),
    persons: [],
    records: rows.map(({ id }) => ({ type: entity.name, id, way })),
    rows: rows.length,
  };
}

/** By the place of the item. */
export const issuesTold = (issues: readonly Issue[]) =>
  issues
    .map(({ path = [], messages, ...issue }) => ({
      ...issue,
      ...messages,
      __typename: "RowIssue",
      index: Number(path[1]),
      path: path.map(String),
    }))
    .toSorted((a, b) => a.index - b.index);
