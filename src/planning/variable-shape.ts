// What of the variables a plan may depend on: their form, and the values of Int, Boolean and enum leaves. What a command says is
// values alone.
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
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
  return valueShape(type, value, !inputsOf(schema).has(getNamedType(type).name));
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
