// The twin of an operation that an unknowing role may not ask: the name it stumbled over replaced by one that exists
// nowhere. To such a role both must look alike, to the last byte.
import type { Operation } from "./forms.ts";

const stumbles = [
  /^Cannot query field "(\w+)" on type "\w+"\.$/,
  /Field "(\w+)" is not defined by type "\w+"\.$/,
  /^Unknown type "(\w+)"\.$/,
  /^Unknown argument "(\w+)" on field "[\w.]+"\.$/,
  /Value "(\w+)" does not exist in "\w+" enum\.$/,
];

/** The name in the first error, or null where the error is of another kind. */
export function stumbledOver(message: string): string | null {
  for (const pattern of stumbles) {
    const name = pattern.exec(message)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

/** As long as the name it stands for, so that places in the text stay what they are. */
export const inventedFor = (name: string): string => name.slice(0, -1) + (name.endsWith("q") ? "z" : "q");

export function rename(text: string, from: string, to: string): string {
  return text.replace(new RegExp(`\\b${from}\\b`, "g"), to);
}

/** The field of a filter or an input, which may be spelled like one that is selected and known; and the other way round. */
const inInput = /Field "\w+" is not defined by type "\w+"\.$/;
const inSelection = /^Cannot query field/;

/** `message`: how the operation was refused, for the name. */
export function twinOf({ query, variables }: Operation, name: string, message: string): Operation {
  const invented = inventedFor(name);
  const where = inInput.test(message) ? '(?="?\\s*:)' : inSelection.test(message) ? '(?!"?\\s*:)' : "";
  const spelled = new RegExp(`\\b${name}\\b${where}`, "g");
  const renamed = (text: string) => text.replace(spelled, invented);
  return {
    query: renamed(query),
    variables: JSON.parse(renamed(JSON.stringify(variables))) as Operation["variables"],
  };
}
