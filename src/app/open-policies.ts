// The policy in force, as this process holds it: judged before it is served, and looked at unasked where nobody else would.
import type { Logger } from "pino";
import { type Catalogue, outlineOf } from "../catalogue/index.ts";
import type { Clock } from "../core/dates.ts";
import { PolicyHolder, type Pools } from "../database/index.ts";
import { type Policy, policyProblems } from "../policy/index.ts";
import type { Metrics } from "../telemetry/index.ts";

export interface PolicyParts {
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics?: Metrics | null;
  /** Absent: looked at when a statement or `/readyz` tells. */
  readonly policyEveryMs?: number;
}

const judged = new WeakMap<Policy, readonly string[]>();

export async function openPolicies(
  { runtime }: Pools,
  catalogue: Catalogue,
  { log, clock, metrics, policyEveryMs }: PolicyParts,
): Promise<PolicyHolder> {
  /** A policy never changes: it is judged once. */
  const problemsOf = (policy: Policy): readonly string[] => {
    const problems = judged.get(policy) ?? policyProblems(policy, outlineOf(catalogue));
    judged.set(policy, problems);
    return problems;
  };
  const policies = await PolicyHolder.open(runtime, {
    clock,
    problemsOf,
    onUnsound: (version, problems) => {
      metrics?.alarmed("unsound-policy");
      log.error(
        { version, problems },
        "the policy in force is unsound: nothing is answered until another is",
      );
    },
  });
  // What is refused asks the database nothing, and `/readyz` asks one of several processes.
  if (policyEveryMs !== undefined)
    setInterval(() => void policies.isServed().catch(() => {}), policyEveryMs).unref();
  return policies;
}
