export * from "./decide.ts";
export { parsePolicy, parseRolePolicy, restorePolicy, serializePolicy } from "./parse-policy.ts";
export * from "./types.ts";
export * from "./explain.ts";
