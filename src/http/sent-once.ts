// Headers that may be sent once. Of a second one Node keeps the first and says nothing: what stands before this server may
// have judged the other.
import type { FastifyInstance } from "fastify";
import { TongchouError } from "../core/errors.ts";
import { keyHeaders } from "./idempotency-key.ts";

/** RFC 9112 §3.2 demands it of `host`; of the others two answers differ by who reads them. */
const once = ["host", "content-type", "content-length", ...keyHeaders] as const;

/** `raw`: names and values in turn, as they were sent. */
export function timesSent(name: string, raw: readonly string[]): number {
  let times = 0;
  for (let index = 0; index < raw.length; index += 2) {
    const sent = raw[index] ?? "";
    if (sent.length === name.length && sent.toLowerCase() === name) times += 1;
  }
  return times;
}

export function registerSentOnce(fastify: FastifyInstance): void {
  fastify.addHook("onRequest", (request, _reply, done) => {
    const twice = once.find((name) => timesSent(name, request.raw.rawHeaders) > 1);
    if (twice === undefined) return done();
    done(new TongchouError("BAD_REQUEST", `the request carries more than one ${twice} header`));
  });
}
