export * from "./child/child.table.ts";
export * from "./child/child.type.ts";
export * from "./enrolment/enrolment.table.ts";
export * from "./enrolment/enrolment.type.ts";
export * from "./guardian/guardian.table.ts";
export * from "./guardian/guardian.type.ts";
export * from "./student/student.table.ts";
export * from "./student/student.type.ts";
