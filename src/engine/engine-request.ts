// What the engine is asked: an operation that is known to be valid, as whom, and what its run has beside it.
import type { OperationDefinitionNode } from "graphql";
import type { OperationText } from "../core/operation-text.ts";
import type { CompiledOperation } from "../execution/index.ts";
import type { Principal } from "../identity/index.ts";
import type { Variables } from "../planning/index.ts";
import type { OperationContext } from "./request-context.ts";

export interface EngineRequest extends OperationText {
  readonly operation: OperationDefinitionNode;
  /** Coerced by the schema the document was validated against. */
  readonly variables: Variables;
  readonly principal: Principal;
}

/** What a run has beside its request. */
export interface Running extends Omit<OperationContext, "principal"> {
  /** Its statement under other rights; that of the request where it is a query. */
  readonly again?: (request: EngineRequest) => Promise<CompiledOperation>;
  /** Id of the record that a command has written. */
  readonly written?: string;
  /** Whoever runs it puts on record what it shows. */
  readonly recordsItself?: true;
  /** By type ids that it names. */
  readonly named?: ReadonlyMap<string, readonly string[]>;
}
