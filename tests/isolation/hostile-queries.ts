// Questions of the kind that make a server talk: every coordinate in turn, forbidden ones included, and requests that are
// malformed, too large or aimed at error messages.
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import type { Catalogue, EntityType, Field } from "../../src/catalogue/index.ts";
import type { May } from "./generated-filter.ts";

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

type Right = readonly [type: string, field: string, use: string];

/** A root field, and the rights it puts to the test. */
export interface Question {
  readonly root: string;
  readonly rights: readonly Right[];
}

export const asQuery = ({ root }: Question): string => `{ rows: ${root} }`;

export const reading = (at: Coordinate, size = 40): Question => ({
  root: `${at.entity.plural}(first: ${size}) { nodes { id ${selectionOf(at)} } }`,
  rights: [[at.entity.name, at.field.name, "read"]],
});

/** The same coordinate as a filter: hidden values must not choose rows either. */
export function filtering({ entity, field }: Coordinate): readonly Question[] {
  const where = ((): string | null => {
    if (field.kind === "toMany") return `{ ${field.name}: { some: {} } }`;
    if (field.kind === "toOne") return `{ ${field.name}: { id: { isNull: false } } }`;
    if (field.kind === "secret") return field.index === undefined ? null : `{ ${field.name}: { eq: "1" } }`;
    return `{ not: { ${field.name}: { isNull: true } } }`;
  })();
  if (where === null) return [];
  const use = field.kind === "secret" ? "lookup" : "filter";
  const root = `${entity.plural}(first: 40, where: ${where}) { totalCount nodes { id } }`;
  const own: Right = [entity.name, field.name, use];
  return [{ root, rights: field.kind === "toOne" ? [own, [field.target, "id", use]] : [own] }];
}

function ordering(entity: EntityType): readonly Question[] {
  return entity.orderings.flatMap(({ name, field }) =>
    ["ASC", "DESC"].map(
      (direction): Question => ({
        root: `${entity.plural}(first: 40, orderBy: ${name}_${direction}) { nodes { id } }`,
        rights: [[entity.name, field, "order"]],
      }),
    ),
  );
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
    { root: `${root.name} { count }`, rights: [[type, "id", "aggregate"]] },
    ...groups.map(
      (name): Question => ({
        root: `${root.name}(groupBy: [${value(name)}]) { count key { ${name} } }`,
        rights: [[type, name, "aggregate"]],
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

export interface Packed {
  /** Several questions an operation. */
  readonly permitted: readonly string[];
  /** One question an operation: a refusal is of the whole. */
  readonly refused: readonly string[];
}

export function pack(questions: readonly Question[], may: May, each = 8): Packed {
  const isOpen = ({ rights }: Question) => rights.every((right) => may(...right));
  const open = questions.filter(isOpen);
  const permitted: string[] = [];
  for (let at = 0; at < open.length; at += each) {
    const roots = open.slice(at, at + each).map(({ root }, place) => `r${place}: ${root}`);
    permitted.push(`{ ${roots.join(" ")} }`);
  }
  return { permitted, refused: questions.filter((question) => !isOpen(question)).map(asQuery) };
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
