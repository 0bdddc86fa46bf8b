// The second line: the database itself refuses what no grant gives.
export {
  applyEnforcement,
  type EnforcementOptions,
  holdPolicy,
  markText,
  noteOfText,
} from "./apply-enforcement.ts";
export { settingsNote } from "./baseline.ts";
export { type CompiledParts, compileEnforcement, compileParts } from "./compile-enforcement.ts";
export { withdrawEnforcement } from "./withdraw-enforcement.ts";
