// The ways in which a command can be written, each with all that it says and shows. Says nothing about who may.
import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from "graphql";
import {
  type Catalogue,
  type Command,
  inputName,
  listName,
  recordRoot,
  referredType,
} from "../../src/catalogue/index.ts";
import { buildTongchouSchema } from "../../src/graphql/index.ts";
import type { Writing } from "../../src/policy/index.ts";
import type { Operation } from "./forms.ts";
import type { Touch } from "./judge.ts";
import { type Json, touch } from "./ways.ts";

export const saidWays = [
  "a literal",
  "nulls",
  "variables in place",
  "their default values",
  "a variable",
  "its default value",
  "items",
  "a variable of items",
  "its default items",
] as const;
export type SaidWay = (typeof saidWays)[number];

export const ofList = (way: SaidWay): boolean => way.endsWith("items");

/** What is said: fields that the command needs, or all. What is shown: nothing, its outcome, or a field of the record. */
export const saidWhat = ["needed", "all"] as const;
export const shownWhat = ["outcome", "one field", "another"] as const;

export interface Wording {
  readonly command: Command;
  readonly way: SaidWay;
  readonly what: (typeof saidWhat)[number];
  readonly shown: number | null;
  /** Nothing is written. */
  readonly dry: boolean;
}

/** A command in words, with what it says and shows. */
export interface Given {
  readonly root: string;
  readonly definitions: readonly string[];
  readonly variables: Readonly<Record<string, Json>>;
  readonly said: Writing["fields"];
  readonly touches: readonly Touch[];
}

const id = "00000000-0000-7000-8000-000000000002";
const scalars: Readonly<Record<string, Json>> = {
  ID: id,
  String: "甲",
  Int: 1,
  SafeInt: 1,
  Float: 1.5,
  Boolean: true,
  Date: "2026-11-02",
  DateTime: "2026-11-02T00:00:00Z",
  BigInt: "1",
};

interface Value {
  readonly json: Json;
  readonly text: string;
}

/** Some value of a type, as JSON and as GraphQL writes it; all fields, or those that are needed. */
export function some(type: GraphQLInputType, all: boolean): Value {
  if (isNonNullType(type)) return some(type.ofType, all);
  if (isListType(type)) {
    const item = some(type.ofType, all);
    return { json: [item.json], text: `[${item.text}]` };
  }
  if (isEnumType(type)) {
    const name = type.getValues()[0]?.name ?? "";
    return { json: name, text: name };
  }
  if (isInputObjectType(type))
    return joined(
      Object.values(type.getFields())
        .filter((field) => all || isRequiredInputField(field))
        .map((field) => [field.name, some(field.type, all)]),
    );
  const json = scalars[getNamedType(type).name];
  if (json === undefined) throw new Error(`no value of ${type}`);
  return { json, text: JSON.stringify(json) };
}

/** A value as GraphQL writes it where this type stands. */
export function textOf(type: GraphQLInputType, json: Json): string {
  if (isNonNullType(type)) return textOf(type.ofType, json);
  if (json === null) return "null";
  if (isListType(type))
    return `[${(json as readonly Json[]).map((one) => textOf(type.ofType, one)).join(", ")}]`;
  if (isEnumType(type)) return String(json);
  if (!isInputObjectType(type)) return JSON.stringify(json);
  const fields = type.getFields();
  return `{ ${Object.entries(json)
    .map(([name, value]) => `${name}: ${textOf(fields[name]?.type ?? type, value as Json)}`)
    .join(", ")} }`;
}

const joined = (fields: readonly (readonly [string, Value])[]): Value => ({
  json: Object.fromEntries(fields.map(([name, { json }]) => [name, json])),
  text: `{ ${fields.map(([name, { text }]) => `${name}: ${text}`).join(", ")} }`,
});

/** Fields of the record that a payload may show by themselves. */
const showable = ({ entity }: Command) =>
  [...entity.fields.values()].filter(({ kind }) => kind !== "toMany" && kind !== "computed");

/** `at` tells the commands of one operation apart. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one case for each way of saying
export function wordsOf(catalogue: Catalogue, wording: Wording, at: number): Given {
  const { command, way, what, shown, dry } = wording;
  const { name, entity, kind, lines, list } = command;
  if (ofList(way) && !list) throw new Error(`${name} is not given on a list`);
  const input = buildTongchouSchema(catalogue).schema.getType(inputName(name));
  if (!isInputObjectType(input)) throw new Error(`${name} has no input`);
  const all = what === "all";
  const fields = Object.values(input.getFields()).filter((field) => all || isRequiredInputField(field));
  const whole = some(input, all);
  const definitions: string[] = [];
  const variables: Record<string, Json> = {};
  const define = (variable: string, type: string, { json, text }: Value, byDefault: boolean): string => {
    definitions.push(`$${variable}: ${byDefault ? `${type.replace(/!$/, "")} = ${text}` : type}`);
    if (!byDefault) variables[variable] = json;
    return `$${variable}`;
  };
  const inPlace = (byDefault: boolean): string =>
    joined(
      fields.map((field) => {
        const value = some(field.type, all);
        return [
          field.name,
          { ...value, text: define(`v${at}${field.name}`, String(field.type), value, byDefault) },
        ];
      }),
    ).text;
  const items: Value = { json: [whole.json], text: `[${whole.text}]` };
  const argument = {
    "a literal": () => whole.text,
    nulls: () =>
      joined(
        fields.map((field) => [
          field.name,
          isRequiredInputField(field) ? some(field.type, all) : { json: null, text: "null" },
        ]),
      ).text,
    "variables in place": () => inPlace(false),
    "their default values": () => inPlace(true),
    "a variable": () => define(`v${at}`, `${input.name}!`, whole, false),
    "its default value": () => define(`v${at}`, `${input.name}!`, whole, true),
    items: () => items.text,
    "a variable of items": () => define(`v${at}`, `[${input.name}!]!`, items, false),
    "its default items": () => define(`v${at}`, `[${input.name}!]!`, items, true),
  }[way]();
  const candidates = showable(command);
  const field = shown === null || ofList(way) ? undefined : candidates[shown % candidates.length];
  const selected = field?.kind === "toOne" ? `${field.name} { __typename }` : field?.name;
  const select = selected === undefined ? "dryRun" : `dryRun ${recordRoot(entity)} { ${selected} }`;
  const told = new Set(fields.map((one) => one.name));
  // An id that is said leads to a row that must be seen; null leads nowhere. Lines that are null are none.
  const own = [...command.input.values()].filter((one) => told.has(one.field.name));
  const said = [
    ...own.map((one) => ({
      ...one,
      row: command,
      use: kind === "create" ? ("create" as const) : ("update" as const),
      isNull: way === "nulls" && !one.required,
    })),
    ...[...lines].flatMap(([key, line]) =>
      told.has(key) && (way !== "nulls" || line.atLeast > 0)
        ? [...line.input.values()]
            .filter(({ required }) => all || required)
            .map((one) => ({ ...one, row: line, use: "create" as const, isNull: false }))
        : [],
    ),
  ];
  const named = said.flatMap(({ field: one, isNull }) =>
    one.kind === "column" && !isNull ? (referredType(catalogue, one.column) ?? []) : [],
  );
  return {
    root: `c${at}: ${ofList(way) ? listName(name) : name}(${ofList(way) ? "items" : "input"}: ${argument}${dry ? ", dryRun: true" : ""}) { ${select} }`,
    definitions,
    variables,
    said: said.map(({ row, field, use }) => ({ type: row.entity.name, field: field.name, use })),
    touches: [
      ...named.map(
        (type): Touch => ({ type, field: "id", use: "read", reach: ofList(way) ? "list" : "record" }),
      ),
      ...(field === undefined
        ? []
        : [
            { type: entity.name, field: "id", use: "read", reach: "record" } as const,
            ...touch(entity.name, field, "read", "record"),
          ]),
    ],
  };
}

/** Commands of one request, in their order. */
export const writeCommands = (given: readonly Given[]): Operation => {
  const definitions = given.flatMap((one) => one.definitions);
  const head = definitions.length === 0 ? "" : `(${definitions.join(", ")})`;
  return {
    query: `mutation${head} { ${given.map(({ root }) => root).join(" ")} }`,
    variables: Object.assign({}, ...given.map(({ variables }) => variables)),
  };
};

/**
 * Combinations in which every two values of two factors meet, as far as there is such a way. Every ninth caller says the same in
 * the same words.
 */
export function rotated(variants: number, commands: number): readonly (readonly number[])[] {
  return Array.from({ length: variants * commands }, (_, at) => {
    const [variant, command] = [Math.floor(at / commands), at % commands];
    const turn = variant % saidWays.length;
    return [
      variant,
      command,
      (turn + command) % saidWays.length,
      (2 * turn + command + Math.floor(command / saidWays.length)) % 3,
      (turn + Math.floor(command / 2)) % saidWhat.length,
      (turn + Math.floor(command / 3)) % shownWhat.length,
    ];
  });
}
