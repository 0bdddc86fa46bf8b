export { type BuiltSchema, buildTongchouSchema } from "./build-schema.ts";
export { printForFile, printRoleView } from "./print-schema.ts";
export { roleView } from "./role-view.ts";
export { GraphqlServers } from "./servers.ts";
