// `/metrics` at the API's address. Whoever may not be told finds nothing there.
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { refuseOtherMethods } from "./allowed-methods.ts";

export interface Figures {
  mayBeTold(request: IncomingMessage): boolean;
  tell(): Promise<{ readonly type: string; readonly text: string }>;
}

export function registerFigures(fastify: FastifyInstance, { mayBeTold, tell }: Figures): void {
  fastify.get("/metrics", async (request, reply) => {
    if (!mayBeTold(request.raw)) return reply.callNotFound();
    const { type, text } = await tell();
    return reply.type(type).send(text);
  });
  refuseOtherMethods(fastify, "/metrics", ["GET"]);
}
