// Arguments as trees whose leaves are slots: the tree's form belongs to the plan, its values do not.
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectFieldNode,
  type ObjectValueNode,
  type ValueNode,
  valueFromAST,
} from "graphql";
import { TongchouError } from "../core/errors.ts";
import type { Variables } from "./collect-fields.ts";
import type { Slot } from "./plan.ts";

const { LIST, NULL, OBJECT, VARIABLE } = Kind;

export type Input =
  | { readonly kind: "absent" }
  | { readonly kind: "null" }
  /** `value` may only steer the plan where its type is Int, Boolean or an enum (see variable-shape.ts). */
  | { readonly kind: "leaf"; readonly slot: Slot; readonly value: unknown }
  | { readonly kind: "list"; readonly slot: Slot; readonly items: readonly Input[]; readonly length: number }
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, Input> };

export const absent: Input = { kind: "absent" };

/**
 * What a variable left out within an object means. `refused`: in a filter, where by the rules of GraphQL the entry would be gone,
 * and with it the condition, or all that stands beside it under an `or`. `silent`: the entry is gone.
 */
type LeftOut = "refused" | "silent";

export function readInput(
  type: GraphQLInputType,
  node: ValueNode | undefined,
  variables: Variables,
  leftOut: LeftOut = "refused",
): Input {
  if (node === undefined) return absent;
  if (isNonNullType(type)) {
    const input = readInput(type.ofType, node, variables, leftOut);
    // Valid where a nullable variable has a default: null may be sent all the same.
    if (input.kind === "null") throw new TongchouError("BAD_USER_INPUT", "A required value may not be null.");
    return input;
  }
  if (node.kind === VARIABLE) {
    const name = node.name.value;
    return Object.hasOwn(variables, name) ? fromValue(type, variables[name], [name]) : absent;
  }
  if (node.kind === NULL) return { kind: "null" };
  if (isListType(type)) {
    const nodes = node.kind === LIST ? node.values : [node];
    const items = nodes.map((item) => readInput(type.ofType, item, variables, leftOut));
    return { kind: "list", items, length: items.length, slot: { from: "list", of: items.map(leafSlot) } };
  }
  if (isInputObjectType(type)) {
    if (node.kind !== OBJECT)
      throw new TongchouError("BAD_USER_INPUT", `Expected an object of ${type.name}.`);
    return { kind: "object", fields: readFields(type, node, variables, leftOut) };
  }
  const value: unknown = valueFromAST(node, type);
  if (value === undefined)
    throw new TongchouError("BAD_USER_INPUT", `A literal does not fit its type ${type.name}.`);
  return { kind: "leaf", value, slot: { from: "constant", value } };
}

/** In the type's order, whatever the order they were written in. */
function readFields(
  type: GraphQLInputObjectType,
  node: ObjectValueNode,
  variables: Variables,
  leftOut: LeftOut,
): ReadonlyMap<string, Input> {
  const declared = type.getFields();
  const fields = new Map<string, Input>();
  for (const { name, value } of inOrder(type, node.fields)) {
    const field = declared[name.value];
    if (field === undefined) continue;
    if (value.kind === VARIABLE && !Object.hasOwn(variables, value.name.value)) {
      if (leftOut === "silent") continue;
      throw missing(value.name.value, `${type.name}.${name.value}`);
    }
    fields.set(name.value, readInput(field.type, value, variables, leftOut));
  }
  return fields;
}

const missing = (variable: string, place: string): TongchouError =>
  new TongchouError(
    "BAD_USER_INPUT",
    `The variable $${variable} was left out, and \`${place}\` needs it: within a filter that is no condition left out. ` +
      "Send a value; a filter that is optional is one variable as a whole (`where: $where`), which may be left out.",
    { variable },
  );

const placesOf = new WeakMap<GraphQLInputObjectType, ReadonlyMap<string, number>>();

/** A filter has a hundred fields, of which one or two are written. */
function inOrder(
  type: GraphQLInputObjectType,
  written: readonly ObjectFieldNode[],
): readonly ObjectFieldNode[] {
  if (written.length < 2) return written;
  const places =
    placesOf.get(type) ?? new Map(Object.keys(type.getFields()).map((name, index) => [name, index]));
  placesOf.set(type, places);
  const place = ({ name }: ObjectFieldNode): number => places.get(name.value) ?? 0;
  return [...written].sort((a, b) => place(a) - place(b));
}

/** A variable's coerced value. */
function fromValue(type: GraphQLInputType, value: unknown, path: readonly (string | number)[]): Input {
  if (isNonNullType(type)) return fromValue(type.ofType, value, path);
  if (value === undefined) return absent;
  if (value === null) return { kind: "null" };
  const slot: Slot = { from: "variable", path };
  if (isListType(type)) {
    const items = (value as readonly unknown[]).map((item, index) =>
      fromValue(type.ofType, item, [...path, index]),
    );
    return { kind: "list", slot, items, length: items.length };
  }
  if (isInputObjectType(type)) {
    const object = value as Readonly<Record<string, unknown>>;
    const fields = Object.values(type.getFields()).flatMap(({ name, type: fieldType }) => {
      const input = fromValue(fieldType, object[name], [...path, name]);
      return input.kind === "absent" ? [] : [[name, input] as const];
    });
    return { kind: "object", fields: new Map(fields) };
  }
  return { kind: "leaf", slot, value };
}

function leafSlot(input: Input): Slot {
  return input.kind === "leaf" ? input.slot : { from: "constant", value: null };
}
