export * from "./child.table.ts";
export * from "./child.type.ts";
export * from "./guardian.table.ts";
export * from "./guardian.type.ts";
