// Headers that may be sent once. Of a second one Node keeps the first and says nothing: what stands before this server may
// have judged the other.
import { TongchouError } from "../core/errors.ts";

/** RFC 9112 §3.2 demands it of `host`; of the others two answers differ by who reads them. */
const once = ["host", "content-type", "content-length"] as const;

/** `raw`: names and values in turn, as they were sent. */
export function timesSent(name: string, raw: readonly string[]): number {
  let times = 0;
  for (let index = 0; index < raw.length; index += 2) {
    const sent = raw[index] ?? "";
    if (sent.length === name.length && sent.toLowerCase() === name) times += 1;
  }
  return times;
}

export function assertSentOnce(raw: readonly string[]): void {
  for (const name of once) {
    if (timesSent(name, raw) > 1)
      throw new TongchouError("BAD_REQUEST", `the request carries more than one ${name} header`);
  }
}
