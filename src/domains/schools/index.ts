export * from "./school.table.ts";
export * from "./school-class.table.ts";
