// A user's filter on one row, in three-valued logic: what is empty or hidden is unknown, and only what is true fits.
// Questions about related rows are answered from the rows the asker sees, yes or no.
import type { Coordinate } from "../../src/core/coordinate.ts";
import type { Row, Scalar } from "./rows.ts";
import { anyTruth, everyTruth, type Sight, type Truth } from "./sight.ts";
import { type Cell, readCell } from "./values.ts";

export type Where = Readonly<Record<string, unknown>>;

export const fits = (sight: Sight, type: string, where: Where | undefined, row: Row): boolean =>
  where === undefined || match(sight, type, where, row) === true;

/** Whether the filter as a whole asks for one exact number: then what it finds is no list but that record. */
export function namesOne(sight: Sight, type: string, where: Where | undefined): boolean {
  const [only, ...others] = Object.entries(where ?? {});
  if (
    only === undefined ||
    others.length > 0 ||
    /^(and|or|not)$/.test(only[0]) ||
    typeof only[1] === "string"
  )
    return false;
  return sight.rows.catalogue.field(type, only[0]).kind === "secret" && Object.keys(only[1] ?? {}).length > 0;
}

const negate = (truth: Truth): Truth => (truth === null ? null : !truth);

function match(sight: Sight, type: string, where: Where, row: Row): Truth {
  return everyTruth(
    Object.entries(where).map(([name, part]) => matchPart(sight, { type, field: name }, part, row)),
  );
}

function matchPart(sight: Sight, at: Coordinate, part: unknown, row: Row): Truth {
  const { type, field: name } = at;
  if (name === "and") return everyTruth((part as Where[]).map((one) => match(sight, type, one, row)));
  if (name === "or") return anyTruth((part as Where[]).map((one) => match(sight, type, one, row)));
  if (name === "not") return negate(match(sight, type, part as Where, row));
  if (name === "asOf" && typeof part === "string") return matchDay(sight, type, part, row);
  const field = sight.rows.catalogue.field(type, name);
  const operands = Object.entries(part as Where);
  switch (field.kind) {
    case "toOne":
      return anyRelated(sight, at, row, (target, other) => match(sight, target, part as Where, other));
    case "toMany":
      return everyTruth(
        operands.map(([quantifier, inner]) => matchMany(sight, at, [quantifier, inner as Where], row)),
      );
    case "secret":
      return everyTruth(operands.map(([, given]) => matchSecret(sight, at, String(given), row)));
    case "column":
    case "computed": {
      const value = readCell(sight, at, { use: "filter" }, row);
      return everyTruth(operands.map((operand) => matchValue(sight, at, value, operand)));
    }
  }
}

/** Begun, not ended, and not found wrong since; a hidden end says neither yes nor no. */
function matchDay(sight: Sight, type: string, day: string, row: Row): Truth {
  const holds = (field: string, test: (date: string) => boolean): Truth => {
    const value = readCell(sight, { type, field }, { use: "filter" }, row);
    return value === undefined ? null : value === null || test(String(value));
  };
  return everyTruth([
    holds("validFrom", (from) => from <= day),
    holds("validTo", (to) => to > day),
    ...(sight.rows.catalogue.entity(type).fields.has("revisedOn") ? [holds("revisedOn", () => false)] : []),
  ]);
}

function matchMany(
  sight: Sight,
  at: Coordinate,
  [quantifier, inner]: readonly [string, Where],
  row: Row,
): Truth {
  const one = (target: string, other: Row) => match(sight, target, inner, other);
  if (quantifier === "some") return anyRelated(sight, at, row, one);
  if (quantifier === "none") return negate(anyRelated(sight, at, row, one));
  return negate(anyRelated(sight, at, row, (target, other) => negate(one(target, other))));
}

/** Whether the asker sees a related row that fits. Unknown where the relation itself is hidden. */
function anyRelated(
  sight: Sight,
  at: Coordinate,
  row: Row,
  test: (target: string, other: Row) => Truth,
): Truth {
  if (!sight.seesCell(at, "filter", row, "list")) return null;
  const { target } = sight.rows.catalogue.relation(at.type, at.field);
  return sight.related(at.type, at.field, row).some((other) => test(target, other) === true);
}

/** The letters and digits of a number, however it was pasted. */
const plainest = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Text as it is stored: one encoding of what is drawn alike, one middle dot. */
const asStored = (given: unknown): string =>
  String(given)
    .normalize("NFC")
    .replace(/[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]/g, "·");

/** How a given text is read: a number with a form as it is registered. */
function registered(sight: Sight, type: string, name: string): (given: unknown) => string {
  const field = sight.rows.catalogue.field(type, name);
  return field.kind === "column" && field.form !== undefined ? (given) => plainest(String(given)) : asStored;
}

function matchSecret(sight: Sight, at: Coordinate, given: string, row: Row): Truth {
  if (!sight.seesCell(at, "lookup", row, "list")) return null;
  const stored = sight.rows.decrypt(at.type, at.field, row);
  return stored === null ? null : plainest(stored) === plainest(given);
}

function matchValue(
  sight: Sight,
  { type, field: name }: Coordinate,
  value: Cell,
  [operator, given]: readonly [string, unknown],
): Truth {
  if (value === undefined) return null;
  if (operator === "isNull") return (value === null) === given;
  if (value === null) return null;
  const asRegistered = registered(sight, type, name);
  const order = (one: unknown): number => {
    const literal = codeOf(sight, type, name, one);
    return typeof value === "string" && typeof literal === "string"
      ? sight.rows.compareWithText(type, name, value, literal)
      : sight.rows.compare(type, name, value, literal);
  };
  const equals = (one: unknown): boolean => value === codeOf(sight, type, name, one);
  switch (operator) {
    case "eq":
      return equals(given);
    case "ne":
      return !equals(given);
    case "in":
      return (given as unknown[]).some(equals);
    case "notIn":
      return !(given as unknown[]).some(equals);
    case "lt":
      return order(given) < 0;
    case "lte":
      return order(given) <= 0;
    case "gt":
      return order(given) > 0;
    case "gte":
      return order(given) >= 0;
    case "startsWith":
      return String(value).startsWith(asRegistered(given));
    case "contains":
      return String(value).includes(asRegistered(given));
    default:
      throw new Error(`the reference does not know the operator ${operator}`);
  }
}

/** An enum's name as its stored code; an id in lower case. */
function codeOf(sight: Sight, type: string, name: string, given: unknown): Scalar {
  const field = sight.rows.catalogue.field(type, name);
  if (field.kind !== "column" && field.kind !== "computed") throw new Error(`${type}.${name} has no value`);
  if (field.codes !== undefined) return field.codes.values[String(given)]?.code ?? null;
  if (field.scalar === "id") return String(given).toLowerCase();
  return typeof given === "string" ? registered(sight, type, name)(given) : (given as Scalar);
}
