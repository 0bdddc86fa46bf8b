// W3C Trace Context: by which trace the log names a request that came with one. Anything that is not well-formed is as if it
// were not there (§4.3); nothing else of it is kept.

const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?:$|-)/;

/** The trace's id; null where the request belongs to none. */
export function traceIdIn(traceparent: string | readonly string[] | undefined): string | null {
  // Version 00 has nothing after its flags (§3.2.2).
  if (typeof traceparent !== "string" || (traceparent.startsWith("00") && traceparent.length !== 55))
    return null;
  return form.exec(traceparent)?.[1] ?? null;
}
