// What is deprecated in the catalogue is so in every member of the schema that stands for it: the field, its filter, its
// group, its measure; a command and its form for lists.
import { type GraphQLSchema, isEnumType, isInputObjectType, isNonNullType, isObjectType } from "graphql";
import { type Catalogue, deprecationReason } from "../catalogue/index.ts";
import type { Rights } from "./rights.ts";

/** Reasons by `Type.field` and by the name of a command. */
export function deprecationsOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { name, fields } of catalogue.entities.values())
    for (const field of fields.values())
      if (field.deprecated !== undefined)
        reasons.set(`${name}.${field.name}`, deprecationReason(field.deprecated));
  for (const { name, deprecated } of catalogue.commands.values())
    if (deprecated !== undefined) reasons.set(name, deprecationReason(deprecated));
  return reasons;
}

export function markDeprecated(
  schema: GraphQLSchema,
  rights: Rights,
  reasons: ReadonlyMap<string, string>,
): void {
  if (reasons.size === 0) return;
  for (const [coordinate, needed] of rights) {
    const subject = subjectOf(needed);
    const reason = subject === null ? undefined : reasons.get(subject);
    const member = reason === undefined ? undefined : memberAt(schema, coordinate);
    if (member !== undefined) member.deprecationReason = reason;
  }
}

/** What alone a member stands for. */
function subjectOf(needed: Rights extends Map<string, infer R> ? R : never): string | null {
  if ("command" in needed) return needed.sets === undefined ? needed.command : null;
  return "fields" in needed && needed.fields.length === 1 ? `${needed.type}.${needed.fields[0]}` : null;
}

/** A member that a client may leave out: what it must say cannot be deprecated. */
function memberAt(
  schema: GraphQLSchema,
  coordinate: string,
): { deprecationReason?: string | null | undefined } | undefined {
  const [typeName = "", name = ""] = coordinate.split(".");
  const type = schema.getType(typeName);
  if (isObjectType(type)) return type.getFields()[name];
  if (isEnumType(type)) return type.getValue(name) ?? undefined;
  const field = isInputObjectType(type) ? type.getFields()[name] : undefined;
  return field === undefined || isNonNullType(field.type) ? undefined : field;
}
