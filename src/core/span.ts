// What of a request is timed for whoever looks on from outside (OpenTelemetry). A span tells route, role, login, code and the name of
// an operation: never a person, an id, a value of a record, an argument, a variable, or SQL. There is no other fact that it could take.
import { TongchouError } from "./errors.ts";
import type { OperationText } from "./operation-text.ts";

export interface SpanFacts {
  readonly method?: string;
  readonly route?: string | null;
  readonly status?: number;
  readonly role?: string | null;
  /** Of the database. */
  readonly login?: string;
}

/** A request, what is decided of it before any SQL, a statement that reads, a command's call. */
export type SpanName = "plan" | "statement" | "command";

export interface Span {
  readonly traceId: string;
  begin(name: SpanName, facts?: SpanFacts): Span;
  /** By its text's SHA-256, unless the text holds a value itself. */
  asks(text: OperationText): void;
  /** With the code of what went wrong; null: nothing did. */
  end(code: string | null, facts?: SpanFacts): void;
}

/** By which the client's own trace goes on: W3C Trace Context. */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
}

export interface Tracing {
  /** Of a request. */
  begin(parent: TraceParent | null, facts: SpanFacts): Span;
}

export async function timed<T>(
  span: Span | undefined,
  name: SpanName,
  work: () => Promise<T>,
  facts: SpanFacts = {},
): Promise<T> {
  if (span === undefined) return work();
  const own = span.begin(name, facts);
  try {
    const done = await work();
    own.end(null);
    return done;
  } catch (error) {
    own.end(error instanceof TongchouError ? error.code : "FAILED");
    throw error;
  }
}
