// How a failure outside GraphQL execution looks to a client: GraphQL's JSON shape, a stable code, a fitting status.
// Never passes on a message that was not written for clients.
import { type ErrorCode, TongchouError } from "../core/errors.ts";

export interface HttpError {
  readonly status: number;
  readonly code: ErrorCode;
  readonly body: string;
}

const statusOfCode: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  PURPOSE_REQUIRED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  LIMIT_EXCEEDED: 429,
  TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** What Fastify and Node themselves refuse, by status; the sentences are ours. */
const refusals: ReadonlyMap<number, readonly [ErrorCode, string]> = new Map([
  [400, ["BAD_REQUEST", "the request is malformed"]],
  [404, ["NOT_FOUND", "there is nothing at this address; the API is at /graphql"]],
  [405, ["BAD_REQUEST", "this address does not answer to that method"]],
  [408, ["TIMEOUT", "the request did not arrive in time"]],
  [413, ["PAYLOAD_TOO_LARGE", "the request body is too large"]],
  [414, ["PAYLOAD_TOO_LARGE", "the address is too long"]],
  [415, ["BAD_REQUEST", "the request body must be application/json"]],
  [431, ["PAYLOAD_TOO_LARGE", "the request headers are too large"]],
]);

/** Node's and postgres.js' codes for a database that cannot be reached, and PostgreSQL's for one that is closing. */
const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "53300",
  "57P01",
  "57P02",
  "57P03",
]);

export function statusOf(code: ErrorCode): number {
  return statusOfCode[code] ?? 400;
}

export function refusal(status: number): HttpError {
  const [code, message] = refusals.get(status) ?? ["BAD_REQUEST", "the request was refused"];
  return httpError(status, code, message);
}

export function describeHttpError(error: unknown): HttpError {
  if (error instanceof TongchouError) {
    return httpError(statusOf(error.code), error.code, error.message, error.details);
  }
  const { statusCode, code } = Object(error) as { statusCode?: unknown; code?: unknown };
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) return refusal(statusCode);
  if (typeof code === "string" && unreachable.has(code)) {
    return httpError(503, "UNAVAILABLE", "the database cannot be reached at the moment");
  }
  // PostgreSQL's statement_timeout.
  if (code === "57014") return httpError(504, "TIMEOUT", "the database took too long to answer");
  return httpError(500, "INTERNAL_SERVER_ERROR", "an unexpected error occurred");
}

function httpError(
  status: number,
  code: ErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): HttpError {
  return { status, code, body: JSON.stringify({ errors: [{ message, extensions: { ...details, code } }] }) };
}
