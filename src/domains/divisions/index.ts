export * from "./district.table.ts";
export * from "./division.type.ts";
export * from "./township.table.ts";
