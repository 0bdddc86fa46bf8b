// Pages of other origins (CORS): those that are listed may call and read, with a token of their own and never with a cookie;
// to a page of any other origin a browser shows nothing.
import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import { purposeHeader, roleHeader } from "../identity/index.ts";

const sent = [
  "accept",
  "authorization",
  "content-type",
  "idempotency-key",
  "if-none-match",
  "traceparent",
  "tracestate",
  "apollo-require-preflight",
  "apollographql-client-name",
  "apollographql-client-version",
  "x-apollo-operation-name",
  "x-tongchou-file-name",
  roleHeader,
  purposeHeader,
];
const read = ["content-disposition", "etag", "retry-after", "www-authenticate", "x-request-id"];
/** How long a browser remembers that it may ask; an origin that is struck off the list asks anew after it. */
const preflightSeconds = 600;

export async function registerOrigins(fastify: FastifyInstance, origins: readonly string[]): Promise<void> {
  const listed = new Set(origins);
  await fastify.register(cors, {
    // The very origin, or no header at all: never `*`, and never what the request says of itself.
    origin: (origin, tell) => tell(null, origin !== undefined && listed.has(origin) ? origin : false),
    methods: ["GET", "HEAD", "POST"],
    allowedHeaders: sent,
    exposedHeaders: read,
    credentials: false,
    maxAge: preflightSeconds,
    strictPreflight: false,
  });
}
