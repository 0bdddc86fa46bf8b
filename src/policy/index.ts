export * from "./decide.ts";
export * from "./explain.ts";
export type { Relation } from "./lending.ts";
export { mentions } from "./mentions.ts";
export { parsePolicy, restorePolicy, serializePolicy } from "./parse-policy.ts";
export * from "./policy-problems.ts";
export * from "./types.ts";
