// Random operations of one role: one or two roots of its view, lists, rows by id and aggregates, with variables.
import * as fc from "fast-check";
import { type GraphQLSchema, getNamedType, isEnumType } from "graphql";
import { enumValueName } from "../../../src/catalogue/index.ts";
import type { Rows } from "../rows.ts";
import { type Root, rootsOf } from "../served-types.ts";
import { enumNames, printArguments, Selections, someOf } from "./arbitrary-selection.ts";
import { type Literal, toVariable } from "./literal.ts";
import type { Pools } from "./pools.ts";

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface RootText {
  readonly text: string;
  /** The filter as a variable of this type, or as it stands in the text. */
  readonly where?: { readonly type: string; readonly value: Literal };
}

const whereHole = "$WHERE";

export function arbitraryOperation(schema: GraphQLSchema, rows: Rows, pools: Pools): fc.Arbitrary<Operation> {
  const selections = new Selections(schema, pools);
  const known = rootsOf(rows.catalogue);
  const roots = Object.keys(selections.object("Query").getFields()).flatMap((name) => {
    const root = known.get(name);
    return root === undefined ? [] : [arbitraryRoot(selections, rows, name, root)];
  });
  const one = fc.oneof(...roots);
  return fc
    .tuple(
      fc.oneof(
        one.map((root) => [root]),
        fc.tuple(one, one),
      ),
      fc.boolean(),
    )
    .map(assemble);
}

function assemble([roots, flag]: [RootText[], boolean]): Operation {
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const texts = roots.map(({ text, where }, index) => {
    if (where === undefined) return `r${index}: ${text}`;
    variables[`w${index}`] = toVariable(where.value);
    definitions.push(`$w${index}: ${where.type}`);
    return `r${index}: ${text.replace(whereHole, `$w${index}`)}`;
  });
  const body = texts.join(" ");
  if (body.includes("$flag")) {
    definitions.push("$flag: Boolean!");
    variables.flag = flag;
  }
  const head = definitions.length === 0 ? "" : `query(${definitions.join(", ")}) `;
  return { query: `${head}{${body}}`, variables };
}

function arbitraryRoot(
  selections: Selections,
  rows: Rows,
  name: string,
  { kind, type }: Root,
): fc.Arbitrary<RootText> {
  const { filters, pools } = selections;
  if (kind === "record") {
    return fc
      .tuple(fc.constantFrom(...pools.ids(type)), selections.row(type, 3))
      .map(([id, inner]) => ({ text: `${name}(id: "${id}") {${inner}}` }));
  }
  const where = filters.of(type, 2);
  if (kind === "aggregate") {
    return fc
      .tuple(arbitraryAggregate(selections, rows, name, type), optional(where))
      .map(([text, value]) => {
        const written = text.replace("()", "");
        return value === undefined
          ? { text: written }
          : {
              text: text.includes("()")
                ? text.replace("()", `(where: ${whereHole})`)
                : text.replace("(", `(where: ${whereHole} `),
              where: { type: `${type}Where`, value },
            };
      });
  }
  const field = selections.object("Query").getFields()[name];
  if (field === undefined) throw new Error(`no root ${name}`);
  const inline = selections.list(field, 3, 8).map((list): RootText => ({ text: `${name}${list}` }));
  if (where === null) return inline;
  const lifted = fc.tuple(where, fc.nat(8), selections.connection(type, 3)).map(
    ([value, first, inner]): RootText => ({
      text: `${name}(where: ${whereHole} first: ${first}) {${inner}}`,
      where: { type: `${type}Where`, value },
    }),
  );
  return fc.oneof({ weight: 3, arbitrary: inline }, { weight: 1, arbitrary: lifted });
}

const optional = <T>(value: fc.Arbitrary<T> | null): fc.Arbitrary<T | undefined> =>
  value === null ? fc.constant(undefined) : fc.option(value, { nil: undefined });

function arbitraryAggregate(
  selections: Selections,
  rows: Rows,
  name: string,
  type: string,
): fc.Arbitrary<string> {
  const field = selections.object("Query").getFields()[name];
  const groups = getNamedType(field?.args.find((arg) => arg.name === "groupBy")?.type);
  const values = isEnumType(groups) ? groups.getValues().map((value) => value.name) : [];
  const measures = Object.values(selections.object(`${type}Aggregate`).getFields())
    .filter((measure) => !["count", "key"].includes(measure.name))
    .map((measure) => {
      const names = Object.keys(selections.object(getNamedType(measure.type).name).getFields());
      return someOf(names, 3).map((some) => `${measure.name} {${some.join(" ")}}`);
    });
  return fc.subarray(values, { maxLength: Math.min(2, values.length) }).chain((groupBy) => {
    const keys = keyFields(selections, rows, type, groupBy);
    const parts = [fc.constant("count"), ...measures, ...(keys === null ? [] : [keys])];
    const args = groupBy.length === 0 ? "()" : `(${printArguments({ groupBy: enumNames(groupBy) })})`;
    return someOf(parts, 4)
      .chain((chosen) => fc.tuple(...chosen))
      .map((texts) => `${name}${args} {${[...new Set(texts)].join(" ")}}`);
  });
}

/** Keys that the groups have, and the rows their ids name. */
function keyFields(
  selections: Selections,
  rows: Rows,
  type: string,
  groupBy: readonly string[],
): fc.Arbitrary<string> | null {
  if (groupBy.length === 0) return null;
  const fields = Object.keys(selections.object(`${type}GroupKey`).getFields());
  const keys = fields.flatMap((name) => {
    const field = rows.catalogue.field(type, name);
    if (field.kind === "toOne") {
      return groupBy.includes(enumValueName(field.via))
        ? [selections.row(field.target, 0).map((inner) => `${name} {${inner}}`)]
        : [];
    }
    return groupBy.includes(enumValueName(name)) ? [fc.constant(name)] : [];
  });
  return keys.length === 0 ? null : fc.tuple(...keys).map((texts) => `key {${texts.join(" ")}}`);
}
