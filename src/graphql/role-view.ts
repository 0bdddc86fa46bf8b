// A role's view of the schema: what some assignment of the role could use. What it shows is granted, what it hides is
// unknown. For roles of the unknown kind this is the schema their documents are validated against.
import type { GraphQLSchema } from "graphql";
import { mayRun, maySet, mayTellHistory, type RolePolicy, type Use } from "../policy/index.ts";
import { partOfSchema } from "./part-of-schema.ts";
import type { Rights } from "./rights.ts";
import { systemRoots } from "./system.resolver.ts";

type Needed = Rights extends Map<string, infer Each> ? Each : never;

export function roleView(schema: GraphQLSchema, rights: Rights, role: RolePolicy): GraphQLSchema {
  const granted = grantedUses(role);
  const has = (needed: Needed): boolean => {
    if ("allOf" in needed) return needed.allOf.every(has);
    if ("historyOf" in needed) return mayTellHistory(role, needed.historyOf);
    if ("anyOf" in needed) return needed.anyOf.some((command) => mayRun(role, command));
    if ("command" in needed) {
      const { command, sets } = needed;
      return sets === undefined ? mayRun(role, command) : sets.some((field) => maySet(role, command, field));
    }
    const { type, fields, use } = needed;
    return fields.every((field) => granted.has(`${type}.${field} ${use}`));
  };
  const keep = (coordinate: string): boolean => {
    const needed = rights.get(coordinate);
    return needed === undefined || has(needed);
  };
  return partOfSchema(schema, (type, member) =>
    type === "Query" && systemRoots.has(member) ? role.view === "department" : keep(`${type}.${member}`),
  );
}

/** Every coordinate and use that any grant names, whatever its duty, purpose or rows. */
function grantedUses(role: RolePolicy): ReadonlySet<string> {
  return new Set(
    role.grants.flatMap((grant) =>
      grant.fields.flatMap((field) => grant.uses.map((use: Use) => `${grant.type}.${field} ${use}`)),
    ),
  );
}
