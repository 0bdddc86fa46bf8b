export * from "./conditions.codes.ts";
export * from "./curriculum-offering.type.ts";
export * from "./school-condition.table.ts";
export * from "./school-condition.type.ts";
export * from "./school-governance.table.ts";
export * from "./school-governance.type.ts";
