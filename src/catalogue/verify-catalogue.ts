// Refuses to start on a catalogue that contradicts itself or the schema that was built from it.
import { getTableColumns } from "drizzle-orm";
import { type GraphQLSchema, isObjectType } from "graphql";
import { canField, changesOf, historyField } from "./command-reasons.ts";
import type { EntityType, Field } from "./definitions.ts";
import { measuresOf } from "./names.ts";
import { partsOf } from "./outline.ts";
import type { Catalogue } from "./registry.ts";

/** Every problem at once, each naming its coordinate; an empty list is a sound catalogue. */
export function verifyCatalogue(catalogue: Catalogue, schema: GraphQLSchema): string[] {
  return [...catalogue.entities.values()].flatMap((entity) => [
    ...relationProblems(catalogue, entity),
    ...orderingProblems(catalogue, entity),
    ...overallProblems(entity),
    ...secretProblems(catalogue, entity),
    ...schemaProblems(catalogue, entity, schema),
  ]);
}

function relationProblems(catalogue: Catalogue, entity: EntityType): string[] {
  return [...entity.fields.values()].flatMap((field) => {
    if (field.kind !== "toOne" && field.kind !== "toMany") return [];
    const target = catalogue.entities.get(field.target);
    if (target === undefined) return [`${entity.name}.${field.name}: no type ${field.target}`];
    const holder = field.kind === "toOne" ? entity : target;
    const missing = [
      ...(field.via in getTableColumns(holder.table) ? [] : [`${holder.name} has no column ${field.via}`]),
      ...(field.kind === "toMany" &&
      field.local !== undefined &&
      !(field.local in getTableColumns(entity.table))
        ? [`${entity.name} has no column ${field.local}`]
        : []),
    ];
    return missing.map((problem) => `${entity.name}.${field.name}: ${problem}`);
  });
}

function orderingProblems(catalogue: Catalogue, { name: type, orderings }: EntityType): string[] {
  const names = orderings.map(({ name }) => name);
  return orderings.flatMap(({ name, through, field }, index) => {
    const told = `${type}: ordering ${name}`;
    if (names.indexOf(name) < index) return [`${told} is there twice`];
    let at: string | undefined = type;
    for (const step of through) {
      const relation: Field | undefined = catalogue.entities.get(at)?.fields.get(step);
      if (relation?.kind !== "toOne")
        return [`${told} goes through ${at}.${step}, which leads to no one row`];
      at = relation.target;
    }
    const kind = catalogue.entities.get(at)?.fields.get(field)?.kind;
    return kind === "column" || kind === "computed"
      ? []
      : [`${told} needs a column or a computed field ${at}.${field}`];
  });
}

/** What a share comes to over many rows is made of fields that add up. */
function overallProblems(entity: EntityType): string[] {
  return [...entity.fields.values()].flatMap((field) => {
    if ((field.kind !== "column" && field.kind !== "computed") || field.overall === undefined) return [];
    const { of, per } = field.overall;
    return [of, ...(per === undefined ? [] : [per.field])]
      .filter((name) => {
        const part = entity.fields.get(name);
        return part === undefined || !measuresOf(part).includes("sum");
      })
      .map((name) => `${entity.name}.${field.name}: no sum of ${name}`);
  });
}

/** Parts there are none of; and characters stored beside the parts, which whoever takes the database would put together. */
function secretProblems(catalogue: Catalogue, entity: EntityType): string[] {
  return [...entity.fields.values()].flatMap((field) => {
    if (field.kind !== "secret") return [];
    return partsOf(entity.name, field).flatMap(({ text, at }) => {
      const part = at === null ? undefined : catalogue.entities.get(at.type)?.fields.get(at.field);
      const where = `${entity.name}.${field.name}`;
      if (part === undefined) return [`${where}: rebuilt from ${text}, which is no coordinate`];
      return field.tail !== undefined && part.kind === "column"
        ? [`${where}: stores its last characters beside ${text}, from which they rebuild it`]
        : [];
    });
  });
}

/** A field that came in by type-graphql's own decorators has no owner and no place in the database; `can` and `history` follow from commands. */
function schemaProblems(catalogue: Catalogue, entity: EntityType, schema: GraphQLSchema): string[] {
  const type = schema.getType(entity.name);
  if (!isObjectType(type)) return [`${entity.name} is not in the schema`];
  const isChanged = changesOf(catalogue.commands.values(), entity).length > 0;
  return Object.keys(type.getFields())
    .filter((name) => !entity.fields.has(name) && !(name === canField && isChanged) && name !== historyField)
    .map((name) => `${entity.name}.${name} is neither column, relation nor declared expression`);
}
