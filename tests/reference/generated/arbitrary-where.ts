// Random filters over one role's view: every operator, `and/or/not`, and conditions on related rows.
import * as fc from "fast-check";
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
} from "graphql";
import type { Coordinate } from "../../../src/core/coordinate.ts";
import { nobodysNumber } from "../../support/numbers.ts";
import { EnumName, type Literal } from "./literal.ts";
import type { Pools } from "./pools.ts";

type Fields = { readonly [name: string]: Literal };

export class Filters {
  readonly schema: GraphQLSchema;
  readonly pools: Pools;
  private readonly known = new Map<string, fc.Arbitrary<Fields> | null>();

  constructor(schema: GraphQLSchema, pools: Pools) {
    this.schema = schema;
    this.pools = pools;
  }

  /** Null where the view lets the role filter nothing of the type. */
  of(type: string, depth: number): fc.Arbitrary<Fields> | null {
    const key = `${type} ${depth}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = arbitraryWhere(this, type, depth);
    this.known.set(key, made);
    return made;
  }
}

function arbitraryWhere(filters: Filters, type: string, depth: number): fc.Arbitrary<Fields> | null {
  const { schema, pools } = filters;
  const where = schema.getType(`${type}Where`);
  if (!isInputObjectType(where)) return null;
  const tests: fc.Arbitrary<Fields>[] = [];
  const relations: fc.Arbitrary<Fields>[] = [];
  for (const [name, field] of Object.entries(where.getFields())) {
    const inner = getNamedType(field.type);
    if (name === "asOf" && !isInputObjectType(inner))
      tests.push(named(name, arbitraryValue(pools, type, "validFrom", field.type)));
    if (!isInputObjectType(inner) || inner === where) continue;
    const [, target, list] = /^(.*?)(List)?Where$/.exec(inner.name) ?? [];
    if (target === undefined) tests.push(named(name, arbitraryTest(pools, type, name, inner)));
    else if (depth > 0) {
      const below = filters.of(target, depth - 1);
      if (below === null) continue;
      // `{}` under a quantifier: any related row at all that is seen.
      const any = fc.oneof(
        { weight: 3, arbitrary: below },
        { weight: 1, arbitrary: fc.constant<Fields>({}) },
      );
      const quantified = fc.constantFrom("some", "every", "none").chain((word) => named(word, any));
      relations.push(named(name, list === undefined ? below : quantified));
    }
  }
  if (tests.length === 0) return null;
  const one = fc.oneof(...tests);
  const leaf = fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => ({ ...a, ...b })) },
    ...(relations.length === 0 ? [] : [{ weight: 4, arbitrary: fc.oneof(...relations) }]),
  );
  if (depth === 0) return leaf;
  const joined = fc.constantFrom("and", "or").chain((word) =>
    named(
      word,
      fc.array(fc.oneof(leaf, named("not", leaf)), { maxLength: 3 }).map((parts): Literal => parts),
    ),
  );
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 2, arbitrary: named("not", fc.oneof(leaf, joined)) },
    { weight: 2, arbitrary: joined },
  );
}

const named = (name: string, value: fc.Arbitrary<Literal>): fc.Arbitrary<Fields> =>
  value.map((inner) => ({ [name]: inner }));

function arbitraryTest(
  pools: Pools,
  type: string,
  name: string,
  filter: GraphQLInputObjectType,
): fc.Arbitrary<Literal> {
  const operators = Object.values(filter.getFields()).map((operator) =>
    named(operator.name, arbitraryOperand(pools, { type, field: name }, operator)),
  );
  const one = fc.oneof(...operators);
  return fc.oneof(
    { weight: 5, arbitrary: one },
    { weight: 1, arbitrary: fc.tuple(one, one).map(([a, b]) => ({ ...a, ...b })) },
  );
}

function arbitraryOperand(
  pools: Pools,
  { type, field: name }: Coordinate,
  { name: operator, type: of }: GraphQLInputField,
): fc.Arbitrary<Literal> {
  if (operator === "isNull") return fc.boolean();
  const value = arbitraryValue(pools, type, name, of);
  // Not empty: `notIn: []` has a test of its own.
  if (isListType(of)) return fc.array(value, { minLength: 1, maxLength: 3 }).map((items): Literal => items);
  if (operator !== "startsWith" && operator !== "contains") return value;
  return fc.tuple(value, fc.nat(3), fc.integer({ min: 0, max: 3 })).map(([text, from, length]) => {
    const characters = [...String(text)];
    const start = operator === "startsWith" ? 0 : from % Math.max(1, characters.length);
    return characters.slice(start, start + length).join("");
  });
}

function arbitraryValue(
  pools: Pools,
  type: string,
  name: string,
  of: GraphQLInputType,
): fc.Arbitrary<Literal> {
  const scalar = getNamedType(of);
  if (isEnumType(scalar)) {
    return fc.constantFrom(...scalar.getValues().map((value) => new EnumName(value.name)));
  }
  const known = pools.values(type, name);
  // What is no such number is refused, and the rest of the filter with it: that has a test of its own.
  const number = nobodysNumber(pools.field(type, name));
  if (number !== null) return fc.constantFrom<Literal>(...known, number);
  if (known.length > 0) {
    // Text that LIKE would take for a pattern, or that no row holds.
    const odd = scalar.name === "String" ? ["%", "_", "示", "\\", "李'"] : [];
    return fc.constantFrom<Literal>(...known, ...odd);
  }
  if (scalar.name === "Boolean") return fc.boolean();
  if (scalar.name === "Int") return fc.integer({ min: 0, max: 70 });
  // Amounts in fen: none, and such as schools are given.
  if (scalar.name === "SafeInt") return fc.constantFrom(0, 100_000, 3_250_000, 6_500_000, 8_500_000_000);
  if (scalar.name === "ID") return fc.constantFrom(...pools.ids(type));
  if (scalar.name === "DateTime") return fc.constantFrom("2026-09-01T00:00:00Z");
  return fc.constantFrom(scalar.name === "Date" ? "2026-09-01" : "示例");
}
