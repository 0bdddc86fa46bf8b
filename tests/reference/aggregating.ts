// Groups and measures by loops over the rows the asker sees.
import { enumValueName } from "../../src/catalogue/index.ts";
import { TongchouError } from "../../src/core/errors.ts";
import type { Row, Scalar } from "./rows.ts";
import type { Sight } from "./sight.ts";
import { readCell } from "./values.ts";

export interface Group {
  readonly kind: "group";
  readonly type: string;
  readonly keys: ReadonlyMap<string, Scalar>;
  readonly rows: readonly Row[];
}

const mostGroups = 2000;

/** The fields that values of `groupBy` name. */
export function groupFields(sight: Sight, type: string, groupBy: readonly string[]): string[] {
  const fields = [...sight.rows.catalogue.entity(type).fields.keys()];
  return [...new Set(groupBy)].map((value) => {
    const field = fields.find((name) => enumValueName(name) === value);
    if (field === undefined) throw new Error(`${type} has no field ${value}`);
    return field;
  });
}

export function groupRows(
  sight: Sight,
  type: string,
  rows: readonly Row[],
  fields: readonly string[],
): Group[] {
  // Counting rows is aggregating their ids.
  const counted = rows.filter((row) => sight.seesCell({ type, field: "id" }, "aggregate", row, "list"));
  if (fields.length === 0) return [{ kind: "group", type, keys: new Map(), rows: counted }];
  const groups = new Map<string, { keys: Map<string, Scalar>; rows: Row[] }>();
  for (const row of counted) {
    const keys = new Map<string, Scalar>();
    for (const field of fields) {
      const value = readCell(sight, { type, field }, { use: "aggregate" }, row);
      if (value !== undefined) keys.set(field, value);
    }
    if (keys.size < fields.length) continue; // a hidden cell is not an empty one: the row belongs to no group
    const name = JSON.stringify([...keys.values()]);
    const group = groups.get(name) ?? { keys, rows: [] };
    groups.set(name, group);
    group.rows.push(row);
  }
  if (groups.size > mostGroups) throw new TongchouError("LIMIT_EXCEEDED", "too many groups");
  return [...groups.values()]
    .map((group) => ({ kind: "group", type, ...group }) as const)
    .sort((a, b) => compareGroups(sight, fields, a, b));
}

function compareGroups(sight: Sight, fields: readonly string[], a: Group, b: Group): number {
  for (const field of fields) {
    const [left = null, right = null] = [a.keys.get(field), b.keys.get(field)];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const order = sight.rows.compare(a.type, field, left, right);
    if (order !== 0) return order;
  }
  return 0;
}

/** The figure of all rows together: a ratio of sums, or a sum rounded up once. A row that hides a part is not among them. */
function overall(sight: Sight, { type, rows }: Group, name: string): Scalar {
  const declared = sight.rows.catalogue.field(type, name);
  if (!("overall" in declared) || declared.overall === undefined)
    throw new Error(`${type}.${name} has no parts`);
  const { of, per } = declared.overall;
  const parts = per === undefined ? [of] : [of, per.field];
  const sums = parts.map(() => 0);
  let counted = 0;
  for (const row of rows) {
    const cells = [name, ...parts].map((field) =>
      readCell(sight, { type, field }, { use: "aggregate" }, row),
    );
    const values = cells.slice(1);
    if (cells.includes(undefined) || values.includes(null)) continue;
    counted += 1;
    for (const [at, value] of values.entries()) sums[at] = (sums[at] ?? 0) + Number(value);
  }
  const [sum = 0, whole = 0] = sums;
  if (counted === 0) return null;
  if (per === undefined) return Math.ceil(Math.round(sum * 1e5) / 1e5);
  return whole === 0 ? null : (sum * per.scale) / whole;
}

export function measure(sight: Sight, group: Group, kind: string, field: string): Scalar {
  if (kind === "overall") return overall(sight, group, field);
  const values = group.rows
    .map((row) => readCell(sight, { type: group.type, field }, { use: "aggregate" }, row) ?? null)
    .filter((value) => value !== null);
  const [first, ...others] = values;
  if (first === undefined) return null;
  const sum = () => values.reduce((total: number, value) => total + Number(value), 0);
  const declared = sight.rows.catalogue.field(group.type, field);
  if (kind === "sum" && "scalar" in declared && declared.scalar === "float")
    return Math.round(sum() * 1e9) / 1e9;
  if (kind === "sum") {
    const total = values.reduce((whole: bigint, value) => whole + BigInt(String(value)), 0n);
    return Number.isSafeInteger(Number(total)) ? Number(total) : String(total);
  }
  if (kind === "avg") return sum() / values.length;
  const wanted = kind === "min" ? -1 : 1;
  return others.reduce<Scalar>(
    (best, value) => (sight.rows.compare(group.type, field, value, best) * wanted > 0 ? value : best),
    first,
  );
}
