export * from "./follow-up.table.ts";
export * from "./follow-up.type.ts";
export * from "./mandatory-report.table.ts";
export * from "./mandatory-report.type.ts";
export * from "./report-release.table.ts";
export * from "./report-release.type.ts";
