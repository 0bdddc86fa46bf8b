// What a filter makes the database do for each row that it looks at: conditions on related rows multiply, since what is not
// found is looked for to the end. The operation's `work`: it decides which statements are dear, fills a caller's minute, and is
// bounded. Measured against reckoned: tests/planning/filter-prices.json.
import { assertNever } from "../core/assert-never.ts";
import type { Predicate, Reading } from "./plan.ts";

/** Of a row that is looked at because a filter narrows by no key. */
export const scanned = 0.2;
/** In rows read. Comparing what is at hand costs next to nothing, searching in a text a little more. */
const compared = 0.01;
const searched = 0.05;
/** Another table is entered by its index and its rows' own conditions are asked. */
const entered = 0.1;
/** Rows of a list that does not say what is usual. */
const usualRows = 10;
/** Of a related table, for one row of the list, however many relations lead to it: PostgreSQL joins a table once. */
const mostRows = 30;

export function priceFilter(predicate: Predicate, rows = 1): number {
  switch (predicate.kind) {
    case "and":
    case "or":
      return predicate.of.reduce((sum, part) => sum + priceFilter(part, rows), 0);
    case "test":
      return (
        rows *
        ((/contains/i.test(predicate.operator) ? searched : compared) + priceReading(predicate.reading))
      );
    case "lookup":
      return rows * compared;
    case "related": {
      const { relation, where } = predicate;
      const related = relation.kind === "toOne" ? 1 : (relation.usual ?? usualRows);
      const most = Math.min(rows * related, mostRows);
      return most * entered + priceFilter(where, most);
    }
    default:
      return assertNever(predicate);
  }
}

/** A computed field enters each other type that it reads. */
export const priceReading = ({ foreign }: Reading): number => foreign.size * entered;
