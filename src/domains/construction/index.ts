export * from "./construction.codes.ts";
export * from "./construction-project.table.ts";
export * from "./construction-project.type.ts";
export * from "./residential-development.table.ts";
export * from "./residential-development.type.ts";
