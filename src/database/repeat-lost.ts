// What was asked on a connection that was lost is asked again. Connections that the server ended while they were idle (a restart, a
// firewall, an administrator) are found out by whoever asks next: that request is answered, not told to come again.
import { setTimeout as sleep } from "node:timers/promises";
import { lostItsConnection, SilentDatabaseError } from "./database-error.ts";

/**
 * How long to wait before each repetition. PostgreSQL says goodbye before it closes: until then the driver would write to the
 * same connection once more. By the second, it has noticed all others of the pool that ended.
 */
const pausesMs = [20, 200];
/** A statement that is answered is so before this: a connection that was lost later had fallen silent. */
const silentMs = 6_000;
/** The server's own questions: none may wait for longer, be it behind others. */
const usualMs = 10_000;

/**
 * What was lost may have been carried out: `ask` changes nothing, or the same when it is made twice. Other failures are thrown as they
 * are. Ends within `withinMs`, be it that nothing comes; infinite where what is asked has a deadline of its own.
 */
export async function repeatLost<T>(ask: () => Promise<T>, withinMs = usualMs): Promise<T> {
  const until = performance.now() + withinMs;
  for (const pause of [...pausesMs, null]) {
    const began = performance.now();
    try {
      return await inTime(ask(), until - began);
    } catch (error) {
      if (!lostItsConnection(error)) throw error;
      const now = performance.now();
      if (now - began > silentMs || now > until) throw new SilentDatabaseError();
      if (pause === null) throw error;
      await sleep(pause);
    }
  }
  throw new SilentDatabaseError();
}

async function inTime<T>(asked: Promise<T>, ms: number): Promise<T> {
  if (ms === Number.POSITIVE_INFINITY) return asked;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SilentDatabaseError()), Math.max(0, ms));
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
