// Written by `npm run domains`.
export * from "./attachment/attachment.commands.ts";
export * from "./attachment/attachment.rules.ts";
export * from "./attachment/attachment.table.ts";
export * from "./attachment/attachment.type.ts";
export * from "./papers.codes.ts";
