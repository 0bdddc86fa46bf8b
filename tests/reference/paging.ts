// A page of a list by plain sorting and slicing. A cursor of the reference names the row it stands on.
import type { Row } from "./rows.ts";
import type { Sight } from "./sight.ts";
import { readCell } from "./values.ts";

export interface PageArguments {
  readonly orderBy?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
  /** Of a computed field: the day it is asked of. */
  readonly asOf?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export interface Page {
  readonly kind: "page";
  readonly type: string;
  readonly total: number;
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Rows left out though nobody asked for fewer: the answer has to say so. */
  readonly cut: boolean;
}

const mostRows = 200;
const mark = "@cursor:";
export const cursorOf = (row: Row): string => `${mark}${row.id}`;
export const isReferenceCursor = (text: unknown): text is string =>
  typeof text === "string" && text.startsWith(mark);

/** Rows of a type, and how many of them come where nobody says. */
export interface Listed {
  readonly type: string;
  readonly list: readonly Row[];
  readonly usual: number;
}

export function pageOf(sight: Sight, { type, list, usual }: Listed, args: PageArguments): Page {
  const sorted = sortRows(sight, type, list, args.orderBy ?? null);
  const asked = args.first ?? args.last ?? null;
  const size = asked ?? usual;
  const wantsAll = asked === null || asked === mostRows;
  const place = (cursor: string): number => {
    const index = sorted.findIndex((row) => cursorOf(row) === cursor);
    if (index < 0) throw new Error(`no row stands at ${cursor}`);
    return index;
  };
  const { after = null, before = null } = args;
  const shared = { kind: "page", type, total: sorted.length } as const;
  if ((args.last ?? null) !== null || (before !== null && (args.first ?? null) === null)) {
    const ahead = before === null ? sorted : sorted.slice(0, place(before));
    const rows = size === 0 ? [] : ahead.slice(-size);
    const more = ahead.length > rows.length;
    return { ...shared, rows, hasNextPage: before !== null, hasPreviousPage: more, cut: wantsAll && more };
  }
  const beyond = after === null ? sorted : sorted.slice(place(after) + 1);
  const rows = beyond.slice(0, size);
  const more = beyond.length > rows.length;
  return { ...shared, rows, hasNextPage: more, hasPreviousPage: after !== null, cut: wantsAll && more };
}

/** Ascending puts empty and hidden keys last; descending is that order turned round, ties and all. */
function sortRows(sight: Sight, type: string, list: readonly Row[], orderBy: string | null): Row[] {
  const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  if (orderBy === null) return list.toSorted(byId);
  const name = orderBy.replace(/_(ASC|DESC)$/, "");
  const field = sight.rows.catalogue.entity(type).orderings.find((ordering) => ordering.name === name)?.field;
  if (field === undefined) throw new Error(`${type} has no ordering ${orderBy}`);
  const keys = new Map(
    list.map((row) => [row, readCell(sight, { type, field }, { use: "order" }, row) ?? null]),
  );
  const ascending = list.toSorted((a, b) => {
    const [left = null, right = null] = [keys.get(a), keys.get(b)];
    if (left === null || right === null) {
      return left === right ? byId(a, b) : left === null ? 1 : -1;
    }
    return sight.rows.compare(type, field, left, right) || byId(a, b);
  });
  return orderBy.endsWith("_DESC") ? ascending.reverse() : ascending;
}
