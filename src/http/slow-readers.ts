// Bounds what answers that nobody reads cost: how long one may take to be read, and how many bytes of one caller may lie
// unread. Knows sizes and times; never what an answer says.
import type { FastifyInstance, FastifyReply } from "fastify";
import { TongchouError } from "../core/errors.ts";
import { callerOf } from "./identification.ts";

export interface ReadingLimits {
  /** What every answer may take, however small; it counts from when the answer is handed over. */
  readonly graceMs: number;
  /** And in addition one second for each of so many bytes: 64 KiB, a slow line of half a megabit. */
  readonly bytesPerSecond: number;
  /** Bytes of one caller's answers that were handed over and not read yet. */
  readonly unreadBytes: number;
}

export const defaultReading: ReadingLimits = {
  graceMs: 10_000,
  bytesPerSecond: 64 * 1024,
  unreadBytes: 12 * 1024 * 1024,
};

/** What the network takes at once is not worth an account. */
const small = 64 * 1024;

export class SlowReaders {
  private readonly limits: ReadingLimits;
  private readonly unread = new Map<string, number>();

  constructor(limits: ReadingLimits) {
    this.limits = limits;
  }

  /** Throws where this caller leaves too much unread: another answer would only lie beside it. */
  assertReads(caller: string): void {
    const bound = this.limits.unreadBytes;
    if ((this.unread.get(caller) ?? 0) < bound) return;
    throw new TongchouError(
      "BUDGET_EXHAUSTED",
      `Your answers lie unread (${bound} bytes and more): read them before you ask again.`,
      { limit: "bytes of unread answers", bound, retryAfter: 1 },
    );
  }

  /** Of an answer that is about to be written: cut off where it is not read in time. */
  watch(reply: FastifyReply, caller: string, bytes: number): void {
    if (bytes <= small) return;
    this.unread.set(caller, (this.unread.get(caller) ?? 0) + bytes);
    const allowed = this.limits.graceMs + (bytes / this.limits.bytesPerSecond) * 1000;
    const timer = setTimeout(() => reply.raw.destroy(), allowed);
    timer.unref();
    reply.raw.once("close", () => {
      clearTimeout(timer);
      const left = (this.unread.get(caller) ?? 0) - bytes;
      if (left > 0) this.unread.set(caller, left);
      else this.unread.delete(caller);
    });
  }
}

/** On every route, whatever it answers. */
export function registerSlowReaders(fastify: FastifyInstance, limits: ReadingLimits): void {
  const readers = new SlowReaders(limits);
  // After the route's own `onRequest`, when the caller is known, and before anything is asked for.
  fastify.addHook("preHandler", async (request) => readers.assertReads(callerOf(request)));
  fastify.addHook("onSend", (request, reply, payload, done) => {
    // Of what is sent piece by piece, what it says of itself.
    const bytes =
      typeof payload === "string" || Buffer.isBuffer(payload)
        ? Buffer.byteLength(payload as string)
        : Number(reply.getHeader("content-length") ?? 0);
    readers.watch(reply, callerOf(request), bytes);
    done();
  });
}
