// Variables of a mutation that do not fit their types, by the paths of the inputs that they fill: a form shows them beside its
// fields as it does any other fault. Quotes no value.
import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type ValueNode,
} from "graphql";
import type { Issue } from "../core/issue.ts";

/** Faults that are told: a form is mended by fewer. */
const most = 50;

type Path = readonly (string | number)[];

export function misfits(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  raw: Readonly<Record<string, unknown>>,
): readonly Issue[] {
  const places = placesOf(operation);
  const all = (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
    const { value: name } = variable.name;
    const place = places.get(name) ?? [name];
    const wanted = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    if (wanted === undefined) return [];
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (given === undefined)
      return defaultValue === undefined && type.kind === Kind.NON_NULL_TYPE ? [missing(place)] : [];
    const found: Issue[] = [];
    coerceInputValue(given, wanted, (path, value, { message }) => {
      const [, field] = /^Field "(\w+)" of required type/.exec(message) ?? [];
      const [, unknown] = /^Field "(\w+)" is not defined by type/.exec(message) ?? [];
      if (unknown !== undefined) {
        found.push(noSuchField([...place, ...path, unknown]));
        return;
      }
      const at = [...place, ...path, ...(field === undefined ? [] : [field])];
      found.push(field !== undefined || value === null ? missing(at) : misfit(at));
    });
    return found;
  });
  return all.slice(0, most);
}

const missing = (path: Path): Issue => ({
  path,
  rule: "form_required",
  messages: { zh: "此项不得空缺。", en: "This is required." },
});

/** There is none, or none for the caller: which of the two is not told. */
const noSuchField = (path: Path): Issue => ({
  path,
  rule: "form_unknown",
  messages: { zh: "没有此项。", en: "There is no such field." },
});

const misfit = (path: Path): Issue => ({
  path,
  rule: "form_type",
  messages: { zh: "此项的值与其类型不符。", en: "The value does not fit its type." },
});

/** Where the arguments of the mutations name each variable. */
function placesOf({ selectionSet }: OperationDefinitionNode): ReadonlyMap<string, Path> {
  const places = new Map<string, Path>();
  const walk = (value: ValueNode, path: Path): void => {
    if (value.kind === Kind.VARIABLE) places.set(value.name.value, path);
    else if (value.kind === Kind.LIST)
      for (const [index, item] of value.values.entries()) walk(item, [...path, index]);
    else if (value.kind === Kind.OBJECT)
      for (const field of value.fields) walk(field.value, [...path, field.name.value]);
  };
  for (const selection of selectionSet.selections)
    if (selection.kind === Kind.FIELD)
      for (const argument of selection.arguments ?? []) walk(argument.value, [argument.name.value]);
  return places;
}
