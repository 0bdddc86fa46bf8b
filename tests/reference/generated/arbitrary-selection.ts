// Random selections over one role's view: fields, aliases, inline fragments with @include and @skip, related rows and
// lists with their arguments.
import * as fc from "fast-check";
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
} from "graphql";
import { Filters } from "./arbitrary-where.ts";
import { EnumName, type Literal, printLiteral } from "./literal.ts";
import type { Pools } from "./pools.ts";

type Text = fc.Arbitrary<string>;
type OutputField = GraphQLField<unknown, unknown>;

const joined = (parts: readonly string[]): string => parts.join(" ");
/** At least one of the items, at most so many. */
export const someOf = <T>(items: readonly T[], most: number): fc.Arbitrary<T[]> =>
  fc.subarray([...items], { minLength: 1, maxLength: Math.min(most, items.length) });
const someTexts = (parts: readonly Text[], most: number): Text =>
  someOf(parts, most).chain((chosen) => fc.tuple(...chosen).map(joined));

/** Of a record, and no field of the catalogue: what may be done with it, and what happened to it. */
const apart = new Set(["can", "history"]);

export class Selections {
  readonly schema: GraphQLSchema;
  readonly pools: Pools;
  readonly filters: Filters;
  private readonly known = new Map<string, Text>();

  constructor(schema: GraphQLSchema, pools: Pools) {
    this.schema = schema;
    this.pools = pools;
    this.filters = new Filters(schema, pools);
  }

  object(name: string): GraphQLObjectType {
    const type = this.schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type of the view`);
    return type;
  }

  /** What stands between the braces of a row. */
  row(name: string, depth: number): Text {
    const key = `${name} ${depth}`;
    const made = this.known.get(key) ?? this.makeRow(this.object(name), depth);
    this.known.set(key, made);
    return made;
  }

  private makeRow(type: GraphQLObjectType, depth: number): Text {
    const fields = Object.values(type.getFields()).filter(({ name }) => !apart.has(name));
    const leaves = fields.filter((field) => !isObjectType(getNamedType(field.type)));
    const relations = fields.filter((field) => isObjectType(getNamedType(field.type)));
    const dated = leaves.filter(({ args }) => args.length > 0);
    const days = dated.map(({ name }) => fc.constant(`then_${name}: ${name}(asOf: "2025-10-09")`));
    const names = ["__typename", ...leaves.map(({ name }) => name)];
    const plain = someTexts([...names.map(aliased), ...days], 5);
    if (depth === 0 || relations.length === 0) return plain;
    const related = someTexts(
      relations.map((field) => this.relation(field, depth - 1)),
      2,
    );
    const both = fc.tuple(plain, related).map(joined);
    return fc.oneof(
      { weight: 2, arbitrary: plain },
      { weight: 4, arbitrary: both },
      {
        weight: 1,
        arbitrary: fc
          .tuple(plain, directive, both)
          .map(([a, d, b]) => `${a} ... on ${type.name} ${d} {${b}}`),
      },
    );
  }

  private relation(field: OutputField, depth: number): Text {
    const target = getNamedType(field.type).name;
    if (!target.endsWith("Connection"))
      return this.row(target, depth).map((inner) => `${field.name} {${inner}}`);
    const one = this.list(field, depth, 4);
    const two = fc.tuple(one, one).map(([a, b]) => `one: ${field.name}${a} two: ${field.name}${b}`);
    return fc.oneof(
      { weight: 5, arbitrary: one.map((list) => `${field.name}${list}`) },
      { weight: 1, arbitrary: two },
    );
  }

  /** Arguments and selection of a list field. */
  list(field: OutputField, depth: number, most: number): Text {
    const type = getNamedType(field.type).name.replace(/Connection$/, "");
    const where = this.filters.of(type, Math.min(depth, 2));
    const order = getNamedType(field.args.find(({ name }) => name === "orderBy")?.type);
    const size = fc.tuple(fc.constantFrom("first", "first", "last"), fc.nat(most));
    const args = fc.tuple(
      size.map(([word, count]) => `${word}: ${count}`),
      where === null ? fc.constant("") : maybe(where.map((value) => `where: ${printLiteral(value)}`)),
      isEnumType(order) ? maybe(ordered(order.getValues().map(({ name }) => name))) : fc.constant(""),
    );
    return fc
      .tuple(args, this.connection(type, depth))
      .map(([list, inner]) => `(${joined(list)}) {${inner}}`);
  }

  connection(type: string, depth: number): Text {
    const row = this.row(type, depth);
    const info = fc
      .subarray(["hasNextPage", "hasPreviousPage", "startCursor", "endCursor", "__typename"], {
        minLength: 1,
      })
      .map((names) => `pageInfo {${joined(names)}}`);
    return fc.oneof(
      { weight: 3, arbitrary: row.map((inner) => `nodes {${inner}}`) },
      {
        weight: 3,
        arbitrary: someTexts(
          [
            row.map((inner) => `nodes {${inner}}`),
            row.map((inner) => `edges {cursor node {${inner}}}`),
            info,
            fc.constant("totalCount"),
          ],
          4,
        ),
      },
    );
  }
}

/** Now and then under another name. */
function aliased(name: string): Text {
  return fc.integer({ min: 0, max: 5 }).map((dice) => (dice === 5 ? `other_${name}: ${name}` : name));
}

/** Up to three keys, one also without brackets. */
function ordered(names: readonly string[]): Text {
  const name = fc.constantFrom(...names);
  return fc.oneof(
    name.map((one) => `orderBy: ${one}`),
    fc
      .uniqueArray(name, { minLength: 1, maxLength: 3, selector: (one) => one.replace(/_(ASC|DESC)$/, "") })
      .map((keys) => `orderBy: [${keys.join(", ")}]`),
  );
}

const maybe = (text: Text): Text => fc.oneof(text, fc.constant(""));

const directive = fc.constantFrom(
  "@include(if: true)",
  "@skip(if: true)",
  "@include(if: $flag)",
  "@skip(if: $flag)",
);

export const printArguments = (args: { readonly [name: string]: Literal }): string =>
  Object.entries(args)
    .map(([name, value]) => `${name}: ${printLiteral(value)}`)
    .join(", ");

export const enumNames = (names: readonly string[]): Literal => names.map((name) => new EnumName(name));
