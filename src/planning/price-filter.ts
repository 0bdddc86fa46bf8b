// What a filter makes the database do for each row that it looks at: conditions on related rows multiply, since what is not
// found is looked for to the end. The operation's `work`: it decides which statements are dear, and fills a caller's minute.
import { assertNever } from "../core/assert-never.ts";
import type { Predicate, Reading } from "./plan.ts";

/** In rows read. Comparing what is at hand costs next to nothing, searching in a text a little more. */
const compared = 0.01;
const searched = 0.05;
/** Another table is entered by its index and its rows' own conditions are asked. */
const entered = 0.5;
/** Rows of a list that does not say what is usual. */
const usualRows = 10;

export function priceFilter(predicate: Predicate): number {
  switch (predicate.kind) {
    case "and":
    case "or":
      return predicate.of.reduce((sum, part) => sum + priceFilter(part), 0);
    case "test":
      return (/contains/i.test(predicate.operator) ? searched : compared) + priceReading(predicate.reading);
    case "lookup":
      return compared;
    case "related": {
      const { relation, where } = predicate;
      const rows = relation.kind === "toOne" ? 1 : (relation.usual ?? usualRows);
      return rows * (entered + priceFilter(where));
    }
    default:
      return assertNever(predicate);
  }
}

/** A computed field goes through rows of each other type that it reads. */
export const priceReading = ({ foreign }: Reading): number => foreign.size * usualRows * entered;
