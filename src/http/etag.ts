// Validators of what a client may keep (RFC 9110 §8.8): strong, so each coding of an answer has its own.
import { hash } from "node:crypto";
import type { FastifyInstance, FastifyReply, onSendHookHandler } from "fastify";

export const etagOf = (...parts: readonly (string | Buffer)[]): string =>
  `"${hash("sha256", Buffer.concat(parts.map((part) => Buffer.from(part))), "base64url")}"`;

/** Of what the client has, what is still the same: compared weakly, in whatever coding (§13.1.2). Null: nothing. */
export function stillNamed(cached: string | undefined, etag: string): string | null {
  const bare = (one: string) => one.replace(/^W\//, "").replace(/-(br|gzip)"$/, '"');
  const named = cached?.split(",").map((one) => one.trim());
  return named?.find((one) => bare(one) === etag)?.replace(/^W\//, "") ?? null;
}

/** Beside what stands there already. */
export function varyBy(reply: FastifyReply, ...names: readonly string[]): void {
  const known = String(reply.getHeader("vary") ?? "");
  const listed = known.toLowerCase().split(/, */);
  const added = names.filter((name) => !listed.includes(name));
  reply.header("vary", [known, ...added].filter((part) => part !== "").join(", "));
}

/** Registered after the compression, whose coding it names. */
export function registerCodedEtags(fastify: FastifyInstance): void {
  const nameCoding: onSendHookHandler = (_request, reply, payload, done) => {
    const [etag, coding] = [reply.getHeader("etag"), reply.getHeader("content-encoding")];
    if (typeof etag === "string" && typeof coding === "string" && reply.statusCode === 200)
      reply.header("etag", etag.replace(/"$/, `-${coding}"`));
    done(null, payload);
  };
  fastify.addHook("onRoute", (route) => {
    route.onSend = [...[route.onSend ?? []].flat(), nameCoding];
  });
}
