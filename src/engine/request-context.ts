// What an operation carries beside its text: who asks, and what root fields answered from memory need.
import type { Catalogue } from "../catalogue/index.ts";
import type { Span } from "../core/span.ts";
import type { Principal } from "../identity/index.ts";
import type { Asker, RolePolicy } from "../policy/index.ts";
import type { Turn } from "./turns.ts";

/** What a request says that may write. */
export interface WritingRequest {
  /** Names it in the history. */
  readonly requestId: string;
  /** The header's; null where there is none. */
  readonly idempotencyKey: string | null;
}

export interface RequestContext {
  /** Names it in the log, and in what is on record of it. */
  readonly requestId: string;
  readonly principal: Principal;
  /** Reads the principal again: after a statement that returned another epoch. */
  readonly renew: () => Promise<Principal>;
  /** By what this caller's operations are counted together: the person, or of the public the address. */
  readonly caller: string;
  /** Aborted when the client leaves: nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** The request's; absent where nobody traces. */
  readonly span?: Span;
  /** Absent of a request that may only read, such as a GET. */
  readonly writing?: WritingRequest;
}

/** Of an operation in work. */
export interface OperationContext extends RequestContext {
  readonly turn: Turn;
}

/** For resolvers that answer from memory. */
export interface MemoryContext {
  readonly asker: Asker;
  readonly principal: Principal;
  /** Of the policy in force. */
  readonly roles: ReadonlyMap<string, RolePolicy>;
  readonly catalogue: Catalogue;
  readonly policyVersion: number;
  /** Answers of this kind are long: others are served between. */
  readonly turn: Turn;
}
