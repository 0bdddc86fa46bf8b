// How a failure outside GraphQL execution looks to a client: GraphQL's JSON shape, a stable code, a fitting status.
// Never passes on a message that was not written for clients.
import { assertNever } from "../core/assert-never.ts";
import { type ErrorCode, retryAfter, statusOf, TongchouError } from "../core/errors.ts";
import { tellError } from "../core/told-error.ts";
import { parseDatabaseError } from "../database/index.ts";

export interface HttpError {
  readonly status: number;
  readonly code: ErrorCode;
  /** The response's, under the name that the log has of the request. */
  readonly body: (requestId?: string) => string;
  /** Seconds; null where waiting does not help. */
  readonly retryAfter: number | null;
}

/** What Fastify and Node themselves refuse before any code of ours, by the status they give it; the sentences are ours. */
const refusals: ReadonlyMap<number, readonly [ErrorCode, string]> = new Map([
  [400, ["BAD_REQUEST", "the request is malformed"]],
  [404, ["NOT_FOUND", "there is nothing at this address; the API is at /graphql"]],
  [405, ["BAD_REQUEST", "this address does not answer to that method"]],
  [408, ["TIMEOUT", "the request did not arrive in time"]],
  [413, ["PAYLOAD_TOO_LARGE", "the request body is too large"]],
  [414, ["PAYLOAD_TOO_LARGE", "the address is too long"]],
  [415, ["BAD_REQUEST", "the request body must be application/json, in UTF-8"]],
  [431, ["PAYLOAD_TOO_LARGE", "the request headers are too large"]],
]);

export function refusal(status: number): HttpError {
  const [code, message] = refusals.get(status) ?? ["BAD_REQUEST", "the request was refused"];
  return httpError(status, code, message);
}

export function describeHttpError(error: unknown): HttpError {
  if (error instanceof TongchouError) {
    const shown = httpError(statusOf[error.code], error.code, error.message, error.details);
    return { ...shown, retryAfter: retryAfter(error) };
  }
  const { statusCode } = Object(error) as { statusCode?: unknown };
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) return refusal(statusCode);
  const { code, message } = describeFailure(error);
  return httpError(statusOf[code], code, message);
}

/** Outside operations the statements are the server's own: nothing about them is the client's fault. */
function describeFailure(error: unknown): { readonly code: ErrorCode; readonly message: string } {
  const { kind } = parseDatabaseError(error);
  switch (kind) {
    case "timeout":
      return { code: "TIMEOUT", message: "the database took too long to answer" };
    case "unreachable":
    case "full":
    case "locked-out":
      return { code: "UNAVAILABLE", message: "the database cannot be reached at the moment" };
    case "out-of-range":
    case "refused":
    case "rule":
    case "outcome":
    case "contended":
    case "unknown-code":
    case "absent":
    case "unknown":
      return { code: "INTERNAL_SERVER_ERROR", message: "an unexpected error occurred" };
    default:
      return assertNever(kind);
  }
}

function httpError(
  status: number,
  code: ErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): HttpError {
  const retry = code === "UNAVAILABLE" ? 1 : null;
  return {
    status,
    code,
    retryAfter: retry,
    body: (requestId) =>
      JSON.stringify({ errors: [tellError({ message, extensions: { ...details, code } }, requestId)] }),
  };
}
