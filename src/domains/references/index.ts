export * from "./parameter.table.ts";
export * from "./parameter.type.ts";
export * from "./policy-document.table.ts";
export * from "./policy-document.type.ts";
export * from "./references.codes.ts";
