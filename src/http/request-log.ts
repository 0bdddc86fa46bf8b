// One log line per request: who (an id), in what role and for what purpose, asked which operation (its hash), and by which
// code it was refused. Never an address with its query, a variable, a token, a body, or an error's message: messages of
// the database can quote what was sent.
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { AnsweredRequest } from "../core/answered-request.ts";
import { traceParentIn } from "./trace-context.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** SHA-256 (hex) of the document's text, once an operation was read. */
    operationHash: string | null;
    /** Code of the first error of the answer. */
    errorCode: string | null;
  }
}

export function decorateForLog(fastify: FastifyInstance): void {
  fastify.decorateRequest("operationHash", null);
  fastify.decorateRequest("errorCode", null);
}

export function registerRequestLog(
  fastify: FastifyInstance,
  answered: (request: AnsweredRequest) => void = () => {},
): void {
  fastify.addHook("onResponse", (request, reply, done) => {
    const status = reply.statusCode;
    const trace = request.span?.traceId ?? traceParentIn(request.headers.traceparent)?.traceId ?? null;
    const line = {
      requestId: request.id,
      ...(trace !== null && { trace }),
      method: request.method,
      route: request.routeOptions.url ?? null,
      person: request.principal?.personId ?? null,
      role: request.principal?.role ?? null,
      purpose: request.principal?.purpose ?? null,
      operation: request.operationHash,
      status,
      code: request.errorCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    const { role, route, code, operation } = line;
    answered({ role, route, code, status, operation, seconds: reply.elapsedTime / 1000 });
    if (status >= 500) fastify.log.error(line, "request");
    else fastify.log.info(line, "request");
    done();
  });
}

/** Where an unexpected error came from: its name, code and stack frames. */
export function logUnexpected(log: FastifyBaseLogger, requestId: string, error: unknown): void {
  const { name, code, stack } = Object(error) as { name?: unknown; code?: unknown; stack?: unknown };
  const frames =
    typeof stack === "string" ? stack.split("\n").filter((line) => line.startsWith("    at ")) : [];
  log.error(
    { requestId, error: { name, code, frames: frames.slice(0, 12).map((line) => line.trim()) } },
    "failed",
  );
}
