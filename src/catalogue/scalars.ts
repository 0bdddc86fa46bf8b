// Scalars of the API. Dates stay text from the database to the response: no conversion can move a day.
import { GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from "graphql-scalars";
import { Float, ID, Int } from "type-graphql";
import { assertNever } from "../core/assert-never.ts";
import type { ScalarKind } from "./definitions.ts";

/** A civil date `yyyy-mm-dd` (ISO 8601), without time or zone. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: "Date",
  description: "日期. A civil date of the district, `yyyy-mm-dd` (ISO 8601).",
});

/** An instant, ISO 8601 with offset. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: "DateTime",
  description: "时刻. An instant, ISO 8601 with offset.",
  parseValue: (value) => toIso(GraphQLDateTimeISO.parseValue(value)),
  parseLiteral: (node, variables) => toIso(GraphQLDateTimeISO.parseLiteral(node, variables)),
});

/** A whole number of up to 53 bits, such as an amount in fen. */
export const SafeIntScalar = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  name: "SafeInt",
  description: "大整数. A whole number between -(2^53 - 1) and 2^53 - 1, such as an amount in fen (分).",
});

const toIso = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

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
