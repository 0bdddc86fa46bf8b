import type { Condition } from "./types.ts";

/** Whether a condition of this kind stands anywhere in it, also below a relation or a negation. */
export function mentions(condition: Condition, kind: Condition["kind"]): boolean {
  if (condition.kind === kind) return true;
  switch (condition.kind) {
    case "exists":
      return mentions(condition.where, kind);
    case "not":
      return mentions(condition.of, kind);
    case "all":
    case "any":
      return condition.of.some((part) => mentions(part, kind));
    default:
      return false;
  }
}
