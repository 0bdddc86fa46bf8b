export type { GraphqlHandle, GraphqlResponse } from "./graphql-route.ts";
export { createHttpServer, type HttpServer, type HttpServerOptions } from "./http-server.ts";
