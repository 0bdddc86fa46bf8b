export { Admission, type AdmissionLimits, defaultAdmission } from "./admission.ts";
export { type CompiledOperation, compileInSteps } from "./compile-operation.ts";
export { CursorSeal } from "./cursor.ts";
export { PreparedStatements } from "./prepared-statements.ts";
export { type Answer, type ExecutionParts, runOperation, type StatementScope } from "./run-operation.ts";
export type { Origin } from "./send-statement.ts";
