export * from "./student.table.ts";
export * from "./enrolment.table.ts";
