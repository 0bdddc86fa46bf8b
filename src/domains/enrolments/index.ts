export * from "./enrolment.table.ts";
export * from "./enrolment.type.ts";
export * from "./student.table.ts";
export * from "./student.type.ts";
