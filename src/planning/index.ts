export { type CollectedField, collectFields, type Variables } from "./collect-fields.ts";
export { Decided, type DecisionPoint } from "./decided.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export * from "./persons-for.ts";
export * from "./plan.ts";
export { askerKey, PlanCache } from "./plan-cache.ts";
export { type PlannerParts, type PlanRequest, planInSteps, planOperation } from "./plan-operation.ts";
export { tableNameOf } from "./table-name.ts";
export { variableShape } from "./variable-shape.ts";
