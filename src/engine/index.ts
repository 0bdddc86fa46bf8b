export { type EngineParts, OperationEngine } from "./operation-engine.ts";
export {
  answerOperation,
  confirmAsker,
  type PathParts,
  type Pending,
  prepareOperation,
  type RawVariables,
  type ValidOperation,
} from "./operation-path.ts";
export type { PolicySnapshot, PolicySource } from "./policy-snapshot.ts";
export type { MemoryContext, RequestContext } from "./request-context.ts";
