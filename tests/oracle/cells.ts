// What one asker must see of one row: computed by loops over the table's entries and the row rules.

import type { Catalogue, Field } from "../../src/catalogue/index.ts";
import type { Coordinate } from "../../src/core/coordinate.ts";
import { computedFields } from "./computed/index.ts";
import type { Row, Value } from "./district-rows.ts";
import { type Entry, expectations, type Reach, type RowRule, type Use } from "./expectations/index.ts";
import { declared, entriesOf, type OracleAsker, onDuty } from "./judge.ts";
import { rowRules, type World } from "./rules/index.ts";

export type Cell = "plain" | "masked" | "hidden";
export type Shown = Value | { readonly id: string } | { readonly nodes: readonly { readonly id: string }[] };

export interface Eyes {
  readonly catalogue: Catalogue;
  readonly world: World;
  readonly asker: OracleAsker;
}

function gives(entry: Entry, asker: OracleAsker, reach: Reach): boolean {
  return declared(entry, asker.purpose) && (entry.reach === undefined || entry.reach === reach);
}

/** Row by row what a rule says in the scope of an assignment: entries of one rule, and its many cells, ask once. */
const held = new WeakMap<Eyes, Map<string, WeakMap<Row, boolean>>>();

function holdsFor(eyes: Eyes, rule: RowRule, group: number, row: Row): boolean {
  if (rule === "every row") return true;
  const rules = held.get(eyes) ?? new Map<string, WeakMap<Row, boolean>>();
  held.set(eyes, rules);
  const rows = rules.get(`${rule} ${group}`) ?? new WeakMap<Row, boolean>();
  rules.set(`${rule} ${group}`, rows);
  const known = rows.get(row);
  if (known !== undefined) return known;
  const holds = rowRules[rule](eyes.world, eyes.asker.groups[group]?.scopeIds ?? [], row);
  rows.set(row, holds);
  return holds;
}

/** Some assignment that carries the entry's duty has the row in its own scope: no two assignments mix. */
export function holds(eyes: Eyes, entry: Entry, row: Row): boolean {
  return eyes.asker.groups.some((group, at) => onDuty(entry, group) && holdsFor(eyes, entry.rows, at, row));
}

const seen = new WeakMap<Eyes, Map<string, ReadonlySet<string>>>();

/** Ids of the rows of a type that some entry lets the asker read; looked for once. */
function visibleIds(eyes: Eyes, type: string, reach: Reach): ReadonlySet<string> {
  const known = seen.get(eyes) ?? new Map<string, ReadonlySet<string>>();
  seen.set(eyes, known);
  const found = known.get(`${type} ${reach}`);
  if (found !== undefined) return found;
  const entries = expectations[eyes.asker.role].filter(
    (entry) =>
      entry.type === type && entry.uses.split(" ").includes("read") && gives(entry, eyes.asker, reach),
  );
  const rows = eyes.world.rows.all(type).filter((row) => entries.some((entry) => holds(eyes, entry, row)));
  const ids = new Set(rows.map(({ id }) => id));
  known.set(`${type} ${reach}`, ids);
  return ids;
}

export function isVisible(eyes: Eyes, type: string, row: Row, reach: Reach = "list"): boolean {
  return visibleIds(eyes, type, reach).has(row.id);
}

/** How a cell may be put to a use: rights to read, to filter and to count may reach different rows. */
export function cellOf(
  eyes: Eyes,
  { type, field }: Coordinate,
  row: Row,
  { reach = "list", use = "read" }: { readonly reach?: Reach; readonly use?: Use } = {},
): Cell {
  let cell: Cell = "hidden";
  for (const entry of entriesOf(eyes.asker.role, type, field, use)) {
    if (!gives(entry, eyes.asker, reach) || !holds(eyes, entry, row)) continue;
    if (entry.masked !== true) return "plain";
    cell = "masked";
  }
  return cell;
}

/** A field of the catalogue with the type it is declared on. */
export interface TypeField {
  readonly type: string;
  readonly field: Field;
}

/** The value that must come over the wire for one selected field of a visible row. */
export function shown(eyes: Eyes, { type, field }: TypeField, row: Row, reach: Reach = "list"): Shown {
  const cell = cellOf(eyes, { type, field: field.name }, row, { reach });
  if (cell === "hidden") return null;
  switch (field.kind) {
    case "secret": {
      const plain = row[field.name] as string | null;
      return plain === null || cell === "plain" ? plain : `****${plain.slice(-4)}`;
    }
    case "column":
      return coded(field.codes?.values, row[field.key] ?? null);
    case "computed":
      return coded(field.codes?.values, computed(eyes, type, field.name, row));
    case "toOne": {
      const target = eyes.world.rows.byId(field.target, row[field.via]);
      return target !== undefined && isVisible(eyes, field.target, target) ? { id: target.id } : null;
    }
    case "toMany": {
      const own = row[field.local ?? "id"] ?? null;
      const related = eyes.world.rows.of(field.target, field.via, own);
      const nodes = related
        .filter((target) => isVisible(eyes, field.target, target))
        .map(({ id }) => ({ id }));
      return { nodes: nodes.sort((a, b) => (a.id < b.id ? -1 : 1)) };
    }
  }
}

type Codes = Readonly<Record<string, { readonly code: string }>> | undefined;

/** Enum names over the wire, codes in the rows. */
function coded(values: Codes, value: Value): Value {
  if (values === undefined || value === null) return value;
  const found = Object.entries(values).find(([, { code }]) => code === value);
  if (found === undefined) throw new Error(`no enum value for the code ${String(value)}`);
  return found[0];
}

function computed(eyes: Eyes, type: string, field: string, row: Row): Value {
  const compute = computedFields[`${type}.${field}`];
  if (compute === undefined) throw new Error(`the oracle does not know how ${type}.${field} is computed`);
  const sees = (of: string, other: Row, fields: readonly string[]): boolean =>
    isVisible(eyes, of, other) &&
    fields.every((name) => cellOf(eyes, { type: of, field: name }, other) === "plain");
  return compute({ ...eyes.world, sees }, row);
}
