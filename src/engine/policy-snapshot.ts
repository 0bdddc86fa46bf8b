// The policy in force, as one immutable value: swapped whole when another version is approved.
import type { Policy } from "../policy/index.ts";

export interface PolicySnapshot {
  readonly version: number;
  readonly policy: Policy;
}

export interface PolicySource {
  current(): PolicySnapshot;
  /** Reads the version in force again; concurrent calls share one read. */
  reload(): Promise<PolicySnapshot>;
}
