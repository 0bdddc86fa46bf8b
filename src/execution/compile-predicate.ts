// Filters into SQL. Every leaf is `cell and test`: never `not` around a cell.
import { type SQL, sql } from "drizzle-orm";
import type { EntityType } from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import type { Predicate, Slot, Value } from "../planning/index.ts";
import { compileCell, compileGuard, joinOf } from "./compile-condition.ts";
import { compileSpans, compileValue } from "./compile-reading.ts";
import {
  type Compiling,
  constantOrParam,
  fromTable,
  hiddenParam,
  literal,
  param,
  type RowColumns,
} from "./compiling.ts";

export function compilePredicate(
  compiling: Compiling,
  entity: EntityType,
  row: RowColumns,
  predicate: Predicate,
): SQL {
  switch (predicate.kind) {
    case "and":
    case "or": {
      if (predicate.of.length === 0) return sql.raw(predicate.kind === "and" ? "true" : "false");
      const parts = predicate.of.map((part) => compilePredicate(compiling, entity, row, part));
      return sql`(${sql.join(parts, sql.raw(` ${predicate.kind} `))})`;
    }
    case "test": {
      const cell = compileCell(compiling, entity, row, predicate.reading.cell);
      const test = compileTest(compiling, row, predicate);
      return cell === null ? test : sql`(${cell} and ${test})`;
    }
    case "lookup": {
      const index = predicate.field.index;
      if (index === undefined) throw new Error(`${predicate.field.name} has no blind index`);
      const cell = compileCell(compiling, entity, row, predicate.cell);
      const column = row(`${predicate.field.name}Index`);
      const test = sql`${column} = any(${param(predicate.value)})`;
      return cell === null ? test : sql`(${cell} and ${test})`;
    }
    case "related": {
      const { from, row: related } = fromTable(compiling, predicate.entity);
      const cell = compileCell(compiling, entity, row, predicate.cell);
      const rows = compileGuard(compiling, predicate.entity, related, predicate.rows);
      const where = compilePredicate(compiling, predicate.entity, related, predicate.where);
      const join = joinOf(predicate.relation, row, related);
      const test = sql`${sql.raw(predicate.exists ? "" : "not ")}exists (select 1 from ${from} where ${join} and ${rows} and ${where})`;
      return cell === null ? test : sql`(${cell} and ${test})`;
    }
    default:
      return assertNever(predicate);
  }
}

/** An id selects about as many rows as another: no plan of its own is worth making for it. */
function operandOf(operand: Value, isCode: boolean): SQL {
  if (operand.codec !== "uuid") return constantOrParam(operand, isCode);
  return operand.list === true ? sql`${hiddenParam(operand)}::uuid[]` : hiddenParam(operand);
}

/** A code that stands for a span, as that span: only where the code is named is its span asked for. */
function compileWithinSpans(
  compiling: Compiling,
  row: RowColumns,
  { reading, operator, value }: Extract<Predicate, { kind: "test" }>,
): SQL | null {
  if (value === null || (operator !== "eq" && operator !== "in")) return null;
  const spans = compileSpans(compiling, row, reading);
  if (spans === null) return null;
  const given = param(value);
  const parts = Object.entries(spans).flatMap(([code, span]) => {
    const named = names(value.slot, code);
    if (named !== undefined) return named ? [sql`(${span})`] : [];
    const asked =
      operator === "eq" ? sql`${literal(code)} = ${given}` : sql`${literal(code)} = any(${given})`;
    return [sql`(${asked} and ${span})`];
  });
  return parts.length === 0 ? sql.raw("false") : sql`(${sql.join(parts, sql` or `)})`;
}

/** Whether the document names the value, or undefined where a variable decides. */
function names(slot: Slot, value: unknown): boolean | undefined {
  if (slot.from === "constant") return slot.value === value;
  if (slot.from !== "list") return undefined;
  const parts = slot.of.map((part) => names(part, value));
  return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
}

function compileTest(compiling: Compiling, row: RowColumns, test: Extract<Predicate, { kind: "test" }>): SQL {
  const { reading, operator, value: operand } = test;
  const within = compileWithinSpans(compiling, row, test);
  if (within !== null) return within;
  const value = compileValue(compiling, row, reading);
  if (operator === "isNull") return sql`${value} is null`;
  if (operator === "isNotNull") return sql`${value} is not null`;
  if (operand === null) throw new Error(`${operator} needs a value`);
  const given = operandOf(operand, reading.field.codes !== undefined);
  switch (operator) {
    case "eq":
      return sql`${value} = ${given}`;
    case "ne":
      return sql`${value} <> ${given}`;
    case "lt":
      return sql`${value} < ${given}`;
    case "lte":
      return sql`${value} <= ${given}`;
    case "gt":
      return sql`${value} > ${given}`;
    case "gte":
      return sql`${value} >= ${given}`;
    case "in":
      return sql`${value} = any(${given})`;
    case "notIn":
      // NULL is unlike every value of no values: without the second half an empty list would let it through.
      return sql`(${value} <> all(${given}) and ${value} is not null)`;
    // `starts_with` is leakproof, LIKE is not: under row policies only the former may use an index.
    case "startsWith":
      return sql`starts_with(${value}, ${given})`;
    case "notStartsWith":
      return sql`not starts_with(${value}, ${given})`;
    case "contains":
      return sql`position(${given} in ${value}) > 0`;
    case "notContains":
      return sql`position(${given} in ${value}) = 0`;
    default:
      return assertNever(operator);
  }
}
