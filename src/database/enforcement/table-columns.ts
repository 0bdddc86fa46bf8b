// From a column key of a policy or of the catalogue to the stored column; an unknown key throws.
import { getTableColumns } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Catalogue, EntityType, RelationField } from "../../catalogue/index.ts";

export function columnOf(entity: EntityType, key: string): PgColumn {
  const column = getTableColumns(entity.table)[key];
  if (column === undefined) throw new Error(`${entity.name} has no column ${key}`);
  return column;
}

/** When a row was archived; null for a view, whose rows never are. */
export const archivingColumn = ({ table }: EntityType): PgColumn | null =>
  getTableColumns(table).archivedAt ?? null;

export interface Link {
  readonly target: EntityType;
  readonly here: PgColumn;
  readonly there: PgColumn;
}

/** The two columns that a relation joins. */
export function linkOf(catalogue: Catalogue, entity: EntityType, relation: RelationField): Link {
  const target = catalogue.entity(relation.target);
  return relation.kind === "toOne"
    ? { target, here: columnOf(entity, relation.via), there: columnOf(target, "id") }
    : { target, here: columnOf(entity, relation.local ?? "id"), there: columnOf(target, relation.via) };
}
