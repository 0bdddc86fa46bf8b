// What the policy has to know of the catalogue: its coordinates, and which of them tell the same as a relation does.

import { getTableColumns, getTableName } from "drizzle-orm";
import { getTableConfig, type PgColumn } from "drizzle-orm/pg-core";
import { parseCoordinate } from "../core/coordinate.ts";
import { remembered } from "../core/remembered.ts";
import type { CatalogueOutline, CommandOutline, Relation, Secret } from "../policy/index.ts";
import type { Command } from "./commands.ts";
import type { EntityType, RelationField, SecretField } from "./definitions.ts";
import type { Catalogue } from "./registry.ts";

export const outlineOf = (catalogue: Catalogue): CatalogueOutline => outlined(catalogue, null);

const outlined = remembered((catalogue: Catalogue, _: null): CatalogueOutline => {
  const entities = [...catalogue.entities.values()];
  return {
    fields: new Map(entities.map(({ name, fields }) => [name, new Set(fields.keys())])),
    relations: entities.flatMap((entity) =>
      [...entity.fields.values()].flatMap((field) =>
        field.kind === "toOne" || field.kind === "toMany" ? [relationOf(catalogue, entity, field)] : [],
      ),
    ),
    secrets: entities.flatMap((entity) =>
      [...entity.fields.values()].flatMap((field) =>
        field.kind === "secret" ? [secretOf(entity, field)] : [],
      ),
    ),
    commands: [...catalogue.commands.values()].map((command) => commandOf(catalogue, command)),
  };
});

function commandOf(catalogue: Catalogue, { name, entity, kind, lines, ...row }: Command): CommandOutline {
  const use = kind === "create" ? "create" : "update";
  const rows = [
    { ...row, entity, use } as const,
    ...[...lines.values()].map((line) => ({ ...line, use: "create" as const })),
  ];
  return {
    name,
    type: entity.name,
    fields: rows.flatMap(({ entity: of, input, use: by }) =>
      [...input.values()].map(({ field, required }) => ({
        type: of.name,
        field: field.name,
        use: by,
        required,
        refersTo: field.kind === "column" ? referredType(catalogue, field.column) : null,
      })),
    ),
  };
}

/** The type whose id a column holds. */
export function referredType({ entities }: Catalogue, column: PgColumn): string | null {
  for (const { columns, foreignColumns, foreignTable } of getTableConfig(column.table).foreignKeys.map(
    (key) => key.reference(),
  )) {
    if (!columns.some(({ name }, at) => name === column.name && foreignColumns[at]?.name === "id")) continue;
    for (const { name, table } of entities.values())
      if (getTableName(table) === getTableName(foreignTable)) return name;
  }
  return null;
}

/** `verifyCatalogue` says which of its parts there are not. */
const secretOf = ({ name: type }: EntityType, field: SecretField): Secret => ({
  type,
  field: field.name,
  maskable: field.tail !== undefined,
  rebuiltFrom: partsOf(type, field).flatMap(({ at }) => (at === null ? [] : [at])),
});

/** What a secret is rebuilt from, as its author named it and as a coordinate. */
export const partsOf = (type: string, { rebuiltFrom = [] }: SecretField) =>
  rebuiltFrom.map((text) => ({
    text,
    at: parseCoordinate(text.includes(".") ? text : `${type}.${text}`),
  }));

function relationOf(catalogue: Catalogue, entity: EntityType, field: RelationField): Relation {
  const target = catalogue.entity(field.target);
  const ends = { type: entity.name, field: field.name, target: target.name };
  if (field.kind === "toOne") return { ...ends, near: keyFields(entity, field.via), far: null };
  const keys = keyFields(target, field.via);
  if (field.local !== undefined) return { ...ends, near: keyFields(entity, field.local), far: keys };
  return { ...ends, near: null, far: [...keys, ...waysBack(target, field.via, entity)] };
}

function keyFields(entity: EntityType, key: string): readonly string[] {
  const column = getTableColumns(entity.table)[key];
  return [...entity.fields.values()]
    .filter((field) => field.kind === "column" && field.column === column)
    .map(({ name }) => name);
}

/** The way back tells the key as well: it leads to the row that one comes from. */
const waysBack = (entity: EntityType, key: string, to: EntityType): readonly string[] =>
  [...entity.fields.values()]
    .filter((field) => field.kind === "toOne" && field.via === key && field.target === to.name)
    .map(({ name }) => name);
