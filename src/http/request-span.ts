// A request as a span, from its headers to the end of its answer, or of its connection. Where nobody traces there is none.
import type { FastifyInstance } from "fastify";
import type { Span, Tracing } from "../core/span.ts";
import { traceParentIn } from "./trace-context.ts";

declare module "fastify" {
  interface FastifyRequest {
    span: Span | null;
  }
}

export function registerRequestSpan(fastify: FastifyInstance, tracing: Tracing | null): void {
  fastify.decorateRequest("span", null);
  if (tracing === null) return;
  fastify.addHook("onRequest", (request, reply, done) => {
    const { method, headers } = request;
    const span = tracing.begin(traceParentIn(headers.traceparent), {
      method,
      route: request.routeOptions.url ?? null,
    });
    request.span = span;
    // What has ended is closed, too; what broke off only so.
    reply.raw.once("close", () => {
      const { statusCode: status, writableFinished } = reply.raw;
      const code = request.errorCode ?? (writableFinished ? null : "LEFT");
      span.end(code, { role: request.principal?.role ?? null, ...(writableFinished && { status }) });
    });
    done();
  });
}
