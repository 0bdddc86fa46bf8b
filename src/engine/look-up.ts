// A look-up of an exact number: counted right before its statement is asked. What is refused until then looked at nothing and costs
// none, and nobody learns an answer and takes the look-up back, by leaving or by a fault.
import { randomUUID } from "node:crypto";
import { type Coordinate, printCoordinate } from "../core/coordinate.ts";
import { civilDate } from "../core/dates.ts";
import { TongchouError } from "../core/errors.ts";
import type { Principal } from "../identity/index.ts";
import { lookupsPerDay, type RolePolicy } from "../policy/index.ts";
import { lookupsADay } from "./access-record.ts";
import type { EngineParts } from "./engine-parts.ts";

interface Looking {
  readonly principal: Principal;
  readonly role: RolePolicy;
  readonly looked: Coordinate;
  readonly policyVersion: number;
}

export interface LookUp {
  readonly count: () => Promise<void>;
  readonly answered: (hit: boolean) => Promise<void>;
}

export function lookUp(
  { lookups, lookupsPerDay: instead, clock }: Pick<EngineParts, "lookups" | "lookupsPerDay" | "clock">,
  { principal: { personId, role: acting, purpose }, role, looked, policyVersion }: Looking,
): LookUp {
  if (personId === null) throw new Error("a look-up of nobody");
  const perDay = instead ?? lookupsPerDay(role, civilDate(clock()));
  const coordinate = printCoordinate(looked);
  // Under one name, however often it is asked: a repetition is no second look-up.
  const asked = { lookup: randomUUID(), personId, role: acting, purpose, coordinate, policyVersion, perDay };
  const count = async (): Promise<void> => {
    const refused = await lookups.count(asked);
    if (refused === null) return;
    throw new TongchouError(
      "BUDGET_EXHAUSTED",
      `Your look-ups of exact numbers for today are used up (${perDay} a day in this role).`,
      { limit: lookupsADay, bound: perDay, retryAfter: refused.retryAfter },
    );
  };
  return { count, answered: (hit) => lookups.answered(asked.lookup, hit) };
}
