// /graphql: from the bearer token to the principal, then over to the GraphQL handler. Never reads an operation.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { TongchouError } from "../core/errors.ts";
import {
  type Principal,
  type PrincipalStore,
  purposeHeader,
  roleHeader,
  type TokenVerifier,
} from "../identity/index.ts";
import { parseBearerToken } from "./bearer-token.ts";
import { refusal } from "./http-error.ts";

export interface GraphqlResponse {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]>;
  readonly body: string | Buffer;
}

/**
 * Answers one operation. `renew` drops what is remembered of the principal and reads it again: for a statement
 * that returned another assignment epoch than the principal's.
 */
export type GraphqlHandle = (
  request: FastifyRequest,
  principal: Principal,
  renew: () => Promise<Principal>,
) => Promise<GraphqlResponse>;

export interface Identification {
  readonly verifier: TokenVerifier;
  readonly principals: PrincipalStore;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Set on /graphql once the caller is known. */
    principal: Principal | null;
    renewPrincipal: (() => Promise<Principal>) | null;
  }
}

export function registerGraphql(
  fastify: FastifyInstance,
  identification: Identification,
  handle: GraphqlHandle,
): void {
  const { verifier, principals } = identification;

  // Before the body is read: a caller who is refused costs no memory.
  const identify = async (request: FastifyRequest): Promise<void> => {
    // Node drops the second of two: what stands before this server may have judged that one.
    if (timesSent("authorization", request.raw.rawHeaders) > 1) {
      throw new TongchouError("UNAUTHENTICATED", "the request carries more than one Authorization header");
    }
    const { authorization, [roleHeader]: role, [purposeHeader]: purpose } = request.headers;
    const token = parseBearerToken(authorization);
    const verified = token === null ? null : await verifier.verify(token);
    const load = () => principals.load(verified, role, purpose);
    request.principal = await load();
    request.renewPrincipal = () => {
      if (request.principal !== null) principals.forget(request.principal);
      return load().then((principal) => {
        request.principal = principal;
        return principal;
      });
    };
  };

  fastify.route({
    method: ["GET", "POST"],
    url: "/graphql",
    onRequest: identify,
    handler: async (request, reply) => {
      const { principal, renewPrincipal } = request;
      if (principal === null || renewPrincipal === null) {
        throw new TongchouError("INTERNAL_SERVER_ERROR", "the request was not identified");
      }
      const { status, headers, body } = await handle(request, principal, renewPrincipal);
      for (const [name, value] of headers) reply.header(name, value);
      // Data of persons: whatever the handler thinks of caching, nothing on the way may keep it.
      return reply.code(status).header("cache-control", "no-store").send(body);
    },
  });

  // No CORS headers: pages of other origins get nothing.
  fastify.options("/graphql", (_request, reply) =>
    reply.code(204).header("allow", "GET, POST, OPTIONS").send(),
  );
  fastify.route({
    method: ["HEAD", "PUT", "PATCH", "DELETE"],
    url: "/graphql",
    // Answered before the body is read.
    onRequest: (_request, reply) => {
      const { status, body } = refusal(405);
      reply
        .code(status)
        .header("allow", "GET, POST, OPTIONS")
        .type("application/json; charset=utf-8")
        .send(body);
    },
    handler: (_request, reply) => reply.code(405).send(),
  });
}

/** `raw`: names and values in turn, as they were sent. */
function timesSent(name: string, raw: readonly string[]): number {
  let times = 0;
  for (let index = 0; index < raw.length; index += 2) {
    const sent = raw[index] ?? "";
    if (sent.length === name.length && sent.toLowerCase() === name) times += 1;
  }
  return times;
}
