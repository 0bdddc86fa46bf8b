// A decision point that forgets one kind of condition: what is asked of every row is then asked no more.
import type { DecisionPoint } from "../../src/planning/index.ts";
import { type Condition, decide, decideRows, type Guard } from "../../src/policy/index.ts";

type Kind = "inScope" | "live";

function forget(kind: Kind, condition: Condition): Condition {
  const rest = (of: Condition) => forget(kind, of);
  switch (condition.kind) {
    case kind:
      return { kind: "always" };
    case "exists":
      return { ...condition, where: rest(condition.where) };
    case "not":
      return { kind: "not", of: rest(condition.of) };
    case "all":
    case "any":
      return { kind: condition.kind, of: condition.of.map(rest) };
    default:
      return condition;
  }
}

const widened = (kind: Kind, guard: Guard): Guard =>
  guard.always
    ? guard
    : {
        always: false,
        anyOf: guard.anyOf.map((bound) => ({ ...bound, condition: forget(kind, bound.condition) })),
      };

export const forgetting = (kind: Kind): DecisionPoint => ({
  decide: (...question) => {
    const made = decide(...question);
    if (made.kind === "deny") return made;
    return { ...made, plain: widened(kind, made.plain), masked: widened(kind, made.masked) };
  },
  decideRows: (...question) => widened(kind, decideRows(...question)),
});
