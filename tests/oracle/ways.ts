// The ways an operation can put one coordinate to one use, each as the smallest operation that does, together with
// everything it thereby touches. Says nothing about who may.
import {
  aggregateRoot,
  type Catalogue,
  coordinatesOf,
  type EntityType,
  enumValueName,
  type Field,
  groupable,
  listRoot,
  measuresOf,
  nodeRoot,
  nodesRoot,
  recordRoot,
} from "../../src/catalogue/index.ts";
import { nobodysNumber } from "../support/numbers.ts";
import type { Reach, Use } from "./expectations/index.ts";
import type { Touch } from "./judge.ts";
import type { Malformed } from "./verdict.ts";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Argument {
  readonly name: string;
  /** Its GraphQL type, for the form that passes it as a variable. */
  readonly type: string;
  readonly value: Json;
  /** Enum values are written without quotes. */
  readonly enums?: true;
}

/** Root field, arguments, the path of fields down to the row that holds the coordinate, and what is selected there. */
export interface Usage {
  readonly root: string;
  readonly args: readonly Argument[];
  readonly path: readonly string[];
  /** Type the selection is made on: fragments name it. */
  readonly on: string;
  readonly select: string;
  readonly touches: readonly Touch[];
  /** A look-up that does not stand alone: no right opens it. */
  readonly malformed?: Malformed;
}

export const ways = [
  "read in a list",
  "read at an edge",
  "read by id",
  "read by id alone",
  "read by ids",
  "read by number",
  "read through a relation",
  "filter",
  "filter negated",
  "filter through a relation",
  "filter of an aggregate",
  "order",
  "order through a relation",
  "group key",
  "relation in a key",
  "measure",
  "count",
] as const;
export type Way = (typeof ways)[number];

export interface Place {
  readonly catalogue: Catalogue;
  readonly entity: EntityType;
  readonly field: Field;
  /** Id for roots that take one. */
  readonly idOf: (type: string) => string;
}

const isRelation = (field: Field): boolean => field.kind === "toOne" || field.kind === "toMany";

/** What using a field means, its inputs included: a computed field is its inputs. */
export function touch(type: string, field: Field, use: Use, reach: Reach): readonly Touch[] {
  const own: Touch = { type, field: field.name, use, reach };
  if (field.kind !== "computed") return [own];
  const inputs = field.inputs.map(
    (input): Touch => ({ ...input, use, reach: input.type === type ? reach : "list" }),
  );
  return [own, ...inputs];
}

const id = (type: string, use: Use, reach: Reach = "list"): Touch => ({ type, field: "id", use, reach });

function selection(field: Field): string {
  if (field.kind === "toOne") return `${field.name} { __typename }`;
  if (field.kind === "toMany") return `${field.name}(first: 1) { __typename }`;
  return field.name;
}

function condition(field: Field, quantifier: "some" | "none" | "every"): Json {
  if (field.kind === "secret") return { [field.name]: { eq: nobodysNumber(field) } };
  if (field.kind === "toOne") return { [field.name]: { and: [] } };
  if (field.kind === "toMany") return { [field.name]: { [quantifier]: {} } };
  return { [field.name]: { isNull: quantifier !== "some" } };
}

/** The first relation that leads to the type, from a type with the root that is needed. */
function relationTo(
  { catalogue }: Place,
  target: string,
  root: "record" | "list",
): { from: EntityType; relation: Field } | null {
  for (const from of catalogue.entities.values()) {
    if (!from.roots.includes(root)) continue;
    for (const relation of from.fields.values()) {
      if ((relation.kind === "toOne" || relation.kind === "toMany") && relation.target === target)
        return { from, relation };
    }
  }
  return null;
}

const where = (type: string, value: Json): Argument => ({ name: "where", type: `${type}Where`, value });
const first: Argument = { name: "first", type: "Int", value: 1 };

/** Null where the schema has no such operation. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one case for each way of use
export function usageOf(place: Place, way: Way): Usage | null {
  const { entity, field } = place;
  const type = entity.name;
  const idArgument = (of: EntityType): Argument => ({ name: "id", type: "ID!", value: place.idOf(of.name) });
  const list = (args: readonly Argument[], touches: readonly Touch[], reach: Reach = "list"): Usage | null =>
    entity.roots.includes("list")
      ? {
          root: listRoot(entity),
          args: [first, ...args],
          path: ["nodes"],
          on: type,
          select: "id",
          touches: [id(type, "read", reach), ...touches],
        }
      : null;
  const aggregate = (args: readonly Argument[], select: string, touches: readonly Touch[]): Usage | null =>
    entity.roots.includes("aggregate")
      ? {
          root: aggregateRoot(entity),
          args,
          path: [],
          on: `${type}Aggregate`,
          select,
          touches: [id(type, "aggregate"), ...touches],
        }
      : null;
  const grouped = (name: string): Argument => ({
    name: "groupBy",
    type: `[${type}GroupBy!]`,
    value: [enumValueName(name)],
    enums: true,
  });
  const ordered = (value: string): Argument => ({
    name: "orderBy",
    type: `[${type}Order!]`,
    value: [value],
    enums: true,
  });
  const filterable = field.kind !== "secret" || field.index !== undefined;
  const use: Use = field.kind === "secret" ? "lookup" : "filter";
  const withRule = (usage: Usage | null): Usage | null =>
    usage !== null && use === "lookup" ? { ...usage, malformed: "BAD_USER_INPUT" } : usage;

  switch (way) {
    case "read in a list": {
      const usage = list([], touch(type, field, "read", "list"));
      return usage && { ...usage, select: selection(field) };
    }
    case "read at an edge": {
      const usage = list([], touch(type, field, "read", "list"));
      return usage && { ...usage, path: ["edges", "node"], select: selection(field) };
    }
    case "read by id":
      return entity.roots.includes("record")
        ? {
            root: recordRoot(entity),
            args: [idArgument(entity)],
            path: [],
            on: type,
            select: selection(field),
            touches: [id(type, "read", "record"), ...touch(type, field, "read", "record")],
          }
        : null;
    case "read by id alone":
    case "read by ids": {
      const reach = way === "read by ids" ? "list" : "record";
      // What is decided is decided as under the type's own root and in its list: every other field by each.
      const turn = [...entity.fields.keys()].indexOf(field.name) % 2 === 0 ? "record" : "list";
      if (!entity.roots.includes("record") || (turn !== reach && field.kind !== "secret")) return null;
      const ids: Argument = { name: "ids", type: "[ID!]!", value: [place.idOf(type), place.idOf(type)] };
      return {
        root: reach === "list" ? nodesRoot : nodeRoot,
        args: [reach === "list" ? ids : idArgument(entity)],
        path: [`... on ${type}`],
        on: type,
        select: selection(field),
        touches: [id(type, "read", reach), ...touch(type, field, "read", reach)],
      };
    }
    case "read by number": {
      const number = [...entity.fields.values()].find((other) => other.kind === "secret" && other.index);
      if (number === undefined) return null;
      const touches = [...touch(type, number, "lookup", "list"), ...touch(type, field, "read", "record")];
      const usage = list([where(type, condition(number, "some"))], touches, "record");
      return usage && { ...usage, select: selection(field) };
    }
    case "read through a relation": {
      const found = relationTo(place, type, "record");
      if (found === null) return null;
      const { from, relation } = found;
      return {
        root: recordRoot(from),
        args: [idArgument(from)],
        path: relation.kind === "toOne" ? [relation.name] : [`${relation.name}(first: 1)`, "nodes"],
        on: type,
        select: selection(field),
        touches: [
          id(from.name, "read", "record"),
          ...touch(from.name, relation, "read", "record"),
          ...touch(type, field, "read", "list"),
        ],
      };
    }
    case "filter":
      return filterable
        ? list(
            [where(type, condition(field, "some"))],
            touch(type, field, use, "list"),
            use === "lookup" ? "record" : "list",
          )
        : null;
    case "filter negated":
      return filterable
        ? withRule(
            list(
              [where(type, { not: { or: [{ and: [condition(field, "none")] }] } })],
              touch(type, field, use, "list"),
            ),
          )
        : null;
    case "filter through a relation": {
      const found = relationTo(place, type, "list");
      if (found === null || !filterable) return null;
      const { from, relation } = found;
      const inner = condition(field, "every");
      const value = { [relation.name]: relation.kind === "toOne" ? inner : { every: inner } };
      return withRule({
        root: listRoot(from),
        args: [first, where(from.name, value)],
        path: ["nodes"],
        on: from.name,
        select: "id",
        touches: [
          id(from.name, "read"),
          ...touch(from.name, relation, "filter", "list"),
          ...touch(type, field, use, "list"),
        ],
      });
    }
    case "filter of an aggregate":
      return filterable
        ? withRule(
            aggregate([where(type, condition(field, "some"))], "count", touch(type, field, use, "list")),
          )
        : null;
    case "order": {
      const ordering = entity.orderings.find(
        (candidate) => candidate.through.length === 0 && candidate.field === field.name,
      );
      return ordering === undefined
        ? null
        : list([ordered(`${ordering.name}_DESC`)], touch(type, field, "order", "list"));
    }
    case "order through a relation": {
      const ordering = entity.orderings.find(({ through }) => through[0] === field.name);
      if (ordering === undefined) return null;
      const touches = coordinatesOf(place.catalogue, type, ordering).flatMap((at) =>
        touch(at.type, place.catalogue.field(at.type, at.field), "order", "list"),
      );
      return list([ordered(`${ordering.name}_ASC`)], touches);
    }
    case "group key":
      return groupable(field)
        ? aggregate([grouped(field.name)], `key { ${field.name} }`, touch(type, field, "aggregate", "list"))
        : null;
    case "relation in a key": {
      if (field.kind !== "toOne") return null;
      const via = entity.fields.get(field.via);
      if (via === undefined) return null;
      return aggregate([grouped(via.name)], `key { ${field.name} { __typename } }`, [
        ...touch(type, via, "aggregate", "list"),
        ...touch(type, field, "aggregate", "list"),
      ]);
    }
    case "measure": {
      if (isRelation(field)) return null;
      const [measure] = measuresOf(field);
      return measure === undefined
        ? null
        : aggregate([], `${measure} { ${field.name} }`, touch(type, field, "aggregate", "list"));
    }
    case "count":
      return field.name === "id" ? aggregate([], "count", []) : null;
  }
}
