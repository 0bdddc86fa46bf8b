// Written by `npm run domains`.
export * from "./division/district.table.ts";
export * from "./division/division.rules.ts";
export * from "./division/division.type.ts";
export * from "./division/township.table.ts";
export * from "./job-run/job-run.codes.ts";
export * from "./job-run/job-run.table.ts";
export * from "./job-run/job-run.type.ts";
export * from "./parameter/parameter.rules.ts";
export * from "./parameter/parameter.table.ts";
export * from "./parameter/parameter.type.ts";
export * from "./policy-document/policy-document.rules.ts";
export * from "./policy-document/policy-document.table.ts";
export * from "./policy-document/policy-document.type.ts";
export * from "./references.codes.ts";
export * from "./shared-fields.ts";
