// Finds types and members of the role's view by their Chinese term or name, and writes a field as a selection. No page in it.
import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isIntrospectionType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

export const mostFound = 60;

/** A description begins with the term, up to its first full stop. */
const termOf = (description) => /^[^.。]*/.exec(description ?? "")[0].trim();

const isPaging = ({ name }) => /(Connection|Edge)$/.test(name);
const isShown = (type) =>
  (isObjectType(type) || isInterfaceType(type) || isEnumType(type)) &&
  !isIntrospectionType(type) &&
  !isPaging(type);

/** Records, then their fields and what is asked, then codes, at last what is made of them (groups, extremes). */
function orderOf(schema, type, member) {
  if (isEnumType(type)) return 2;
  const root = type === schema.getQueryType() || type === schema.getMutationType();
  if (!root && !isInterfaceType(type) && type.getFields().id === undefined) return 3;
  return member === null && !root ? 0 : 1;
}

/** Everything that can be found, each with its words in small letters. */
export function entriesOf(schema) {
  return Object.values(schema.getTypeMap())
    .filter(isShown)
    .flatMap((type) => {
      const term = termOf(type.description);
      const entry = (coordinate, member, own) => ({
        coordinate,
        type,
        member,
        term: own,
        order: orderOf(schema, type, member),
        words: `${coordinate} ${term} ${own}`.toLowerCase(),
      });
      const members = isEnumType(type) ? type.getValues() : Object.values(type.getFields());
      return [
        entry(type.name, null, term),
        ...members.map((member) => entry(`${type.name}.${member.name}`, member, termOf(member.description))),
      ];
    });
}

/** The closer the term itself is to what was typed, the earlier. */
function distance({ term, coordinate, order }, search) {
  const own = term.toLowerCase();
  if (own === search || coordinate.toLowerCase() === search) return order;
  return (own.startsWith(search) ? 4 : own.includes(search) ? 8 : 12) + order;
}

/** Those whose names or terms (the type's, too) hold every word, as `dataCatalogue(search:)` finds them. */
export function find(entries, text) {
  const search = text.normalize("NFC").trim().toLowerCase();
  if (search === "") return [];
  const words = search.split(/\s+/);
  return entries
    .filter((entry) => words.every((word) => entry.words.includes(word)))
    .map((entry) => ({ entry, far: distance(entry, search) }))
    .sort((a, b) => a.far - b.far)
    .map(({ entry }) => entry);
}

function placeholder(type) {
  const text = String(type);
  if (text.startsWith("[")) return "[]";
  return /^(ID|String)!?$/.test(text) ? '""' : /^(Int|Float)!?$/.test(text) ? "0" : "{}";
}

function argumentsOf({ args }) {
  const needed = args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${placeholder(type)}`);
  if (args.some(({ name }) => name === "first")) needed.push("first: 5");
  return needed.length === 0 ? "" : `(${needed.join(", ")})`;
}

function selectionOf(type) {
  if (isLeafType(type) || !(isObjectType(type) || isInterfaceType(type))) return "";
  const fields = type.getFields();
  if (isPaging(type) && fields.nodes !== undefined)
    return ` { nodes${selectionOf(getNamedType(fields.nodes.type))} }`;
  if (fields.id !== undefined) return " { id }";
  const leaf = Object.values(fields).find((field) => isLeafType(getNamedType(field.type)));
  return ` { ${leaf?.name ?? "__typename"} }`;
}

/** A field as one selects it; at the root of an empty document, as an operation. */
export function selectionText(schema, { type, member }, isEmpty) {
  const selection = `${member.name}${argumentsOf(member)}${selectionOf(getNamedType(member.type))}`;
  if (isEmpty && type === schema.getQueryType()) return `{\n  ${selection}\n}\n`;
  if (isEmpty && type === schema.getMutationType()) return `mutation {\n  ${selection}\n}\n`;
  return `${selection} `;
}
