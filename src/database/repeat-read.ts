// A read whose connection was lost is made again. Connections that the server ended while they were idle (a restart, a
// firewall, an administrator) are found out by whoever asks next: that request is answered, not told to come again.
import { setTimeout } from "node:timers/promises";
import { lostItsConnection } from "./database-error.ts";

/**
 * How long to wait before each repetition. PostgreSQL says goodbye before it closes: until then the driver would write to the
 * same connection once more. By the second, it has noticed all others of the pool that ended.
 */
const pausesMs = [20, 200];

/** `read` must change nothing: what was lost may have been carried out. Any other failure is thrown as it is. */
export async function repeatRead<T>(read: () => Promise<T>): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await read();
    } catch (error) {
      if (!lostItsConnection(error)) throw error;
      await setTimeout(pause);
    }
  }
  return read();
}
