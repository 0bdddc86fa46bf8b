// What one asker must see of one row: computed by loops over the table's entries and the row rules.
import type { Catalogue, Field } from "../../src/catalogue/index.ts";
import { partComputed } from "./computed/index.ts";
import type { Row, Value } from "./district-rows.ts";
import { type Entry, expectations, type Reach, type Use } from "./expectations/index.ts";
import { declared, names, type OracleAsker, onDuty } from "./judge.ts";
import { rowRules, type World } from "./rules/index.ts";

export type Cell = "plain" | "masked" | "hidden";
export type Shown = Value | { readonly id: string } | { readonly nodes: readonly { readonly id: string }[] };

export interface Eyes {
  readonly catalogue: Catalogue;
  readonly world: World;
  readonly asker: OracleAsker;
}

function gives(entry: Entry, asker: OracleAsker, reach: Reach, use: Use): boolean {
  return (
    entry.uses.split(" ").includes(use) &&
    declared(entry, asker.purpose) &&
    (entry.reach === undefined || entry.reach === reach)
  );
}

/** Some assignment that carries the entry's duty has the row in its own scope: no two assignments mix. */
function holds({ world, asker }: Eyes, entry: Entry, row: Row): boolean {
  return asker.groups.some(
    (group) => onDuty(entry, group) && rowRules[entry.rows](world, group.scopeIds, row),
  );
}

const seen = new WeakMap<Eyes, Map<string, ReadonlySet<string>>>();

/** Ids of the rows of a type that some entry lets the asker read; looked for once. */
function visibleIds(eyes: Eyes, type: string, reach: Reach): ReadonlySet<string> {
  const known = seen.get(eyes) ?? new Map<string, ReadonlySet<string>>();
  seen.set(eyes, known);
  const found = known.get(`${type} ${reach}`);
  if (found !== undefined) return found;
  const entries = expectations[eyes.asker.role].filter(
    (entry) => entry.type === type && gives(entry, eyes.asker, reach, "read"),
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
  type: string,
  field: string,
  row: Row,
  reach: Reach = "list",
  use: Use = "read",
): Cell {
  let cell: Cell = "hidden";
  for (const entry of expectations[eyes.asker.role]) {
    if (!names(entry, type, field) || !gives(entry, eyes.asker, reach, use) || !holds(eyes, entry, row))
      continue;
    if (entry.masked !== true) return "plain";
    cell = "masked";
  }
  return cell;
}

/** The value that must come over the wire for one selected field of a visible row. */
export function shown(eyes: Eyes, type: string, field: Field, row: Row, reach: Reach = "list"): Shown {
  const cell = cellOf(eyes, type, field.name, row, reach);
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

/** The three computed fields of the spine, in plain words. */
function computed(eyes: Eyes, type: string, field: string, row: Row): Value {
  const { rows, today } = eyes.world;
  switch (`${type}.${field}`) {
    case "Child.ageBand": {
      const born = row.birthDate as string;
      const hadBirthday = today.slice(5) >= born.slice(5);
      const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (hadBirthday ? 0 : 1);
      return years < 6 ? "under-6" : years < 14 ? "6-13" : years < 16 ? "14-15" : "16+";
    }
    case "SchoolClass.size":
    case "SchoolClass.large": {
      const seated = rows
        .of("Enrolment", "classId", row.id)
        .filter((enrolment) => enrolment.validTo === null && isVisible(eyes, "Enrolment", enrolment));
      return field === "size" ? seated.length : seated.length >= 56;
    }
    default: {
      const compute = partComputed[`${type}.${field}`];
      if (compute === undefined) throw new Error(`the oracle does not know how ${type}.${field} is computed`);
      const sees = (of: string, other: Row, fields: readonly string[]): boolean =>
        isVisible(eyes, of, other) && fields.every((name) => cellOf(eyes, of, name, other) === "plain");
      return compute({ rows, today, sees }, row);
    }
  }
}
