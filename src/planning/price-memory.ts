// What a root field costs that memory answers: its bytes, reckoned before any is written, by how often each list of the
// schema's own description repeats. Nobody else is served while memory answers, so that is what is bounded.
import { type GraphQLSchema, getNamedType, isEnumType, isInputObjectType, isObjectType } from "graphql";
import type { CollectedField } from "./collect-fields.ts";
import { enter } from "./enter.ts";
import type { Planning } from "./planning.ts";

/** Writing 100 bytes takes as long as reading a row. */
const leastBytesPerUnit = 100;
/**
 * The schema grows with the district's work, and whoever begins asks for all of it: however large it is, the full introspection
 * query comes to some 40 000 units, four fifths of the limit. Of one described member it writes so many bytes.
 */
const wholeUnits = 40_000;
const memberBytes = 300;
const sentenceBytes = 120;
const wordBytes = 16;
/** How many times the average a type has of anything that somebody asks for by its name. */
const largest = 14;

/** How many of each there are: on average, or below a field, whose type is often one of the large ones. */
interface Averages {
  readonly types: number;
  readonly fields: number;
  readonly fieldsBelow: number;
  readonly args: number;
  readonly inputFields: number;
  readonly enumValues: number;
  readonly bytesPerUnit: number;
}

const known = new WeakMap<GraphQLSchema, Averages>();

function averagesOf(schema: GraphQLSchema): Averages {
  const found = known.get(schema);
  if (found !== undefined) return found;
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const sizes = fields.map(({ type }) => {
    const named = getNamedType(type);
    return isObjectType(named) ? Object.keys(named.getFields()).length : 0;
  });
  const inputs = types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0));
  const values = types.map((type) => (isEnumType(type) ? type.getValues().length : 0));
  const args = sum(fields.map((field) => field.args.length));
  const members = types.length + fields.length + args + sum(inputs) + sum(values);
  const made: Averages = {
    types: types.length,
    fields: fields.length / types.length,
    fieldsBelow: sum(sizes) / fields.length,
    args: args / fields.length,
    inputFields: sum(inputs) / types.length,
    enumValues: sum(values) / types.length,
    bytesPerUnit: Math.max(leastBytesPerUnit, (members * memberBytes) / wholeUnits),
  };
  known.set(schema, made);
  return made;
}

/** Of a field by its name, how many there are for each of what it stands on; below `__type` a large type may be meant. */
function repeats(planning: Planning, name: string, below: readonly string[]): number {
  const averages = averagesOf(planning.schema);
  const listed = below.includes("types");
  const each = listed ? 1 : largest;
  switch (name) {
    case "types":
      return averages.types;
    case "fields":
      return below.includes("fields") ? averages.fieldsBelow : each * averages.fields;
    case "args":
      return averages.args;
    case "inputFields":
      return each * averages.inputFields;
    case "enumValues":
      return each * averages.enumValues;
    // Wrappers are one or two deep; what asks for nine mostly gets null.
    case "ofType":
      return 0.4;
    case "interfaces":
    case "possibleTypes":
      return 0.1;
    default:
      return 1;
  }
}

export function priceMemory(planning: Planning, root: CollectedField): void {
  const entries = [...planning.catalogue.entities.values()].reduce((sum, { fields }) => sum + fields.size, 0);
  const rows = root.name === "dataCatalogue" ? entries : 1;
  planning.budget.spend(
    1,
    Math.max(1, bytesOf(planning, root, rows, [root.name]) / averagesOf(planning.schema).bytesPerUnit),
  );
}

/** Every field below is entered in the account. How deep introspection may go is graphql-js' to say. */
function bytesOf(planning: Planning, field: CollectedField, rows: number, above: readonly string[]): number {
  const parts = enter(planning, [field], { depth: 1, rows: 1, reach: "list", path: [] });
  const own = rows * (field.key.length + 4);
  if (parts.length === 0) return own + rows * (field.name === "description" ? sentenceBytes : wordBytes);
  return parts.reduce(
    (bytes, part) =>
      bytes + bytesOf(planning, part, rows * repeats(planning, part.name, above), [...above, part.name]),
    own,
  );
}
