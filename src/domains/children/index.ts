// Written by `npm run domains`.
export * from "./child/child.commands.ts";
export * from "./child/child.rules.ts";
export * from "./child/child.table.ts";
export * from "./child/child.type.ts";
export * from "./children.codes.ts";
export * from "./enrolment/enrolment.commands.ts";
export * from "./enrolment/enrolment.rules.ts";
export * from "./enrolment/enrolment.table.ts";
export * from "./enrolment/enrolment.type.ts";
export * from "./guardian/guardian.commands.ts";
export * from "./guardian/guardian.machine.ts";
export * from "./guardian/guardian.rules.ts";
export * from "./guardian/guardian.table.ts";
export * from "./guardian/guardian.type.ts";
export * from "./of-child.ts";
export * from "./student/student.table.ts";
export * from "./student/student.type.ts";
