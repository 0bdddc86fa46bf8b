// /schema.graphql: the caller's own view of the schema as SDL, for code generation. Never another role's.
import type { FastifyInstance } from "fastify";
import { roleHeader } from "../identity/index.ts";
import { refuseOtherMethods } from "./allowed-methods.ts";
import { stillNamed, varyBy } from "./etag.ts";
import { type Identification, type Identified, identified, identifyWith } from "./identification.ts";

export interface SchemaText {
  readonly text: string;
  /** Names the text, as a header's value. */
  readonly etag: string;
}

export type SchemaHandle = (asker: Identified) => Promise<SchemaText>;

export function registerSchema(
  fastify: FastifyInstance,
  identification: Identification,
  handle: SchemaHandle,
): void {
  fastify.route({
    method: ["GET", "HEAD"],
    url: "/schema.graphql",
    onRequest: identifyWith(identification),
    handler: async (request, reply) => {
      const { text, etag } = await handle(identified(request, reply));
      // Nothing on the way may keep a role's view; the client that has it asks whether it still holds.
      varyBy(reply, "authorization", roleHeader, "accept-encoding");
      const kept = stillNamed(request.headers["if-none-match"], etag);
      reply.header("etag", kept ?? etag);
      if (kept !== null) return reply.code(304).send();
      return reply.type("application/graphql; charset=utf-8").send(text);
    },
  });
  refuseOtherMethods(fastify, "/schema.graphql", ["GET", "HEAD"]);
}
