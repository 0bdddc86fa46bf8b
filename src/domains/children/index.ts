export * from "./child.table.ts";
export * from "./guardian.table.ts";
