// Written by `npm run domains`.
export * from "./policy-change/policy-change.commands.ts";
export * from "./policy-change/policy-change.machine.ts";
export * from "./policy-change/policy-change.rules.ts";
export * from "./policy-change/policy-change.table.ts";
export * from "./policy-change/policy-change.type.ts";
export * from "./policy-edit/policy-edit.commands.ts";
export * from "./policy-edit/policy-edit.rules.ts";
export * from "./policy-edit/policy-edit.table.ts";
export * from "./policy-edit/policy-edit.type.ts";
export * from "./policy-effect/policy-effect.table.ts";
export * from "./policy-effect/policy-effect.type.ts";
export * from "./policy-version/policy-version.table.ts";
export * from "./policy-version/policy-version.type.ts";
export * from "./stewardship.codes.ts";
