export type { GraphqlHandle, GraphqlResponse } from "./graphql-route.ts";
export { statusOf } from "./http-error.ts";
export { createHttpServer, type HttpServer, type HttpServerOptions } from "./http-server.ts";
