// The second line: the database itself refuses what no grant gives.
export { applyEnforcement, type EnforcementOptions } from "./apply-enforcement.ts";
export { settingsNote } from "./baseline.ts";
export { compileEnforcement } from "./compile-enforcement.ts";
export { withdrawEnforcement } from "./withdraw-enforcement.ts";
