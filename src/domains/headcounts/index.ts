export * from "./enrolment-cube.type.ts";
export * from "./enrolment-cube.view.ts";
export * from "./school-headcount.table.ts";
export * from "./school-headcount.type.ts";
