// What travels with a request through Apollo.
import type { RequestContext } from "../engine/index.ts";

export interface ApolloContext extends RequestContext {
  /** The response's bytes, once the operation is answered. In an object of its own: Apollo copies the context. */
  readonly answer: { bytes: Buffer | null; operationHash: string | null };
}
