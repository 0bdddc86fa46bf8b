export { type BuiltSchema, buildTongchouSchema } from "./build-schema.ts";
export { type EngineParts, OperationEngine, scopeSetting } from "./operation-engine.ts";
export type { PolicySnapshot, PolicySource } from "./policy-snapshot.ts";
export { roleView } from "./role-view.ts";
export { GraphqlServers } from "./servers.ts";
