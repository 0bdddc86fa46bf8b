export * from "./decide.ts";
export * from "./explain.ts";
export type { Relation } from "./lending.ts";
export { mentions } from "./mentions.ts";
export { parsePolicy, policyOf, restorePolicy, serializePolicy } from "./parse-policy.ts";
export { formOf, type PolicyWords, policyFileForms, readForms } from "./policy-file.ts";
export * from "./policy-problems.ts";
export { rightsTable } from "./rights.ts";
export * from "./types.ts";
