// A page of a list by plain sorting and slicing. A cursor of the reference names the row it stands on.
import { coordinatesOf } from "../../src/catalogue/index.ts";
import type { Coordinate } from "../../src/core/coordinate.ts";
import type { Row, Scalar } from "./rows.ts";
import type { Sight } from "./sight.ts";
import { readCell } from "./values.ts";

export interface PageArguments {
  readonly orderBy?: readonly string[] | null;
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
  const sorted = sortRows(sight, type, list, args.orderBy ?? []);
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

/** Ascending puts empty and hidden keys last; descending turns that round. Ties of all keys fall by id, as the last key does. */
function sortRows(sight: Sight, type: string, list: readonly Row[], orderBy: readonly string[]): Row[] {
  const keys = orderBy.map((name) => keyOf(sight, type, list, name));
  const down = keys.at(-1)?.down === true;
  return list.toSorted((a, b) => {
    for (const key of keys) {
      const found = key.compare(a, b);
      if (found !== 0) return key.down ? -found : found;
    }
    const byId = a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    return down ? -byId : byId;
  });
}

interface Key {
  readonly down: boolean;
  /** Ascending. */
  readonly compare: (a: Row, b: Row) => number;
}

function keyOf(sight: Sight, type: string, list: readonly Row[], orderBy: string): Key {
  const name = orderBy.replace(/_(ASC|DESC)$/, "");
  const ordering = sight.rows.catalogue.entity(type).orderings.find((candidate) => candidate.name === name);
  if (ordering === undefined) throw new Error(`${type} has no ordering ${orderBy}`);
  const steps = coordinatesOf(sight.rows.catalogue, type, ordering);
  const at = steps.at(-1) ?? { type, field: ordering.field };
  const values = new Map(list.map((row) => [row, valueAt(sight, steps, row)]));
  return {
    down: orderBy.endsWith("_DESC"),
    compare: (a, b) => {
      const [left = null, right = null] = [values.get(a), values.get(b)];
      if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
      return sight.rows.compare(at.type, at.field, left, right);
    },
  };
}

/** Null wherever anything on the way is hidden: a relation, the row it leads to, the cell. */
function valueAt(sight: Sight, steps: readonly Coordinate[], row: Row): Scalar {
  let at: Row | undefined = row;
  for (const step of steps) {
    if (at === undefined) return null;
    if (sight.rows.catalogue.field(step.type, step.field).kind !== "toOne")
      return readCell(sight, step, { use: "order" }, at) ?? null;
    at = sight.seesCell(step, "order", at, "list") ? sight.related(step.type, step.field, at)[0] : undefined;
  }
  return null;
}
