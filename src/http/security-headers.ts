// Headers every answer carries. The page at / replaces the content policy with its own.
import type { FastifyInstance } from "fastify";

const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
} as const;

/** RFC 6797: a browser that came over TLS once never comes in the clear again. Not said over HTTP (§7.2). */
const overTls = { "strict-transport-security": "max-age=31536000" } as const;

export function registerSecurityHeaders(fastify: FastifyInstance, tls: boolean): void {
  const headers = tls ? { ...everywhere, ...overTls } : everywhere;
  fastify.addHook("onRequest", (request, reply, done) => {
    reply.headers(headers).header("x-request-id", request.id);
    done();
  });
}
