// What of the variables a plan may depend on: their form, and the values of Int, Boolean and enum leaves. What a command says is
// values alone.
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";
import type { Variables } from "./collect-fields.ts";

const structural = new Set(["Int", "Boolean"]);

/** Equal shapes make equal plans. A list of leaves has one shape whatever its length; its length is checked when bound. */
export function variableShape(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): string {
  const types = typesOf.get(operation) ?? variableTypes(schema, operation);
  typesOf.set(operation, types);
  return types
    .map(([name, type]) => `${name}=${type === null ? "?" : shapeOf(schema, type, variables[name])}`)
    .join(";");
}

function shapeOf(schema: GraphQLSchema, type: GraphQLInputType, value: unknown): string {
  const named = getNamedType(type).name;
  if (isListType(getNullableType(type)) && Array.isArray(value) && listsOf(schema).has(named))
    return `[*${itemsShape(value as readonly object[])}]`;
  return valueShape(type, value, !inputsOf(schema).has(named));
}

/** Of the items of a command on a list what any of them says, however many there are. */
const itemsShape = (items: readonly object[]): string =>
  [...new Set(items.flatMap((item) => Object.keys(item)))].sort().join(",");

const lists = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/** Types of the items of commands on lists. */
function listsOf(schema: GraphQLSchema): ReadonlySet<string> {
  const known = lists.get(schema);
  if (known !== undefined) return known;
  const listed = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ args }) =>
    args.filter(({ type }) => isListType(getNullableType(type))),
  );
  const made = new Set(listed.map(({ type }) => getNamedType(type).name));
  lists.set(schema, made);
  return made;
}

const inputs = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/** Types of the inputs of commands. */
function inputsOf(schema: GraphQLSchema): ReadonlySet<string> {
  const known = inputs.get(schema);
  if (known !== undefined) return known;
  const commands = Object.values(schema.getMutationType()?.getFields() ?? {});
  const made = new Set(
    commands.flatMap(({ args }) => args.map(({ type }) => getNamedType(type)).filter(isInputObjectType)),
  );
  const names = new Set([...made].flatMap((type) => [type.name, ...linesOf(type)]));
  inputs.set(schema, names);
  return names;
}

const linesOf = (type: GraphQLInputObjectType): readonly string[] =>
  Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    return isInputObjectType(named) ? [named.name] : [];
  });

type VariableTypes = readonly (readonly [string, GraphQLInputType | null])[];

/** Of operations in use; each belongs to one schema. */
const typesOf = new WeakMap<OperationDefinitionNode, VariableTypes>();

function variableTypes(schema: GraphQLSchema, operation: OperationDefinitionNode): VariableTypes {
  return (operation.variableDefinitions ?? []).map(({ variable, type }) => [
    variable.name.value,
    (typeFromAST(schema, type as never) as GraphQLInputType | undefined) ?? null,
  ]);
}

function valueShape(type: GraphQLInputType, value: unknown, structured: boolean): string {
  if (isNonNullType(type)) return valueShape(type.ofType, value, structured);
  if (value === undefined) return "-";
  if (value === null) return "n";
  if (isListType(type)) {
    const item = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    const items = value as readonly unknown[];
    // Enum lists (groupBy) are structure; lists of other leaves travel as one array parameter.
    if (isInputObjectType(item) || isEnumType(item))
      return `[${items.map((v) => valueShape(item, v, structured)).join(",")}]`;
    return "[$]";
  }
  if (isInputObjectType(type)) {
    const object = value as Readonly<Record<string, unknown>>;
    const given = Object.values(type.getFields()).filter(({ name }) => object[name] !== undefined);
    return `{${given.map(({ name, type: fieldType }) => `${name}:${valueShape(fieldType, object[name], structured)}`).join(",")}}`;
  }
  return structured && (isEnumType(type) || structural.has(type.name)) ? JSON.stringify(value) : "$";
}
