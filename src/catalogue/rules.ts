// The rule catalogue: what each name means by which the database refuses. What follows from a table's own declaration is
// derived (derive-rules.ts); a real rule is written beside its SQL, in `<noun>.rules.ts`. Refuses nothing itself.
import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { EntityType } from "./definitions.ts";

/** What an author says of a rule. */
export interface RuleFacts {
  /** Clause of the plan, or law. Absent where the rule follows from what the fields mean. */
  readonly clause?: string;
  /** Duties of the plan that it keeps (ids of `schema/duties.csv`). */
  readonly duties?: readonly string[];
  /** Columns it concerns: of the rule's own table, whose name the rule's begins with, or `table.column`. */
  readonly fields: readonly string[];
  /** Another rule, in whose words a caller hears of this one: its own would tell of rows that the caller may not see. */
  readonly toldAs?: string;
  /** One sentence: what must hold. */
  readonly zh: string;
  readonly en: string;
}

export interface Rule extends RuleFacts {
  /** The constraint in the database's error. */
  readonly name: string;
  /** `Type.field` where the column is one, `table.column` otherwise. */
  readonly fields: readonly string[];
  readonly derived: boolean;
  /** Of a derived one: what is said to whom a field or one of these types is unknown that its sentences name. */
  readonly unnamed?: Pick<RuleFacts, "zh" | "en">;
  readonly types?: readonly string[];
}

const written = new Map<string, RuleFacts>();

/** Declares rules by their names. */
export function rules<const R extends Readonly<Record<string, RuleFacts>>>(declared: R): R {
  for (const [name, facts] of Object.entries(declared)) {
    if (written.has(name)) throw new Error(`the rule ${name} is written twice`);
    written.set(name, facts);
  }
  return declared;
}

export const isWrittenRule = (name: string): boolean => written.has(name);

/** The columns behind a type's fields: `table.column` → the field's coordinate. */
export function coordinatesOf(entities: Iterable<EntityType>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { name, table, fields } of entities) {
    const columns: Record<string, PgColumn> = getTableColumns(table);
    const place = (column: PgColumn | undefined, field: string): void => {
      const key = `${getTableName(table)}.${column?.name}`;
      if (column !== undefined && !found.has(key)) found.set(key, `${name}.${field}`);
    };
    for (const field of fields.values()) {
      if (field.kind === "column") place(field.column, field.name);
      if (field.kind === "secret")
        for (const column of [field.cipher, field.tail, field.index]) place(column, field.name);
      if (field.kind === "toOne") place(columns[field.via], field.name);
    }
  }
  return found;
}

/** The written rules, their fields as coordinates. A rule's name begins with the table that it guards. */
export function writtenRules(
  tables: readonly PgTable[],
  coordinates: ReadonlyMap<string, string>,
): readonly Rule[] {
  const names = tables.map(getTableName).sort((a, b) => b.length - a.length);
  return [...written].map(([name, facts]) => {
    const table = names.find((candidate) => name.startsWith(`${candidate}_`));
    const fields = facts.fields.map((field) => {
      const column = field.includes(".") ? field : `${table}.${field}`;
      return coordinates.get(column) ?? column;
    });
    return { ...facts, name, fields, derived: false };
  });
}
