// What travels with a request through Apollo.
import type { OperationContext } from "../engine/index.ts";

export interface ApolloContext extends OperationContext {
  /** The response's bytes, once the operation is answered. In an object of its own: Apollo copies the context. */
  readonly answer: { bytes: Buffer | null; operationHash: string | null; errorCode: string | null };
}
