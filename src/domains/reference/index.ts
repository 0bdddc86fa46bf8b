export * from "./division/district.table.ts";
export * from "./division/division.type.ts";
export * from "./division/township.table.ts";
export * from "./parameter/parameter.table.ts";
export * from "./parameter/parameter.type.ts";
export * from "./policy-document/policy-document.table.ts";
export * from "./policy-document/policy-document.type.ts";
export * from "./references.codes.ts";
