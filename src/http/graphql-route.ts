// /graphql: from the bearer token to the principal, then over to the GraphQL handler. Never reads an operation.
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from "fastify";
import { purposeHeader, roleHeader } from "../identity/index.ts";
import { refuseOtherMethods } from "./allowed-methods.ts";
import { etagOf, stillNamed, varyBy } from "./etag.ts";
import { type Identification, type Identified, identified, identifyWith } from "./identification.ts";

export interface GraphqlResponse {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]>;
  readonly body: string | Buffer;
  /** For the log: SHA-256 (hex) of the document's text, and the code of the answer's first error. */
  readonly operationHash?: string | null;
  readonly errorCode?: string | null;
}

/** Answers one operation. */
export type GraphqlHandle = (request: FastifyRequest, asking: Identified) => Promise<GraphqlResponse>;

/** RFC 3986 §2.1: what cannot be decoded would be read as signs that nobody sent. */
const refuseBrokenQuery: onRequestHookHandler = (request, _reply, done) => {
  const [, ...query] = request.url.split("?");
  try {
    decodeURIComponent(query.join("?"));
    done();
  } catch {
    done(Object.assign(new Error("the query cannot be decoded"), { statusCode: 400 }));
  }
};

export function registerGraphql(
  fastify: FastifyInstance,
  identification: Identification,
  handle: GraphqlHandle,
  publicMaxAgeSeconds: number,
): void {
  fastify.route({
    method: ["GET", "POST"],
    url: "/graphql",
    onRequest: [refuseBrokenQuery, identifyWith(identification)],
    handler: async (request, reply) => {
      const answer = await handle(request, identified(request, reply));
      // Whoever has left is written no answer: it would only fail.
      if (reply.raw.destroyed) return reply.hijack();
      const { status, headers, body, operationHash = null, errorCode = null } = answer;
      request.operationHash = operationHash;
      request.errorCode = errorCode;
      for (const [name, value] of headers) reply.header(name, value);
      varyBy(reply, "accept", "accept-encoding", "authorization", roleHeader, purposeHeader);
      const published = status === 200 && errorCode === null && request.principal?.personId === null;
      if (!published || request.method !== "GET" || publicMaxAgeSeconds === 0) {
        // Data of persons: whatever the handler thinks of caching, nothing on the way may keep it.
        return reply.code(status).header("cache-control", "no-store").send(body);
      }
      const etag = etagOf(String(reply.getHeader("content-type")), "\n", body);
      const kept = stillNamed(request.headers["if-none-match"], etag);
      reply.header("cache-control", `public, max-age=${publicMaxAgeSeconds}`).header("etag", kept ?? etag);
      return kept === null ? reply.code(status).send(body) : reply.code(304).send();
    },
  });
  refuseOtherMethods(fastify, "/graphql", ["GET", "POST"]);
}
