// What one asker must see of one row: computed by loops over the table's entries and the row rules.

import type { Catalogue, Field } from "../../src/catalogue/index.ts";
import type { Coordinate } from "../../src/core/coordinate.ts";
import { computedFields } from "./computed/index.ts";
import type { Row, Value } from "./district-rows.ts";
import { type Entry, expectations, type Reach, type RowRule, type Use } from "./expectations/index.ts";
import { declared, entriesOf, type OracleAsker, onDuty, within } from "./judge.ts";
import { rowRules, type World } from "./rules/index.ts";
import { withoutTied } from "./rules/tied.ts";

export type Cell = "plain" | "masked" | "hidden";
export type Shown = Value | { readonly id: string } | { readonly nodes: readonly { readonly id: string }[] };

export interface Eyes {
  readonly catalogue: Catalogue;
  readonly world: World;
  readonly asker: OracleAsker;
}

/** In the eyes of somebody who is tied to persons, their rows are not there: they show nowhere, and open nothing. */
export const eyesOf = (catalogue: Catalogue, world: World, asker: OracleAsker): Eyes => ({
  catalogue,
  world: asker.tiedTo === undefined ? world : withoutTied(world, asker.tiedTo),
  asker,
});

function gives(entry: Entry, asker: OracleAsker, reach: Reach): boolean {
  return declared(entry, asker.purpose) && (entry.reach === undefined || entry.reach === reach);
}

/** An entry that gives a use to the asker, and the rows on which it does: looked for once for each row. */
interface Opening {
  readonly masked: boolean;
  readonly holds: (row: Row) => boolean;
}

/** What one pair of eyes has looked for so far. */
interface Sight {
  /** By rule and assignment, row by row: entries of one rule, and its many cells, ask once. */
  readonly said: Map<string, Map<Row, boolean>>;
  /** By use, by type, by field. */
  readonly openings: Record<Reach, Map<Use, Map<string, Map<string, readonly Opening[]>>>>;
  readonly visible: Record<Reach, Map<string, ReadonlySet<string>>>;
}

const sights = new WeakMap<Eyes, Sight>();

const sightOf = (eyes: Eyes): Sight =>
  within(sights, eyes, () => ({
    said: new Map(),
    openings: { list: new Map(), record: new Map() },
    visible: { list: new Map(), record: new Map() },
  }));

/** The rule in the scope of one assignment. */
function ruleIn(eyes: Eyes, rule: RowRule, group: number): Opening["holds"] {
  const said = within(sightOf(eyes).said, `${rule} ${group}`, () => new Map<Row, boolean>());
  const scope = eyes.asker.groups[group]?.scopeIds ?? [];
  return (row) => {
    const known = said.get(row);
    if (known !== undefined) return known;
    const holds = rowRules[rule](eyes.world, scope, row);
    said.set(row, holds);
    return holds;
  };
}

/** Some assignment that carries the entry's duty has the row in its own scope: no two assignments mix. */
function openingOf(eyes: Eyes, entry: Entry): Opening {
  const masked = entry.masked === true;
  const onDutyIn = eyes.asker.groups.flatMap((group, at) => (onDuty(entry, group) ? [at] : []));
  if (entry.rows === "every row") return { masked, holds: () => onDutyIn.length > 0 };
  const rules = onDutyIn.map((group) => ruleIn(eyes, entry.rows, group));
  const [only] = rules;
  if (rules.length === 1 && only !== undefined) return { masked, holds: only };
  return { masked, holds: (row) => rules.some((holds) => holds(row)) };
}

/** Ids of the rows of a type that some entry lets the asker read; looked for once. */
const visibleIds = (eyes: Eyes, type: string, reach: Reach): ReadonlySet<string> =>
  within(sightOf(eyes).visible[reach], type, () => {
    const openings = expectations[eyes.asker.role]
      .filter(
        (entry) =>
          entry.type === type && entry.uses.split(" ").includes("read") && gives(entry, eyes.asker, reach),
      )
      .map((entry) => openingOf(eyes, entry));
    const rows = eyes.world.rows.all(type).filter((row) => openings.some(({ holds }) => holds(row)));
    return new Set(rows.map(({ id }) => id));
  });

export function isVisible(eyes: Eyes, type: string, row: Row, reach: Reach = "list"): boolean {
  return visibleIds(eyes, type, reach).has(row.id);
}

/** What gives the asker a use of a coordinate, by duty, purpose and reach. */
function openingsOf(eyes: Eyes, { type, field }: Coordinate, reach: Reach, use: Use): readonly Opening[] {
  const uses = sightOf(eyes).openings[reach];
  const known = uses.get(use)?.get(type)?.get(field);
  if (known !== undefined) return known;
  const types = within(uses, use, () => new Map<string, Map<string, readonly Opening[]>>());
  const fields = within(types, type, () => new Map<string, readonly Opening[]>());
  return within(fields, field, () =>
    entriesOf(eyes.asker.role, type, field, use)
      .filter((entry) => gives(entry, eyes.asker, reach))
      .map((entry) => openingOf(eyes, entry)),
  );
}

/** How a cell may be put to a use: rights to read, to filter and to count may reach different rows. */
export function cellOf(
  eyes: Eyes,
  at: Coordinate,
  row: Row,
  { reach = "list", use = "read" }: { readonly reach?: Reach; readonly use?: Use } = {},
): Cell {
  let cell: Cell = "hidden";
  for (const { masked, holds } of openingsOf(eyes, at, reach, use)) {
    if (!holds(row)) continue;
    if (!masked) return "plain";
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

const namesOf = new WeakMap<NonNullable<Codes>, ReadonlyMap<Value, string>>();

/** Enum names over the wire, codes in the rows. */
function coded(values: Codes, value: Value): Value {
  if (values === undefined || value === null) return value;
  const names = within(
    namesOf,
    values,
    () => new Map(Object.entries(values).map(([name, { code }]) => [code, name])),
  );
  const found = names.get(value);
  if (found === undefined) throw new Error(`no enum value for the code ${String(value)}`);
  return found;
}

function computed(eyes: Eyes, type: string, field: string, row: Row): Value {
  const compute = computedFields[`${type}.${field}`];
  if (compute === undefined) throw new Error(`the oracle does not know how ${type}.${field} is computed`);
  const sees = (of: string, other: Row, fields: readonly string[]): boolean =>
    isVisible(eyes, of, other) &&
    fields.every((name) => cellOf(eyes, { type: of, field: name }, other) === "plain");
  return compute({ ...eyes.world, sees }, row);
}
