// The caller's own view of the schema in the forms that frontends build on, `/schema.graphql` first. Never another role's.
import type { FastifyInstance } from "fastify";
import { roleHeader } from "../identity/index.ts";
import { refuseOtherMethods } from "./allowed-methods.ts";
import { stillNamed, varyBy } from "./etag.ts";
import { type Identification, type Identified, identified, identifyWith } from "./identification.ts";

export interface ViewText {
  readonly text: string;
  /** Names the text, as a header's value. */
  readonly etag: string;
}

export interface Views {
  /** By what follows the slash of the address. */
  readonly forms: Readonly<Record<string, { readonly type: string; readonly contentPolicy?: string }>>;
  text(form: string, asker: Identified): Promise<ViewText>;
}

export function registerViews(
  fastify: FastifyInstance,
  identification: Identification,
  { forms, text: textOf }: Views,
): void {
  for (const [form, { type, contentPolicy }] of Object.entries(forms)) {
    fastify.route({
      method: ["GET", "HEAD"],
      url: `/${form}`,
      onRequest: identifyWith(identification),
      handler: async (request, reply) => {
        const { text, etag } = await textOf(form, identified(request, reply));
        // Nothing on the way may keep a role's view; the client that has it asks whether it still holds.
        varyBy(reply, "authorization", roleHeader, "accept-encoding");
        const kept = stillNamed(request.headers["if-none-match"], etag);
        reply.header("etag", kept ?? etag);
        if (kept !== null) return reply.code(304).send();
        if (contentPolicy !== undefined) reply.header("content-security-policy", contentPolicy);
        return reply.type(type).send(text);
      },
    });
    refuseOtherMethods(fastify, `/${form}`, ["GET", "HEAD"]);
  }
}
