// What was asked on a connection that was lost is asked again. Connections that the server ended while they were idle (a restart, a
// firewall, an administrator) are found out by whoever asks next: that request is answered, not told to come again.
import { setTimeout } from "node:timers/promises";
import { lostItsConnection } from "./database-error.ts";

/**
 * How long to wait before each repetition. PostgreSQL says goodbye before it closes: until then the driver would write to the
 * same connection once more. By the second, it has noticed all others of the pool that ended.
 */
const pausesMs = [20, 200];

/** What was lost may have been carried out: `ask` changes nothing, or the same when it is made twice. Other failures are thrown as they are. */
export async function repeatLost<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await ask();
    } catch (error) {
      if (!lostItsConnection(error)) throw error;
      await setTimeout(pause);
    }
  }
  return ask();
}
