// The policy in force, as this process holds it: judged before it is served, and looked at unasked where nobody else would.
import type { Logger } from "pino";
import { type Catalogue, outlineOf } from "../catalogue/index.ts";
import type { Clock } from "../core/dates.ts";
import { hearPolicies, PolicyHolder, type Pools } from "../database/index.ts";
import { type Policy, policyProblems } from "../policy/index.ts";
import type { Metrics } from "../telemetry/index.ts";

export interface PolicyParts {
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics?: Metrics | null;
  readonly runtimeUrl: string;
  /** How often the version in force is looked at unasked. Absent: when a statement or `/readyz` tells, and no notice is heard. */
  readonly policyEveryMs?: number;
}

/** What is in force, and what tells of it until it is closed. */
export interface HeldPolicies {
  readonly policies: PolicyHolder;
  close(): Promise<void>;
}

const judged = new WeakMap<Policy, readonly string[]>();

export async function openPolicies(
  { runtime }: Pools,
  catalogue: Catalogue,
  { log, clock, metrics, runtimeUrl, policyEveryMs }: PolicyParts,
): Promise<HeldPolicies> {
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
  if (policyEveryMs === undefined) return { policies, close: async () => {} };
  // What is refused, or answered from memory, asks the database nothing; `/readyz` asks one of several processes.
  const look = (): void => void policies.isServed().catch(() => {});
  const timer = setInterval(look, policyEveryMs).unref();
  const notices = hearPolicies(runtimeUrl, look);
  return {
    policies,
    async close() {
      clearInterval(timer);
      await notices.close();
    },
  };
}
