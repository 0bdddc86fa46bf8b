export { type BuiltSchema, buildTongchouSchema } from "./build-schema.ts";
export { printRoleView, printSorted } from "./print-schema.ts";
export { roleView } from "./role-view.ts";
export { GraphqlServers } from "./servers.ts";
