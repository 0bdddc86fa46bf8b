// Names that follow from a type's name: one place, so that schema, planner and role views agree.
import type { EntityType, Field } from "./definitions.ts";

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

export const recordRoot = (entity: EntityType): string => lowerFirst(entity.name);
export const listRoot = (entity: EntityType): string => entity.plural;
export const aggregateRoot = (entity: EntityType): string => `${lowerFirst(entity.name)}Aggregate`;

export const connectionName = (type: string): string => `${type}Connection`;
export const edgeName = (type: string): string => `${type}Edge`;
export const whereName = (type: string): string => `${type}Where`;
export const relationWhereName = (type: string): string => `${type}ListWhere`;
export const orderName = (type: string): string => `${type}Order`;
export const aggregateName = (type: string): string => `${type}Aggregate`;
export const groupByName = (type: string): string => `${type}GroupBy`;
export const groupKeyName = (type: string): string => `${type}GroupKey`;
export const measureName = (type: string, measure: string): string =>
  `${type}${measure.charAt(0).toUpperCase()}${measure.slice(1)}`;

/** `townshipId` → `TOWNSHIP_ID`. */
export const enumValueName = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase();

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const inputName = (command: string): string => `${upperFirst(command)}Input`;
export const linesInputName = (command: string, lines: string): string =>
  `${upperFirst(command)}${upperFirst(lines)}Input`;
export const payloadName = (command: string): string => `${upperFirst(command)}Payload`;

export type RootKind = "record" | "list" | "aggregate";

/** Root field name → the type it reads and how. Two types may not claim one name. */
export function rootFields(catalogue: {
  readonly entities: ReadonlyMap<string, EntityType>;
}): ReadonlyMap<string, { entity: EntityType; kind: RootKind }> {
  const roots = new Map<string, { entity: EntityType; kind: RootKind }>();
  for (const entity of catalogue.entities.values()) {
    for (const kind of entity.roots) {
      const name = { record: recordRoot, list: listRoot, aggregate: aggregateRoot }[kind](entity);
      if (roots.has(name)) throw new Error(`root field ${name} is defined twice`);
      roots.set(name, { entity, kind });
    }
  }
  return roots;
}

/** Fields rows can be grouped by: plain columns of few values or keys; never the row's own id, never a secret. */
export const groupable = (field: Field): boolean =>
  (field.kind === "column" && field.key !== "id") || (field.kind === "computed" && field.restates !== true);

export type Measure = "sum" | "avg" | "min" | "max" | "overall";

/** Units of a share, such as per mille: neither a sum of them means anything, nor a mean that knows not of how many each is. */
const ratio = /‰|^per |\bper (ten|hundred|thousand)\b/;

/**
 * Measures of a field. What is declared in a unit is a quantity and can be added up; a number without one (school year,
 * grade, edition, place in an order) has only a least and a greatest, as a date has.
 */
export function measuresOf(field: Field): readonly Measure[] {
  if (field.kind !== "column" && (field.kind !== "computed" || field.restates === true)) return [];
  if (field.codes !== undefined) return [];
  if (field.scalar === "date") return ["min", "max"];
  if (!["int", "safeInt", "float"].includes(field.scalar)) return [];
  if (field.unit === undefined) return ["min", "max"];
  if (field.overall !== undefined) return ["min", "max", "overall"];
  return ratio.test(field.unit) ? ["min", "max"] : ["sum", "avg", "min", "max"];
}
