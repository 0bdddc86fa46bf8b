// Counts and logs look-ups of an exact number, by the server's own login: see rules/access-log.rules.sql. Statements of their
// own, committed before the look-up is asked and before its answer goes out, so that nobody takes one back.
import type { Sql } from "postgres";

export interface CountedLookup {
  readonly personId: string;
  readonly role: string;
  readonly purpose: string | null;
  /** `Child.idNumber`. */
  readonly coordinate: string;
  readonly policyVersion: number;
  /** What the role may on this day. */
  readonly perDay: number;
}

export interface LookupLedger {
  /** Its name in the log; or, where the budget is used up, in how many seconds there is another. */
  count(lookup: CountedLookup): Promise<{ readonly counted: string } | { readonly retryAfter: number }>;
  /** Resolves when the outcome is on record. */
  answered(counted: string, hit: boolean): Promise<void>;
}

export function openLookupLedger(runtime: Sql): LookupLedger {
  return {
    async count({ personId, role, purpose, coordinate, policyVersion, perDay }) {
      const [row] = await runtime`select counted, retry_after
        from tc.count_lookup(${personId}, ${role}, ${purpose}, ${coordinate}, ${policyVersion}, ${perDay})`;
      const { counted, retry_after: retryAfter } = row ?? {};
      return counted == null ? { retryAfter: Number(retryAfter) } : { counted: String(counted) };
    },
    async answered(counted, hit) {
      await runtime`select tc.answer_lookup(${counted}, ${hit})`;
    },
  };
}
