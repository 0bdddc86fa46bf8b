export * from "./school-headcount.table.ts";
