// Written by `npm run domains`.
export * from "./aid.codes.ts";
export * from "./aid-scheme/aid-scheme.commands.ts";
export * from "./aid-scheme/aid-scheme.rules.ts";
export * from "./aid-scheme/aid-scheme.table.ts";
export * from "./aid-scheme/aid-scheme.type.ts";
export * from "./student-aid-grant/student-aid-grant.commands.ts";
export * from "./student-aid-grant/student-aid-grant.machine.ts";
export * from "./student-aid-grant/student-aid-grant.rules.ts";
export * from "./student-aid-grant/student-aid-grant.table.ts";
export * from "./student-aid-grant/student-aid-grant.type.ts";
