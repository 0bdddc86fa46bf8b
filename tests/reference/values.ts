// The value of one cell as one asker may use it: undefined where it is hidden, null where there is none. Computed
// fields are plain loops over rows, the same that the oracle goes through.
import type { Coordinate } from "../../src/core/coordinate.ts";
import type { Use } from "../../src/policy/index.ts";
import { computedFields, type Glance } from "../oracle/computed/index.ts";
import { testToday } from "../support/test-keys.ts";
import type { Row, Scalar } from "./rows.ts";
import type { Reach, Sight } from "./sight.ts";

export type Cell = Scalar | undefined;

/** Columns and computed fields; codes stay codes. */
export function readCell(
  sight: Sight,
  at: Coordinate,
  { use, reach = "list", day }: { readonly use: Use; readonly reach?: Reach; readonly day?: string },
  row: Row,
): Cell {
  const { type, field: name } = at;
  const field = sight.rows.catalogue.field(type, name);
  if (!sight.seesCell(at, use, row, reach)) return undefined;
  if (field.kind === "column") return row[field.key] ?? null;
  if (field.kind !== "computed") throw new Error(`${type}.${name} has no value`);
  for (const input of inputsOf(sight, at)) {
    if (input.type === type && !sight.seesCell(input, use, row, reach)) return undefined;
  }
  const compute = computedFields[`${type}.${name}`];
  if (compute === undefined) throw new Error(`the reference does not know how to compute ${type}.${name}`);
  return compute({ ...glanceOf(sight, use), ...(day && { today: day }) }, row);
}

/** Rows that the asker may put to this use: visible ones, with every one of the cells that are read. */
const glanceOf = (sight: Sight, use: Use): Glance => ({
  rows: {
    all: (type) => sight.rows.of(type),
    of: (type, column, value) => sight.rows.where(type, column, value),
    byId: (type, id) => sight.rows.where(type, "id", id ?? null)[0],
  },
  today: testToday,
  sees: (type, row, cells) =>
    sight.seesRow(type, row, "list") &&
    cells.every((field) => sight.seesCell({ type, field }, use, row, "list")),
});

export function inputsOf(sight: Sight, at: Coordinate): readonly Coordinate[] {
  const field = sight.rows.catalogue.field(at.type, at.field);
  return field.kind === "computed" ? field.inputs : [];
}

/** A secret as it may be shown: in full, its tail, or nothing. */
export function readSecret(sight: Sight, at: Coordinate, row: Row, reach: Reach): string | null {
  const { type, field: name } = at;
  if (sight.seesCell(at, "read", row, reach)) return sight.rows.decrypt(type, name, row);
  const tail = row[`${name}Tail`] ?? null;
  return tail !== null && sight.seesTail(type, name, row, reach) ? `****${tail}` : null;
}

/** As the response shows it: stored codes by their names. */
export function showValue(sight: Sight, type: string, name: string, value: Cell): Scalar {
  const field = sight.rows.catalogue.field(type, name);
  if (value === undefined || value === null) return null;
  if ((field.kind !== "column" && field.kind !== "computed") || field.codes === undefined) return value;
  return Object.entries(field.codes.values).find(([, { code }]) => code === value)?.[0] ?? null;
}
