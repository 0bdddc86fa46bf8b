export { assertPort } from "./assert-port.ts";
export type { Figures } from "./figures-route.ts";
export type { GraphqlHandle, GraphqlResponse } from "./graphql-route.ts";
export type { Readiness } from "./health-routes.ts";
export { createHttpServer, type HttpServer, type HttpServerOptions, type TlsFiles } from "./http-server.ts";
export type { Identified } from "./identification.ts";
export type { Views, ViewText } from "./view-routes.ts";
