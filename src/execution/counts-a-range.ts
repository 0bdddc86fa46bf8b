// Which operations are planned for their values. A prepared statement is planned without them, and PostgreSQL then takes
// any range for one row in two hundred: harmless to a page, which stops at its size, but what counts within a range goes
// through all of it (seen: two look-ups for each of 2 400 rows where one hash of 60 pages would do).
import { assertNever } from "../core/assert-never.ts";
import type { OperationPlan, PagePlan, Predicate, RootPlan } from "../planning/index.ts";
import { standsInText } from "./compiling.ts";

/** Whether the operation counts or adds up rows that a range of values not written in the statement chooses. */
export const countsARange = ({ roots, pages }: Pick<OperationPlan, "roots" | "pages">): boolean =>
  roots.some(aggregatesARange) || pages.some(totalsARange);

const aggregatesARange = (root: RootPlan): boolean =>
  root.kind === "aggregate" && root.aggregate.where !== null && hasRange(root.aggregate.where);

const totalsARange = ({ fields, where }: PagePlan): boolean =>
  where !== null && fields.some(({ kind }) => kind === "totalCount") && hasRange(where);

function hasRange(predicate: Predicate): boolean {
  switch (predicate.kind) {
    case "and":
    case "or":
      return predicate.of.some(hasRange);
    case "related":
      return hasRange(predicate.where);
    case "lookup":
      return false;
    case "test":
      return isRange(predicate);
    default:
      return assertNever(predicate);
  }
}

const comparisons: ReadonlySet<string> = new Set(["lt", "lte", "gt", "gte"]);

function isRange({ reading, operator, value }: Extract<Predicate, { kind: "test" }>): boolean {
  const { field } = reading;
  if (field.kind === "computed" && field.spans !== undefined) return operator === "eq" || operator === "in";
  return comparisons.has(operator) && value !== null && !standsInText(value, field.codes !== undefined);
}
