// Whose a row is: a row is of every person that a column of it names, by foreign key or relation, and a person's own row is
// of that person. Where no column names one, it is of those that its parent is of. Nothing of it is said type by type.
import { getTableColumns, getTableName } from "drizzle-orm";
import { getTableConfig, type PgColumn } from "drizzle-orm/pg-core";
import type { EntityType } from "./definitions.ts";

export interface OfPersons {
  /** Keys of the columns that hold persons' ids. */
  readonly columns: readonly string[];
  /** To-one relations that lead to what the row is of, where no column of its own names a person. */
  readonly through: readonly string[];
}

type Entities = ReadonlyMap<string, EntityType>;

/** By type; a type that is not in it is of nobody. */
export function collectOfPersons(entities: Entities): ReadonlyMap<string, OfPersons> {
  const found = new Map<string, OfPersons>();
  for (const entity of entities.values()) {
    const columns = columnsOf(entities, entity);
    if (columns.length > 0) found.set(entity.name, { columns, through: [] });
  }
  // Again until nothing is added: what is of persons by its parent may itself be a parent.
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const entity of entities.values()) {
      if (found.has(entity.name)) continue;
      const through = [...entity.fields.values()]
        .filter((field) => field.kind === "toOne" && found.has(field.target))
        .map(({ name }) => name);
      if (through.length > 0) found.set(entity.name, { columns: [], through });
    }
  }
  return found;
}

function columnsOf(entities: Entities, entity: EntityType): readonly string[] {
  const named = new Set<string>(entity.person === true ? ["id"] : []);
  for (const field of entity.fields.values()) {
    if (field.kind === "toOne" && entities.get(field.target)?.person === true) named.add(field.via);
  }
  for (const person of entities.values()) {
    if (person.person !== true) continue;
    for (const field of person.fields.values()) {
      if (field.kind === "toMany" && field.local === undefined && field.target === entity.name)
        named.add(field.via);
    }
    for (const key of foreignKeys(entity, person)) named.add(key);
  }
  return Object.keys(getTableColumns(entity.table)).filter((key) => named.has(key));
}

function foreignKeys({ table }: EntityType, to: EntityType): readonly string[] {
  const keyOf = (column: PgColumn): string[] =>
    Object.entries(getTableColumns(table)).flatMap(([key, own]) => (own.name === column.name ? [key] : []));
  return getTableConfig(table).foreignKeys.flatMap((foreign) => {
    const { columns, foreignTable, foreignColumns } = foreign.reference();
    if (getTableName(foreignTable) !== getTableName(to.table)) return [];
    return columns.flatMap((column, at) => (foreignColumns[at]?.name === "id" ? keyOf(column) : []));
  });
}
