// What an address says to the methods that it does not serve.
import type { FastifyInstance, HTTPMethods } from "fastify";
import { refusal } from "./http-error.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const satisfies HTTPMethods[];

/** Everything but `served` is 405. No CORS headers: pages of other origins get nothing. */
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
    onRequest: (_request, reply) => {
      const { status, body } = refusal(405);
      reply.code(status).header("allow", allow).type("application/json; charset=utf-8").send(body);
    },
    handler: (_request, reply) => reply.code(405).send(),
  });
}
