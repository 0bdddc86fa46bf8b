// Schemas as SDL: sorted, so that two of them differ only where they do.
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";

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

const width = 110;
const memberWithText = /^( +"""[^"\n]+""")\n +(\S.*)$/gm;

/** For a file that is read and compared in a repository: a field, argument or value on one line with its short description. */
export const printForFile = (schema: GraphQLSchema): string =>
  printSorted(schema).replace(memberWithText, (apart, text: string, member: string) => {
    const together = `${text} ${member}`;
    return together.length <= width ? together : apart;
  });
