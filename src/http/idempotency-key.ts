// The header by which a client names a request that writes, so that sent again it writes nothing twice.
import type { IncomingHttpHeaders } from "node:http";
import { TongchouError } from "../core/errors.ts";

export const keyHeaders = ["idempotency-key", "x-idempotency-key"] as const;

/** Null where there is none. Quotes around it (a structured field's text) are not of the key. */
export function idempotencyKeyIn(headers: IncomingHttpHeaders): string | null {
  const keys = new Set(
    keyHeaders.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [String(value).replace(/^"(.*)"$/, "$1")];
    }),
  );
  if (keys.size > 1)
    throw new TongchouError("BAD_REQUEST", `the headers ${keyHeaders.join(" and ")} say two keys`);
  const [key] = keys;
  return key ?? null;
}
