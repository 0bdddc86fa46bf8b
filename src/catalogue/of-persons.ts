// Whose a row is: a row is of every person that a column of it names, by foreign key or relation, and a person's own row is
// of that person. Where no column names one, it is of those that its parent is of. Nothing of it is said type by type.
import { getTableColumns, getTableName } from "drizzle-orm";
import { getTableConfig, type PgColumn } from "drizzle-orm/pg-core";
import type { EntityType } from "./definitions.ts";

export interface OfPersons {
  /** Keys of the columns that hold persons' ids. */
  readonly columns: readonly string[];
  /** Of each of them the type whose rows are these persons. */
  readonly kinds: ReadonlyMap<string, string>;
  /** To-one relations that lead to what the row is of, where no column of its own names a person. */
  readonly through: readonly string[];
}

type Entities = ReadonlyMap<string, EntityType>;

/** By type; a type that is not in it is of nobody. */
export function collectOfPersons(entities: Entities): ReadonlyMap<string, OfPersons> {
  const found = new Map<string, OfPersons>();
  for (const entity of entities.values()) {
    const kinds = columnsOf(entities, entity);
    if (kinds.size > 0) found.set(entity.name, { columns: [...kinds.keys()], kinds, through: [] });
  }
  // Again until nothing is added: what is of persons by its parent may itself be a parent.
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const entity of entities.values()) {
      if (found.has(entity.name)) continue;
      const through = [...entity.fields.values()]
        .filter((field) => field.kind === "toOne" && found.has(field.target))
        .map(({ name }) => name);
      if (through.length > 0) found.set(entity.name, { columns: [], kinds: new Map(), through });
    }
  }
  return found;
}

/** In the order of the table. */
function columnsOf(entities: Entities, entity: EntityType): ReadonlyMap<string, string> {
  const named = new Map<string, string>(entity.person === true ? [["id", entity.name]] : []);
  for (const field of entity.fields.values()) {
    if (field.kind === "toOne" && entities.get(field.target)?.person === true)
      named.set(field.via, field.target);
  }
  for (const person of entities.values()) {
    if (person.person !== true) continue;
    for (const field of person.fields.values()) {
      if (field.kind === "toMany" && field.local === undefined && field.target === entity.name)
        named.set(field.via, person.name);
    }
    for (const key of foreignKeys(entity, person)) named.set(key, person.name);
  }
  const keys = Object.keys(getTableColumns(entity.table));
  return new Map(keys.flatMap((key) => [[key, named.get(key)] as const]).filter(isNamed));
}

const isNamed = (entry: readonly [string, string | undefined]): entry is readonly [string, string] =>
  entry[1] !== undefined;

function foreignKeys({ table }: EntityType, to: EntityType): readonly string[] {
  const keyOf = (column: PgColumn): string[] =>
    Object.entries(getTableColumns(table)).flatMap(([key, own]) => (own.name === column.name ? [key] : []));
  return getTableConfig(table).foreignKeys.flatMap((foreign) => {
    const { columns, foreignTable, foreignColumns } = foreign.reference();
    if (getTableName(foreignTable) !== getTableName(to.table)) return [];
    return columns.flatMap((column, at) => (foreignColumns[at]?.name === "id" ? keyOf(column) : []));
  });
}
