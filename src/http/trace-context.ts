// W3C Trace Context: by which trace the log names a request that came with one, and under which span its own stand. Anything that is
// not well-formed is as if it were not there (§4.3); nothing else of it is kept.
import type { TraceParent } from "../core/span.ts";

const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** Null where the request belongs to none. */
export function traceParentIn(traceparent: string | readonly string[] | undefined): TraceParent | null {
  // Version 00 has nothing after its flags (§3.2.2).
  if (typeof traceparent !== "string" || (traceparent.startsWith("00") && traceparent.length !== 55))
    return null;
  const [, traceId, spanId, flags] = form.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
