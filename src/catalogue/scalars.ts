// Scalars of the API. Dates stay text from the database to the response: no conversion can move a day.
import { GraphQLError, GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from "graphql-scalars";
import { Float, ID, Int } from "type-graphql";
import { assertNever } from "../core/assert-never.ts";
import { instantDecimals } from "../core/dates.ts";
import type { ScalarKind } from "./definitions.ts";

/** A civil date `yyyy-mm-dd` (ISO 8601), without time or zone. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: "Date",
  description: "日期. A civil date of the district, `yyyy-mm-dd` (ISO 8601).",
});

/** An instant, ISO 8601 with offset: milliseconds, as they are stored and shown. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: "DateTime",
  description:
    "时刻. An instant, ISO 8601 with offset, in milliseconds (毫秒): that is how instants are stored, shown and compared, so that what an answer shows is what `eq` finds and what `gt` passes. A finer one is refused (`BAD_USER_INPUT`), never rounded.",
  parseValue: (value) => {
    const instant = toIso(GraphQLDateTimeISO.parseValue(value));
    assertMilliseconds(value);
    return instant;
  },
  parseLiteral: (node, variables) => {
    const instant = toIso(GraphQLDateTimeISO.parseLiteral(node, variables));
    if ("value" in node) assertMilliseconds(node.value);
    return instant;
  },
});

/** An operand cut to what the database holds would be another instant than the one that was asked about. */
function assertMilliseconds(value: unknown): void {
  const [, decimals = ""] = /\.(\d+)/.exec(String(value)) ?? [];
  if (/[1-9]/.test(decimals.slice(instantDecimals)))
    throw new GraphQLError(
      `An instant has ${instantDecimals} decimals of a second (milliseconds); leave the others out.`,
    );
}

/** A whole number of up to 53 bits, such as an amount in fen. */
export const SafeIntScalar = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  name: "SafeInt",
  description: "大整数. A whole number between -(2^53 - 1) and 2^53 - 1, such as an amount in fen (分).",
});

const toIso = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/** A sum of whole numbers, which may be larger than each of them. */
export const BigIntScalar = new GraphQLScalarType({
  name: "BigInt",
  description:
    "合计数. A whole number of any size, such as a sum of amounts in fen (分). A JSON number between -(2^53 - 1) and 2^53 - 1; beyond that a JSON string of its digits, which no reader rounds.",
});

export function scalarType(kind: ScalarKind): unknown {
  switch (kind) {
    case "id":
      return ID;
    case "string":
      return String;
    case "int":
      return Int;
    case "safeInt":
      return SafeIntScalar;
    case "float":
      return Float;
    case "boolean":
      return Boolean;
    case "date":
      return DateScalar;
    case "datetime":
      return DateTimeScalar;
    default:
      return assertNever(kind);
  }
}
