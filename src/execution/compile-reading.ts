// A coordinate's value in SQL: the column or its expression, within its cell, as the response shows it.
import { type SQL, sql } from "drizzle-orm";
import type { CodeTable, EntityType, ExpressionGround, ScalarKind } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import { type Reading, tableNameOf } from "../planning/index.ts";
import { compileCell } from "./compile-condition.ts";
import {
  type Compiling,
  type Footing,
  literal,
  now,
  param,
  type RowColumns,
  rowColumns,
  today,
} from "./compiling.ts";
import { concat, escaped, type JsonText, name, orNull, quoted } from "./json-text.ts";

/** The bare value: a column, or an expression that sees other types' rows only as far as the asker does. */
export function compileValue(compiling: Compiling, row: RowColumns, reading: Reading): SQL {
  const { field } = reading;
  return field.kind === "column" ? row(field.key) : field.expression(groundOf(compiling, row, reading));
}

/** The span of columns that each code stands for, or null: see `bySpans`. */
export function compileSpans(
  compiling: Compiling,
  row: RowColumns,
  reading: Reading,
): Readonly<Record<string, SQL>> | null {
  const { field } = reading;
  if (field.kind === "column" || field.spans === undefined) return null;
  return field.spans(groundOf(compiling, row, reading));
}

const groundOf = (
  compiling: Compiling,
  row: RowColumns,
  { field, foreign, asOf }: Reading,
): ExpressionGround => ({
  column: ({ key }) => row(key),
  today: asOf === undefined ? today : param({ slot: asOf, codec: "date" }),
  now,
  rows: (entity, alias) => ({
    table: sql.raw(`${tableNameOf(entity)} ${alias}`),
    column: ({ column }) => sql.raw(`${alias}.${column.name}`),
    visible: () => {
      const cell = foreign.get(entity.name);
      if (cell === undefined)
        throw new Error(`${field.name} reads ${entity.name}, which its inputs do not name`);
      const asked = compiling.catalogue.entity(entity.name);
      return compileCell(compiling, asked, rowColumns(asked, alias), cell) ?? sql`true`;
    },
  }),
});

/** The value where its cell shows, NULL elsewhere: for orderings, groups and measures. */
export function compileWithin(
  compiling: Compiling,
  entity: EntityType,
  row: RowColumns,
  reading: Reading,
): SQL {
  const value = compileValue(compiling, row, reading);
  const cell = compileCell(compiling, entity, row, reading.cell);
  return cell === null ? value : sql`case when ${cell} then ${value} end`;
}

/** As the response shows it, behind its mark where it does. */
export function compileOutput(
  { compiling, entity, row }: Footing,
  reading: Reading,
  mark: JsonText,
): JsonText {
  const { field } = reading;
  const shown = show(
    field,
    compileValue(compiling, row, reading),
    field.kind === "column" && field.column.notNull,
  );
  const cell = compileCell(compiling, entity, row, reading.cell);
  const marked = [...mark, ...shown];
  return cell === null ? marked : [sql`case when ${cell} then ${concat(marked)} else 'null' end`];
}

/** Codes become enum names; instants become ISO 8601 in UTC; everything else is JSON's own form. */
export function show(field: Reading["field"], value: SQL, present: boolean): JsonText {
  if (field.codes !== undefined) return [enumName(field.codes, value, field.kind === "column")];
  const text = scalarText(field.scalar, value);
  return present ? text : orNull(text);
}

function scalarText(scalar: ScalarKind, value: SQL): JsonText {
  switch (scalar) {
    case "int":
    case "safeInt":
    case "float":
    case "boolean":
      return [sql`${value}::text`];
    case "id":
    case "date":
      return quoted(sql`${value}::text`);
    case "datetime":
      return quoted(sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
    case "string":
      return escaped(value);
    default:
      return assertNever(scalar);
  }
}

/**
 * A code that the list does not know is an error, never an empty value: no name can be read from it (SQLSTATE 42602), which
 * database-error.ts knows the meaning of. Without a code there is nothing to read, and the value is null.
 */
const unknownCode = (value: SQL): SQL => sql`coalesce(('no code: ' || ${value})::regclass::text, 'null')`;

/** What an expression gives without a code of its list is null: its codes stand in its own text. */
function enumName(codes: CodeTable, value: SQL, stored: boolean): SQL {
  const cases = Object.entries(codes.values).map(
    ([value, { code }]) => sql`when ${literal(code)} then ${sql.raw(`'${name(value)}'`)}`,
  );
  return sql`case ${value} ${sql.join(cases, sql` `)} else ${stored ? unknownCode(value) : sql.raw("'null'")} end`;
}

/** All cells of several readings at once, for a `where`. */
export function compileCells(
  compiling: Compiling,
  entity: EntityType,
  row: RowColumns,
  readings: readonly Reading[],
): SQL[] {
  return readings.flatMap((reading) => compileCell(compiling, entity, row, reading.cell) ?? []);
}
