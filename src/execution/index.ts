export { Admission, type AdmissionLimits, type AdmissionWatch, defaultAdmission } from "./admission.ts";
export { type ReadCommand, type ReadItem, readCommand, type SaidRow } from "./command-form.ts";
export { callRows, inputText } from "./command-rows.ts";
export {
  type CompiledCommand,
  type CompiledMutation,
  compileMutation,
  textsOf,
} from "./compile-mutation.ts";
export { type CompiledOperation, compileInSteps } from "./compile-operation.ts";
export { type Connections, loginOfLine, writingLine } from "./connection-bound.ts";
export { CursorSeal } from "./cursor.ts";
export { PreparedStatements } from "./prepared-statements.ts";
export {
  type Answer,
  type Bound,
  type ExecutionParts,
  runOperation,
  type StatementScope,
} from "./run-operation.ts";
export { type NotCalled, sendCommand } from "./send-command.ts";
export type { Origin } from "./send-statement.ts";
export type { Shown, Way } from "./shown.ts";
export { tellTruncated } from "./truncated.ts";
