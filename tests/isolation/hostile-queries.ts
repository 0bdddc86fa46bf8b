// Questions of the kind that make a server talk: every coordinate in turn, forbidden ones included, and requests that are
// malformed, too large or aimed at error messages.
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import type { Catalogue, EntityType, Field } from "../../src/catalogue/index.ts";
import { nobodysNumber } from "../support/numbers.ts";

export interface Coordinate {
  readonly entity: EntityType;
  readonly field: Field;
}

export function coordinatesOf(catalogue: Catalogue): readonly Coordinate[] {
  return [...catalogue.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].map((field) => ({ entity, field })),
  );
}

/** The selection of one field, relations down to their ids. */
export const selectionOf = ({ field }: Coordinate, related = 3): string =>
  field.kind === "toMany"
    ? `${field.name}(first: ${related}) { nodes { id } }`
    : field.kind === "toOne"
      ? `${field.name} { id }`
      : field.name;

export type Right = readonly [type: string, field: string, use: string];

/** A root field, and the rights it puts to the test. */
export interface Question {
  readonly root: string;
  readonly rights: readonly Right[];
  /** What else a refusal may name: rows by their ids, inputs of what is computed. */
  readonly beside: readonly Right[];
  /** One selection in the rows of a list, which may hold others beside it. */
  readonly selected?: { readonly list: string; readonly part: string };
}

export const asQuery = ({ root }: Pick<Question, "root">): string => `{ rows: ${root} }`;

/** What using a field comes to use as well, and the ids of the rows that are told. */
function besideOf({ entity, field }: Coordinate, use: string): readonly Right[] {
  const rows: Right = [entity.name, "id", "read"];
  if (field.kind === "toOne" || field.kind === "toMany") return [rows, [field.target, "id", "read"]];
  if (field.kind !== "computed") return [rows];
  return [rows, ...field.inputs.map(({ type, field: name }): Right => [type, name, use])];
}

export function reading(at: Coordinate, size = 40): Question {
  const list = `${at.entity.plural}(first: ${size})`;
  const part = selectionOf(at);
  return {
    root: `${list} { nodes { id ${part} } }`,
    rights: [[at.entity.name, at.field.name, "read"]],
    beside: besideOf(at, "read"),
    selected: { list, part },
  };
}

/** The same coordinate as a filter: hidden values must not choose rows either. */
export function filtering(at: Coordinate): readonly Question[] {
  const { entity, field } = at;
  const where = ((): string | null => {
    if (field.kind === "toMany") return `{ ${field.name}: { some: {} } }`;
    if (field.kind === "toOne") return `{ ${field.name}: { id: { isNull: false } } }`;
    if (field.kind === "secret")
      return field.index === undefined ? null : `{ ${field.name}: { eq: "${nobodysNumber(field)}" } }`;
    return `{ not: { ${field.name}: { isNull: true } } }`;
  })();
  if (where === null) return [];
  const use = field.kind === "secret" ? "lookup" : "filter";
  const root = `${entity.plural}(first: 40, where: ${where}) { totalCount nodes { id } }`;
  const own: Right = [entity.name, field.name, use];
  const rights = field.kind === "toOne" ? [own, [field.target, "id", use] as const] : [own];
  return [{ root, rights, beside: besideOf(at, use) }];
}

function ordering(entity: EntityType): readonly Question[] {
  const own = entity.orderings.filter(({ through }) => through.length === 0);
  return own.flatMap(({ name, field }) =>
    ["ASC", "DESC"].map(
      (direction): Question => ({
        root: `${entity.plural}(first: 40, orderBy: ${name}_${direction}) { nodes { id } }`,
        rights: [[entity.name, field, "order"]],
        beside: besideOf(coordinate(entity, field), "order"),
      }),
    ),
  );
}

function coordinate(entity: EntityType, name: string): Coordinate {
  const field = entity.fields.get(name);
  if (field === undefined) throw new Error(`no ${entity.name}.${name}`);
  return { entity, field };
}

/** Counts and groups of a type, one group key at a time. */
function aggregating(schema: GraphQLSchema, entity: EntityType): readonly Question[] {
  const { name: type } = entity;
  const root = schema.getQueryType()?.getFields()[`${type.charAt(0).toLowerCase()}${type.slice(1)}Aggregate`];
  if (root === undefined) return [];
  const key = (getNamedType(root.type) as GraphQLObjectType).getFields().key;
  const parts =
    key === undefined ? [] : Object.values((getNamedType(key.type) as GraphQLObjectType).getFields());
  const groups = parts.filter((part) => !isObjectType(getNamedType(part.type))).map(({ name }) => name);
  const value = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return [
    { root: `${root.name} { count }`, rights: [[type, "id", "aggregate"]], beside: [] },
    ...groups.map(
      (name): Question => ({
        root: `${root.name}(groupBy: [${value(name)}]) { count key { ${name} } }`,
        rights: [[type, name, "aggregate"]],
        beside: [[type, "id", "aggregate"], ...besideOf(coordinate(entity, name), "aggregate")],
      }),
    ),
  ];
}

/** Every coordinate put to every use. */
export function everyQuestion(catalogue: Catalogue, schema: GraphQLSchema, size = 40): readonly Question[] {
  return [
    ...coordinatesOf(catalogue).flatMap((at) => [reading(at, size), ...filtering(at)]),
    ...[...catalogue.entities.values()].flatMap((entity) => [
      ...ordering(entity),
      ...aggregating(schema, entity),
    ]),
  ];
}

/** Bodies that are wrong in some way, as they are sent. */
export function malformedBodies(): readonly string[] {
  const query = (text: string, variables?: unknown) => JSON.stringify({ query: text, variables });
  const deep = `${"{ not: ".repeat(40)}{}${" }".repeat(40)}`;
  return [
    "",
    "{",
    "[]",
    "null",
    JSON.stringify({ query: 7 }),
    query("{"),
    query("{ children { nodes { name "),
    query("{ children { nodes { nme } } }"),
    query('{ child(id: "not an id") { name } }'),
    query("{ child(id: 7) { name } }"),
    query("{ children(first: -1) { nodes { id } } }"),
    query("{ children(first: 100000) { nodes { id } } }"),
    query('{ children(first: 1, after: "AAAA") { nodes { id } } }'),
    query('{ children(where: { birthDate: { gt: "9999999-01-01" } }) { nodes { id } } }'),
    query('{ schools(where: { openedOn: { gt: "2024-02-31" } }) { nodes { id } } }'),
    query("{ schools(where: { altitudeM: { eq: 2147483648 } }) { nodes { id } } }"),
    query('{ schools(where: { name: { contains: "\\u0000" } }) { nodes { id } } }'),
    query("{ schools(where: { name: { eq: null } }) { nodes { id } } }"),
    query(`{ schools(where: ${deep}) { totalCount } }`),
    query("query ($w: ChildWhere) { children(where: $w) { nodes { id } } }", {
      w: { name: { eq: { a: 1 } } },
    }),
    query("query ($w: SchoolWhere) { schools(where: $w) { nodes { id } } }", {
      w: { headName: 7, secret: 1 },
    }),
    query("query ($id: ID!) { school(id: $id) { name } }", {}),
    query("query ($id: ID!) { school(id: $id) { name } }", { id: { toString: 1 } }),
    query(`{ ${Array.from({ length: 120 }, (_, at) => `a${at}: schools { totalCount }`).join(" ")} }`),
    query("{ ...F } fragment F on Query { ...F }"),
    query("mutation { deleteEverything }"),
    query("subscription { children { id } }"),
    query("{ __schema { types { name fields { name } } } }"),
    query('{ __type(name: "Child") { fields { name description } } }'),
    query(
      '{ schools(where: { students: { some: { child: { name: { startsWith: "王" } } } } }) { totalCount } }',
    ),
    query('{ guardians(where: { idNumber: { eq: "1" } }) { totalCount } }'),
    query(
      `{ schools(where: { id: { in: [${'"0191aae1-a400-7000-8000-000000000000",'.repeat(600)}] } }) { totalCount } }`,
    ),
  ];
}
