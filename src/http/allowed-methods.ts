// What an address says to the methods that it does not serve.
import type { FastifyInstance, HTTPMethods } from "fastify";
import { refusalType } from "../core/answer-type.ts";
import { refusal } from "./http-error.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const satisfies HTTPMethods[];

/** Everything but `served` is 405. What pages of other origins may ask is said before: see origins.ts. */
export function refuseOtherMethods(
  fastify: FastifyInstance,
  url: string,
  served: readonly (typeof methods)[number][],
): void {
  const allow = [...served, "OPTIONS"].join(", ");
  fastify.options(url, (_request, reply) => reply.code(204).header("allow", allow).send());
  fastify.route({
    method: methods.filter((method) => !served.includes(method)),
    url,
    // Answered before the body is read.
    onRequest: (request, reply) => {
      const { status, body } = refusal(405);
      const type = refusalType(request.headers.accept);
      reply.code(status).header("allow", allow).type(type).send(body(request.id));
    },
    handler: (_request, reply) => reply.code(405).send(),
  });
}
