// A caller who is over a bound is told so after a while. Refusing is cheap but not free: whoever asks again at once, over many
// connections, would keep the process busy with refusals, and everybody else would wait for it.
import type { FastifyInstance } from "fastify";
import { callerOf } from "./identification.ts";

export interface HeldRefusals {
  /** As long as a client should have waited before it asks again. */
  readonly holdMs: number;
  /** Refusals of one caller that are held at once; whoever has more open loses the connection. */
  readonly most: number;
}

export const defaultHeld: HeldRefusals = { holdMs: 1_000, most: 100 };

/** Who asks again over many connections as soon as each is refused is told, and heard, one after another. */
const spread = 1;

export function registerHeldRefusals(fastify: FastifyInstance, { holdMs, most }: HeldRefusals): void {
  const held = new Map<string, number>();
  fastify.addHook("onSend", (request, reply, payload, done) => {
    if (reply.statusCode !== 429 || reply.raw.destroyed) return done(null, payload);
    const caller = callerOf(request);
    const beside = held.get(caller) ?? 0;
    if (beside >= most) {
      reply.header("connection", "close");
      return done(null, payload);
    }
    held.set(caller, beside + 1);
    const tell = () => {
      clearTimeout(timer);
      reply.raw.removeListener("close", tell);
      const left = (held.get(caller) ?? 1) - 1;
      if (left > 0) held.set(caller, left);
      else held.delete(caller);
      done(null, payload);
    };
    const timer = setTimeout(tell, holdMs * (1 + Math.random() * spread));
    reply.raw.once("close", tell);
  });
}
