// A user's filter into negation normal form. Each leaf carries its own cell: a hidden cell matches nothing, neither a
// test nor its negation, and is not an empty one.

import {
  type EntityType,
  type Field,
  holdsOverTime,
  type RelationField,
  type SecretField,
  sealedAt,
} from "../catalogue/index.ts";
import { assertNever } from "../core/assert-never.ts";
import { printCoordinate } from "../core/coordinate.ts";
import { TongchouError } from "../core/errors.ts";
import { authorizeField, authorizeReading, authorizeRows } from "./authorize.ts";
import type { Codec, Operator, Predicate, Value, ValueField } from "./plan.ts";
import type { Planning, SlotSink, Standing } from "./planning.ts";
import type { Input } from "./read-input.ts";

const negations: Readonly<Record<Operator, Operator>> = {
  eq: "ne",
  ne: "eq",
  in: "notIn",
  notIn: "in",
  lt: "gte",
  gte: "lt",
  gt: "lte",
  lte: "gt",
  startsWith: "notStartsWith",
  notStartsWith: "startsWith",
  contains: "notContains",
  notContains: "contains",
  isNull: "isNotNull",
  isNotNull: "isNull",
};

export interface WherePlanning {
  readonly planning: Planning;
  readonly entity: EntityType;
  readonly sink: SlotSink;
  /** Relations gone through from the filter's own type. */
  readonly nesting?: number;
  /** The whole filter is one look-up: see `lookupOf`. */
  readonly isLookup?: boolean;
}

const standingOf = ({ planning, entity }: WherePlanning): Standing => ({ planning, entity, reach: "list" });

/** A list's whole filter, or null where there is none. */
export const planFilter = (at: WherePlanning, input: Input): Predicate | null =>
  input.kind === "absent" ? null : at.planning.faults.catch(() => planWhere(at, input));

function planWhere(at: WherePlanning, input: Input, negated = false): Predicate {
  at.planning.budget.filterPart(at.nesting ?? 0);
  const fields = objectFields(input, `${at.entity.name}Where`);
  const parts = [...fields].map(([name, value]) => planEntry(at, name, value, negated));
  return junction(parts, negated ? "or" : "and");
}

function planEntry(at: WherePlanning, name: string, input: Input, negated: boolean): Predicate {
  if (name === "and" || name === "or") {
    if (input.kind !== "list") throw notNull(name);
    const parts = input.items.map((item) => planBranch(at, name, item, negated));
    return junction(parts, (name === "and") === negated ? "or" : "and");
  }
  if (name === "not") return planBranch(at, name, input, !negated);
  if (name === "asOf" && holdsOverTime(at.entity)) return planWhere(at, inForceOn(at.entity, input), negated);
  const field = at.planning.catalogue.field(at.entity.name, name);
  const planned = planCondition(at, field, input, negated);
  if (isEmpty(input)) at.planning.faults.note(saysNothing(at, name));
  return planned;
}

const object = (fields: Readonly<Record<string, Input>>): Input => ({
  kind: "object",
  fields: new Map(Object.entries(fields)),
});
const empty = object({ isNull: { kind: "leaf", slot: { from: "constant", value: true }, value: true } });

/**
 * The row in force on a day, as its asker could write it: what the day opens passes no right, and who may see rows of today
 * alone sees none of another day by it. What was found wrong is in force on no day.
 */
function inForceOn({ fields }: EntityType, day: Input): Input {
  if (day.kind !== "leaf") throw notNull("asOf");
  const either = (...of: readonly Input[]): Input => ({
    kind: "list",
    slot: { from: "list", of: [] },
    items: of,
    length: of.length,
  });
  const { validFrom } = Object.fromEntries(fields);
  const begun = object({ validFrom: object({ lte: day }) });
  const parts = [
    validFrom?.kind === "column" && validFrom.column.notNull
      ? begun
      : object({ or: either(object({ validFrom: empty }), begun) }),
    object({ or: either(object({ validTo: empty }), object({ validTo: object({ gt: day }) })) }),
    ...(fields.has("revisedOn") ? [object({ revisedOn: empty })] : []),
  ];
  return object({ and: either(...parts) });
}

/** What stands under `and`, `or` or `not`. */
function planBranch(at: WherePlanning, name: string, input: Input, negated: boolean): Predicate {
  const planned = planWhere(at, input, negated);
  if (isEmpty(input)) at.planning.faults.note(saysNothing(at, name));
  return planned;
}

function planCondition(at: WherePlanning, field: Field, input: Input, negated: boolean): Predicate {
  switch (field.kind) {
    case "column":
    case "computed":
      return planTests(at, field, input, negated);
    case "secret":
      return planLookup(at, field, input);
    case "toOne":
      return planRelated(at, field, input, { exists: !negated, every: false });
    case "toMany":
      return planQuantified(at, field, input, negated);
    default:
      return assertNever(field);
  }
}

function planTests(at: WherePlanning, field: ValueField, input: Input, negated: boolean): Predicate {
  const reading = authorizeReading(standingOf(at), field, "filter");
  const parts = [...objectFields(input, field.name)].map(([name, operand]): Predicate => {
    if (name === "isNull") {
      if (operand.kind !== "leaf") throw notNull(name);
      at.planning.budget.test(1);
      const operator = (operand.value === true) === negated ? "isNotNull" : "isNull";
      return { kind: "test", reading, operator, value: null };
    }
    const operator = name as Operator;
    const value = withForm(field, operandOf(at, codecOf(field, operator), operand, name));
    return { kind: "test", reading, operator: negated ? negations[operator] : operator, value };
  });
  return junction(parts, negated ? "or" : "and");
}

/**
 * The exact number that a list asks for and nothing else: `{ idNumber: { eq: … } }`, or null. With anything beside, above or
 * around it a look-up would answer several guesses at once, and be counted as one.
 */
export function lookupOf({ catalogue }: Planning, entity: EntityType, where: Input): SecretField | null {
  if (where.kind !== "object" || where.fields.size !== 1) return null;
  const [[name, test] = ["", where]] = where.fields;
  if (name === "and" || name === "or" || name === "not" || test.kind !== "object") return null;
  const field = catalogue.field(entity.name, name);
  return field.kind === "secret" && test.fields.size === 1 ? field : null;
}

/** A secret can only be looked up: equality by its blind index, under its own right, and by itself. */
function planLookup(at: WherePlanning, field: SecretField, input: Input): Predicate {
  const cell = authorizeField(standingOf(at), field.name, "lookup");
  if (at.isLookup !== true) at.planning.faults.note(standsAlone(at.entity, field));
  const parts = [...objectFields(input, field.name)].map(([name, operand]): Predicate => {
    const { column } = sealedAt(field);
    const value = { ...withForm(field, operandOf(at, "blindIndex", operand, name)), column, list: true };
    return { kind: "lookup", field, cell, value };
  });
  return junction(parts, "and");
}

function standsAlone({ name, plural }: EntityType, field: SecretField): TongchouError {
  const coordinate = printCoordinate({ type: name, field: field.name });
  const example = `${plural}(where: { ${field.name}: { eq: … } })`;
  return new TongchouError(
    "BAD_USER_INPUT",
    `A look-up of ${coordinate} is the whole filter of a root list, with one value: ${example}. Nothing may stand beside or around it.`,
    { coordinate, rule: "look-up stands alone" },
  );
}

/** some · every · none. `every p` is `none (not p)`: rows whose cells are hidden are no counter-examples. */
function planQuantified(at: WherePlanning, field: RelationField, input: Input, negated: boolean): Predicate {
  const parts = [...objectFields(input, field.name)].map(([name, operand]) =>
    planRelated(at, field, operand, { exists: (name === "some") !== negated, every: name === "every" }),
  );
  return junction(parts, negated ? "or" : "and");
}

/** Whether a related row must be there or must not; of `every`, one that fails the filter. */
interface Quantifier {
  readonly exists: boolean;
  readonly every: boolean;
}

function planRelated(
  at: WherePlanning,
  relation: RelationField,
  input: Input,
  { exists, every }: Quantifier,
): Predicate {
  const { planning } = at;
  const cell = authorizeField(standingOf(at), relation.name, "filter");
  const entity = planning.catalogue.entity(relation.target);
  planning.budget.test(1);
  return {
    kind: "related",
    relation,
    entity,
    cell,
    rows: authorizeRows({ planning, entity, reach: "list" }),
    exists,
    where: planWhere({ ...at, entity, nesting: (at.nesting ?? 0) + 1 }, input, every),
  };
}

function operandOf(at: WherePlanning, codec: Codec, operand: Input, name: string): Value {
  if (operand.kind === "list") {
    // The length of a variable list is no part of the plan: it is checked again when the value is bound.
    at.planning.budget.test(operand.slot.from === "list" ? operand.length : 1);
    at.sink(operand.slot);
    return { slot: operand.slot, codec, list: true };
  }
  if (operand.kind !== "leaf") throw notNull(name);
  at.planning.budget.test(1);
  at.sink(operand.slot);
  return { slot: operand.slot, codec };
}

/** They compare with a place in the order, which needs no whole number. */
const ranges: ReadonlySet<Operator> = new Set(["lt", "lte", "gt", "gte"]);

const withForm = (field: ValueField | SecretField, value: Value): Value =>
  field.kind === "computed" || field.form === undefined ? value : { ...value, form: field.form };

function codecOf(field: ValueField, operator: Operator): Codec {
  if (operator === "startsWith") return "prefix";
  if (operator === "contains") return "part";
  if (field.kind === "column" && field.form !== undefined && ranges.has(operator)) return "part";
  const { scalar } = field;
  return scalar === "id" ? "uuid" : scalar === "string" ? "text" : scalar;
}

function objectFields(input: Input, name: string): ReadonlyMap<string, Input> {
  if (input.kind !== "object") throw notNull(name);
  return input.fields;
}

const isEmpty = (input: Input): boolean => input.kind === "object" && input.fields.size === 0;

/**
 * An empty object is what is left of a condition when JSON has dropped its `undefined`: it would hold of every row, and with
 * it all that stands beside it under an `or`. Only the whole filter, and that of a quantifier, may say nothing.
 */
function saysNothing({ entity }: WherePlanning, name: string): TongchouError {
  const place = `${entity.name}Where.${name}`;
  return new TongchouError(
    "BAD_USER_INPUT",
    `\`${place}\` was given an empty object, which is no condition: leave it out, or say what must hold. ` +
      "`{}` may stand as the whole filter, and in `some`, `every` or `none` for any row at all.",
    { place },
  );
}

/** A null filter is an error: in other APIs it silently means "everything". */
function notNull(name: string): TongchouError {
  return new TongchouError("BAD_USER_INPUT", `\`${name}\` may not be null in a filter; use \`isNull\`.`);
}

const junction = (of: readonly Predicate[], kind: "and" | "or"): Predicate =>
  of.length === 1 && of[0] !== undefined ? of[0] : { kind, of };
