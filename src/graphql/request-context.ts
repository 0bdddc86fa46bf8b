// What travels with a request through Apollo: the asker and what root fields answered from memory need.
import type { Catalogue } from "../catalogue/index.ts";
import type { Principal } from "../identity/index.ts";
import type { Asker } from "../policy/index.ts";

export interface RequestContext {
  principal: Principal;
  /** Reads the principal again: after a statement that returned another epoch. */
  readonly renew: () => Promise<Principal>;
  readonly catalogue: Catalogue;
  /** The response's bytes, once the operation is answered. In an object of its own: Apollo copies the context. */
  readonly answer: { bytes: Buffer | null };
}

/** For resolvers that answer from memory. */
export interface MemoryContext {
  readonly asker: Asker;
  readonly catalogue: Catalogue;
  readonly policyVersion: number;
}
