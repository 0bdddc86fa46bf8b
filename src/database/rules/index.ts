// The district's rules: functions, triggers, exclusions and cubes, declared in `*.rules.sql` and `*.cube.sql` beside the
// tables that they guard.
import "./identity.rules.ts";

export { applyRules, withdrawRules } from "./apply-rules.ts";
export { checkRules } from "./closing-check.ts";
export { readRuleFiles, rulesRoot } from "./rule-files.ts";
