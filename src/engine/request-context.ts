// What an operation carries beside its text: who asks, and what root fields answered from memory need.
import type { Catalogue } from "../catalogue/index.ts";
import type { Principal } from "../identity/index.ts";
import type { Asker } from "../policy/index.ts";

export interface RequestContext {
  readonly principal: Principal;
  /** Reads the principal again: after a statement that returned another epoch. */
  readonly renew: () => Promise<Principal>;
}

/** For resolvers that answer from memory. */
export interface MemoryContext {
  readonly asker: Asker;
  readonly catalogue: Catalogue;
  readonly policyVersion: number;
}
