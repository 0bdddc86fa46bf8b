// Entering a level of the tree: what is selected there, each field in the account, and the schema's own definitions.
import { type GraphQLField, isObjectType } from "graphql";
import { type CollectedField, collectFields, type On, selectionSets } from "./collect-fields.ts";
import type { Planning, Position } from "./planning.ts";

/** Selected fields of one level, each entered in the account. */
export function enter(
  planning: Planning,
  parents: readonly CollectedField[],
  at: Position,
  on: On = null,
): CollectedField[] {
  const fields = collectFields(selectionSets(parents), planning.fragments, planning.variables, on);
  for (const field of fields) planning.budget.field(at.depth, field);
  return fields;
}

/** The schema's own definition of a field: its arguments' types. */
export function schemaField(planning: Planning, type: string, name: string): GraphQLField<unknown, unknown> {
  const parent = planning.schema.getType(type);
  const field = isObjectType(parent) ? parent.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`the schema has no ${type}.${name}`);
  return field;
}
