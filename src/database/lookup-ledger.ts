// Counts and logs look-ups of an exact number, by the server's own login: see rules/access-log.rules.sql. Statements of their
// own, committed before the look-up is asked and before its answer goes out, so that nobody takes one back.
import type { Sql } from "postgres";
import { repeatLost } from "./repeat-lost.ts";

export interface CountedLookup {
  /** Its name in the log, a UUID: what is counted under one name is counted once. */
  readonly lookup: string;
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
  /** Null when it is counted; where the budget is used up, in how many seconds there is another. */
  count(lookup: CountedLookup): Promise<{ readonly retryAfter: number } | null>;
  /** Resolves when the outcome is on record. */
  answered(lookup: string, hit: boolean): Promise<void>;
}

export function openLookupLedger(runtime: Sql): LookupLedger {
  return {
    async count({ lookup, personId, role, purpose, coordinate, policyVersion, perDay }) {
      const [row] = await repeatLost(
        () => runtime<{ after: number | null }[]>`select tc.count_lookup(
          ${lookup}, ${personId}, ${role}, ${purpose}, ${coordinate}, ${policyVersion}, ${perDay}) as after`,
      );
      return row?.after == null ? null : { retryAfter: row.after };
    },
    async answered(lookup, hit) {
      await repeatLost(() => runtime`select tc.answer_lookup(${lookup}, ${hit})`);
    },
  };
}
