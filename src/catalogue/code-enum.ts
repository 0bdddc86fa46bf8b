// Code tables become GraphQL enums whose internal value is the stored code.
import { registerEnumType } from "type-graphql";
import type { CodeTable } from "./definitions.ts";

const registered = new Map<CodeTable, object>();

/** The enum object of a code table, registered with type-graphql once. */
export function codeEnum(table: CodeTable): object {
  const known = registered.get(table);
  if (known !== undefined) return known;
  const entries = Object.entries(table.values);
  const object = Object.fromEntries(entries.map(([name, { code }]) => [name, code]));
  const valuesConfig = Object.fromEntries(entries.map(([name, { term }]) => [name, { description: term }]));
  registerEnumType(object, { name: table.name, description: table.description, valuesConfig });
  registered.set(table, object);
  return object;
}
