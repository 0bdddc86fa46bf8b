// Written by `npm run domains`.
export * from "./enrolment-cube/enrolment-cube.type.ts";
export * from "./enrolment-cube/enrolment-cube.view.ts";
export * from "./of-school.ts";
export * from "./school/school.rules.ts";
export * from "./school/school.table.ts";
export * from "./school/school.type.ts";
export * from "./school-class/school-class.rules.ts";
export * from "./school-class/school-class.table.ts";
export * from "./school-class/school-class.type.ts";
export * from "./school-headcount/school-headcount.rules.ts";
export * from "./school-headcount/school-headcount.table.ts";
export * from "./school-headcount/school-headcount.type.ts";
export * from "./schools.codes.ts";
