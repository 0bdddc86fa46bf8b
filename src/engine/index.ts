export { AccessRecord } from "./access-record.ts";
export type { Resting } from "./answer-from-memory.ts";
export { CommandRunner } from "./command-runner.ts";
export type { EngineParts } from "./engine-parts.ts";
export { OperationEngine } from "./operation-engine.ts";
export {
  answerOperation,
  confirmAsker,
  type PathParts,
  type Pending,
  prepareOperation,
  type RawVariables,
  type ValidOperation,
} from "./operation-path.ts";
export { Papers } from "./papers.ts";
export type { PolicySnapshot, PolicySource } from "./policy-snapshot.ts";
export type { MemoryContext, OperationContext, RequestContext, WritingRequest } from "./request-context.ts";
export { clientLeft, defaultTurns, type Turn, type TurnLimits, Turns } from "./turns.ts";
