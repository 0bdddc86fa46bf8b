// Schemas as SDL: sorted, so that two of them differ only where they do.
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import type { RolePolicy } from "../policy/index.ts";
import type { BuiltSchema } from "./build-schema.ts";
import { roleView } from "./role-view.ts";

export const printSorted = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema)).replace(looseText, compact)}\n`;

/** A description, or the empty line between two fields or arguments. */
const looseText = /"""((?:[^"]|"(?!""))*)"""|\n\n(?= )/g;

/** A description of one paragraph is one line, however long: what changes in it is one line of a diff. */
function compact(whole: string, description: string | undefined): string {
  if (description === undefined) return "\n";
  const line = description.trim();
  return /[\n"\\]/.test(line) ? whole : `"""${line}"""`;
}

/** What the role may know of the schema, for code generation. */
export const printRoleView = ({ schema, rights }: BuiltSchema, role: RolePolicy): string =>
  printSorted(roleView(schema, rights, role));
