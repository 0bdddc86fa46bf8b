// Schemas as SDL: sorted, so that two of them differ only where they do.
import {
  type GraphQLSchema,
  isIntrospectionType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printType,
} from "graphql";
import { atOnce, type Steps } from "../core/steps.ts";

/** Of a schema whose roots are called as they usually are, and that has no directive of its own. A type is a step. */
export function* sortedInSteps(schema: GraphQLSchema): Steps<string> {
  yield;
  const sorted = lexicographicSortSchema(schema);
  const parts: string[] = [];
  for (const type of Object.values(sorted.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    parts.push(printType(type).replace(looseText, compact));
    yield;
  }
  return `${parts.join("\n\n")}\n`;
}

export const printSorted = (schema: GraphQLSchema): string => atOnce(sortedInSteps(schema));

/** A description, or the empty line between two fields or arguments. */
const looseText = /"""((?:[^"]|"(?!""))*)"""|\n\n(?= )/g;

/** A description of one paragraph is one line, however long: what changes in it is one line of a diff. */
function compact(whole: string, description: string | undefined): string {
  if (description === undefined) return "\n";
  const line = description.trim();
  return /[\n"\\]/.test(line) ? whole : `"""${line}"""`;
}

const width = 110;
const memberWithText = /^( +"""[^"\n]+""")\n +(\S.*)$/gm;

/** For a file that is read and compared in a repository: a field, argument or value on one line with its short description. */
export const printForFile = (schema: GraphQLSchema): string =>
  printSorted(schema).replace(memberWithText, (apart, text: string, member: string) => {
    const together = `${text} ${member}`;
    return together.length <= width ? together : apart;
  });
