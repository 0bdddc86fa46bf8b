export * from "./identity.table.ts";
