// Serves the GraphiQL page at / and its files. Static content only: it knows no token and no caller.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { stillNamed } from "../etag.ts";
import { refusal } from "../http-error.ts";
import type { GraphiqlAsset, GraphiqlAssets } from "./graphiql-assets.ts";

/** Where the page finds its files; the build writes it into the page. */
export const assetPath = "/graphiql/";

// The editor writes <style> elements, hence 'unsafe-inline' for styles; scripts come from here alone.
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function registerGraphiql(fastify: FastifyInstance, assets: GraphiqlAssets): void {
  fastify.get("/", (request, reply) => {
    reply.header("content-security-policy", contentPolicy);
    return sendAsset(request, reply, assets.page, "no-cache");
  });
  fastify.get<{ Params: { name: string } }>(`${assetPath}:name`, (request, reply) => {
    const asset = assets.files.get(request.params.name);
    if (asset === undefined) {
      const { status, body } = refusal(404);
      return reply.code(status).type("application/json; charset=utf-8").send(body(request.id));
    }
    // A worker has a content policy of its own, the one it was served with.
    reply.header("content-security-policy", contentPolicy);
    return sendAsset(request, reply, asset, "public, max-age=31536000, immutable");
  });
}

function sendAsset(
  request: FastifyRequest,
  reply: FastifyReply,
  asset: GraphiqlAsset,
  caching: string,
): FastifyReply {
  const kept = stillNamed(request.headers["if-none-match"], asset.etag);
  reply
    .header("cache-control", caching)
    .header("etag", kept ?? asset.etag)
    .header("vary", "accept-encoding");
  if (kept !== null) return reply.code(304).send();
  reply.type(asset.type);
  if (asset.gzip !== null && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    return reply.header("content-encoding", "gzip").send(asset.gzip);
  }
  return reply.send(asset.body);
}
