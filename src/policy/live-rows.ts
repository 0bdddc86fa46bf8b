// An archived row is there for nobody, unless a grant says `archived`. Adds the condition to what a grant opens, and tells
// alternatives with and without it apart: it must stay one test per row, not one per alternative.
import type { Bound, Condition, Guard } from "./types.ts";

const live: Condition = { kind: "live" };

/** The rows of a condition that are not archived. */
export function liveOnly(condition: Condition): Condition {
  if (condition.kind === "always") return live;
  return { kind: "all", of: condition.kind === "all" ? [live, ...condition.of] : [live, condition] };
}

/** The alternatives that ask for a live row, each without that word, and those that do not. */
export function byLiveness(anyOf: readonly Bound[]): {
  readonly live: readonly Bound[];
  readonly whatever: readonly Bound[];
} {
  const stripped = anyOf.map((bound) => ({ bound, rest: rest(bound.condition) }));
  return {
    live: stripped.flatMap(({ bound, rest: condition }) =>
      condition === null ? [] : { ...bound, condition },
    ),
    whatever: stripped.flatMap(({ bound, rest: condition }) => (condition === null ? bound : [])),
  };
}

/** The guard on rows that cannot be archived: those of a view. */
export function neverArchived(guard: Guard): Guard {
  if (guard.always) return guard;
  const { live: alternatives, whatever } = byLiveness(guard.anyOf);
  const anyOf = [...alternatives, ...whatever];
  return anyOf.some(({ condition }) => condition.kind === "always")
    ? { always: true }
    : { always: false, anyOf };
}

/** Whether no archived row is among them. */
export const isLive = (guard: Guard): boolean =>
  !guard.always && byLiveness(guard.anyOf).whatever.length === 0;

/** Whether every live row is open, whatever it says. */
export const opensEveryLiveRow = (guard: Guard): boolean => neverArchived(guard).always;

/** What is asked beside being live; null where that is not asked. */
function rest(condition: Condition): Condition | null {
  if (condition.kind === "live") return { kind: "always" };
  if (condition.kind !== "all" || condition.of[0]?.kind !== "live") return null;
  const [, ...others] = condition.of;
  const [only] = others;
  return others.length === 1 && only !== undefined ? only : { kind: "all", of: others };
}
