export * from "./school.table.ts";
export * from "./school.type.ts";
export * from "./school-class.table.ts";
export * from "./school-class.type.ts";
