// The forms an operation's plan takes: whatever makes the compiler write another SQL. Each that any operation takes must
// be in view somewhere, in an operation that shows its SQL.
import type { OperationPlan, Reading, Value } from "../../src/planning/index.ts";
import type { Bound, Condition } from "../../src/policy/index.ts";

type Forms = Set<string>;

/** Beside its kind, what of a part decides its SQL. */
const marks = ["operator", "measure", "negated", "exists", "backward"] as const;

export function formsOf({ roots, scopes }: OperationPlan): ReadonlySet<string> {
  const forms: Forms = new Set(scopes.map((scope) => `scope of ${scope}`));
  collect(forms, "operation", "root", roots);
  return forms;
}

/** `place`: the kind of the part that holds this one; `key`: as what. */
function collect(forms: Forms, place: string, key: string, part: unknown): void {
  if (part instanceof Map || Array.isArray(part)) {
    for (const one of part.values()) collect(forms, place, key, one);
  } else if (isObject(part) && key !== "entity") {
    if (key === "field" || key === "relation") forms.add(`${place}: a ${String(part.kind)}`);
    else if ("foreign" in part) collectReading(forms, place, part as never);
    else if ("anyOf" in part) collectGuard(forms, place, key, part.anyOf as never);
    else if ("codec" in part) collectValue(forms, part as never);
    else collectPart(forms, place, key, part);
  }
}

function collectPart(
  forms: Forms,
  place: string,
  key: string,
  part: Readonly<Record<string, unknown>>,
): void {
  const kind = String(part.kind ?? place);
  if ("kind" in part) forms.add(`${place} > ${kind}`);
  if (key === "orders")
    forms.add(`${kind} ${part.descending ? "down" : "up"}${part.nullable ? ", or empty" : ""}`);
  if (key === "cursor") forms.add(`${kind} after a cursor`);
  if (place === "pageInfo") forms.add(`pageInfo: ${String(part.name)}`);
  for (const mark of marks) if (mark in part) forms.add(`${kind}, ${mark}: ${String(part[mark])}`);
  for (const [name, inner] of Object.entries(part)) collect(forms, kind, name, inner);
}

/** A value where it is read, compared or measured; a computed one has an expression of its own. */
function collectReading(forms: Forms, place: string, { field, cell, foreign }: Reading): void {
  forms.add(`${place} of a ${field.codes === undefined ? field.scalar : "code"}`);
  if (field.kind === "computed") forms.add(`computed ${field.name}`);
  collect(forms, place, "cell", cell);
  collect(forms, place, "cell of another type", foreign);
}

/** None where it always holds. */
function collectGuard(forms: Forms, place: string, key: string, anyOf: readonly Bound[]): void {
  const groups = new Set(anyOf.map(({ group }) => group));
  if (anyOf.length > 0) forms.add(`${place}, ${key}: ${anyOf.length > 1 ? "alternatives" : "a condition"}`);
  if (groups.size > 1) forms.add(`${place}, ${key}: several assignments`);
  for (const { condition } of anyOf) collectCondition(forms, key, condition);
}

function collectCondition(forms: Forms, place: string, condition: Condition): void {
  const { kind } = condition;
  forms.add(`${place} > ${kind}`);
  if (kind === "exists") collectCondition(forms, kind, condition.where);
  if (kind === "not") collectCondition(forms, kind, condition.of);
  if (kind === "all" || kind === "any") {
    for (const part of condition.of) collectCondition(forms, kind, part);
  }
}

const collectValue = (forms: Forms, { slot, codec, list }: Value): void =>
  void forms.add(`${codec}${list === true ? "s" : ""} from a ${slot.from}`);

const isObject = (part: unknown): part is Readonly<Record<string, unknown>> =>
  typeof part === "object" && part !== null;
