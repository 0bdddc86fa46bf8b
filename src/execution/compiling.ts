// The context SQL is compiled in, and the few fragments everything is made of. Values never enter the text.
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Catalogue, EntityType } from "../catalogue/index.ts";
import { type OperationPlan, tableNameOf, type Value } from "../planning/index.ts";
import type { Marking } from "./marking.ts";

export interface Compiling {
  readonly catalogue: Catalogue;
  readonly plan: Pick<OperationPlan, "scopes">;
  /** Numbers table aliases. */
  readonly aliases: { next: number };
  /** Null where nobody is shown what the statement finds. */
  readonly marking: Marking | null;
}

/** A row the SQL stands on: how its columns are named there. */
export type RowColumns = (key: string) => SQL;

/** Where a condition is compiled: the statement, the type, and how the row's columns are named. */
export interface Footing {
  readonly compiling: Compiling;
  readonly entity: EntityType;
  readonly row: RowColumns;
}

export interface From {
  readonly from: SQL;
  readonly alias: string;
  readonly row: RowColumns;
}

export function fromTable(compiling: Compiling, entity: EntityType): From {
  const alias = `t${compiling.aliases.next++}`;
  return {
    alias,
    from: sql`${sql.identifier(tableNameOf(entity))} ${sql.raw(alias)}`,
    row: rowColumns(entity, alias),
  };
}

/** Columns of an entity's table under an alias. */
export function rowColumns(entity: EntityType, alias: string): RowColumns {
  const columns = getTableColumns(entity.table);
  return (key) => {
    const column = columns[key];
    if (column === undefined) throw new Error(`${entity.name} has no column ${key}`);
    return sql.raw(`${alias}.${quotedName(column.name)}`);
  };
}

/** A name of the database's own. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A parameter: its value is bound when the plan is used. */
export const param = (value: Value): SQL => sql`${sql.param(value)}${sql.raw(casts(value))}`;

/**
 * A constant of the policy or the document. The same at every use of the statement, so it stands in the text where it
 * can do no harm there (numbers, booleans, codes): general and particular plans then know equally much.
 */
export function constantOrParam(value: Value, isCode: boolean): SQL {
  if (!standsInText(value, isCode)) return param(value);
  const constant = value.slot.from === "constant" && value.slot.value;
  if (typeof constant === "boolean") return sql.raw(String(constant));
  return typeof constant === "number" ? sql.raw(`(${constant})`) : literal(String(constant));
}

/** Whether a value is written in the statement: see `constantOrParam`. */
export function standsInText({ slot, list }: Value, isCode: boolean): boolean {
  if (slot.from !== "constant" || list === true) return false;
  const { value } = slot;
  if (typeof value === "boolean" || Number.isSafeInteger(value)) return true;
  return isCode && typeof value === "string" && name.test(value);
}

/**
 * A parameter the planner cannot see the value of (an InitPlan; indexes take it all the same). For scopes and cursors:
 * knowing them, it would reckon a plan of its own for each and plan anew at every use.
 */
export const hiddenParam = (value: Value): SQL => sql`(select ${param(value)})`;

// Dates and arrays travel as text: no driver may turn a day into an instant.
function casts(value: Value): string {
  const type = {
    text: "text",
    prefix: "text",
    part: "text",
    blindIndex: "text",
    uuid: "uuid",
    int: "int",
    safeInt: "bigint",
    float: "float8",
    boolean: "bool",
    date: "date",
    datetime: "timestamptz",
  }[value.codec];
  if (value.list === true) return `::text::${type}[]`;
  return type === "date" || type === "timestamptz" ? `::text::${type}` : `::${type}`;
}

export const today: SQL = param({ slot: { from: "today" }, codec: "date" });
export const now: SQL = param({ slot: { from: "now" }, codec: "datetime" });

const name = /^[\w +-]*$/;

/** A literal from the schema's own names; anything else throws. */
export function literal(text: string): SQL {
  if (!name.test(text)) throw new Error("only names of the schema may be literals");
  return sql.raw(`'${text}'`);
}

export const conjunction = (parts: readonly SQL[]): SQL =>
  parts.length === 0 ? sql`true` : sql.join([...parts], sql` and `);
