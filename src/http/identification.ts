// From a request's headers to the principal it acts as. Never reads an operation, and never a body.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { TongchouError } from "../core/errors.ts";
import type { Span } from "../core/span.ts";
import {
  type Principal,
  type PrincipalStore,
  purposeHeader,
  roleHeader,
  type TokenVerifier,
} from "../identity/index.ts";
import { parseBearerToken } from "./bearer-token.ts";
import { idempotencyKeyIn } from "./idempotency-key.ts";
import { timesSent } from "./sent-once.ts";

export interface Identification {
  readonly verifier: TokenVerifier;
  readonly principals: PrincipalStore;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Set on a route that identifies, once the caller is known. */
    principal: Principal | null;
    renewPrincipal: (() => Promise<Principal>) | null;
  }
}

/**
 * Who asks. `renew` drops what is remembered of the principal and reads it again: for a statement that returned another
 * assignment epoch than the principal's.
 */
export interface Identified {
  readonly requestId: string;
  readonly principal: Principal;
  readonly renew: () => Promise<Principal>;
  /** By what the caller's requests are counted together: the person, or of the public the address. */
  readonly caller: string;
  /** Aborted when the client leaves before it has its answer. */
  readonly signal: AbortSignal;
  /** The request's; absent where nobody traces. */
  readonly span?: Span;
  /** Of a request that may write: its id, and the key under which it writes once. */
  readonly writing?: { readonly requestId: string; readonly idempotencyKey: string | null };
}

export function decorateForIdentification(fastify: FastifyInstance): void {
  fastify.decorateRequest("principal", null);
  fastify.decorateRequest("renewPrincipal", null);
}

/** A hook for `onRequest`, before the body is read: a caller who is refused costs no memory. */
export function identifyWith({ verifier, principals }: Identification) {
  return async (request: FastifyRequest): Promise<void> => {
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
}

/** Nobody reads it: whoever listens says why in its own words. */
const reason = "the client has left";

export function identified(request: FastifyRequest, reply: FastifyReply): Identified {
  const { principal, renewPrincipal } = request;
  if (principal === null || renewPrincipal === null) {
    throw new TongchouError("INTERNAL_SERVER_ERROR", "the request was not identified");
  }
  const left = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) left.abort(reason);
  });
  const asking = {
    requestId: request.id,
    principal,
    renew: renewPrincipal,
    caller: callerOf(request),
    signal: left.signal,
    ...(request.span !== null && { span: request.span }),
  };
  if (request.method !== "POST") return asking;
  return { ...asking, writing: { requestId: request.id, idempotencyKey: idempotencyKeyIn(request.headers) } };
}

/** Through how many proxies it came is read once. */
const addresses = new WeakMap<FastifyRequest, string>();

/** By whom requests, refusals and unread answers are counted together: the person, or the address. */
export function callerOf(request: FastifyRequest): string {
  const known = request.principal?.personId ?? addresses.get(request);
  if (known != null) return known;
  const address = `public ${request.ip}`;
  addresses.set(request, address);
  return address;
}
