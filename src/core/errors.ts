// Stable error codes, the one table error → status, and the one error class that may reach a client. Never carries SQL,
// constraint names or stacks.

export const errorCodes = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_REQUEST",
  "NOT_FOUND",
  "CONFLICT",
  "PURPOSE_REQUIRED",
  "ROLE_REQUIRED",
  "LIMIT_EXCEEDED",
  "BUDGET_EXHAUSTED",
  "PAYLOAD_TOO_LARGE",
  "TIMEOUT",
  "UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The HTTP status of each code, whichever path of the server refuses. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PURPOSE_REQUIRED: 403,
  ROLE_REQUIRED: 400,
  // The operation asks for too much at once, and will whenever it is sent again: 429 (RFC 6585 §4: too many requests in
  // a given time) would have clients retry it.
  LIMIT_EXCEEDED: 400,
  // A budget that comes back with time, with Retry-After.
  BUDGET_EXHAUSTED: 429,
  PAYLOAD_TOO_LARGE: 413,
  TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** An error whose message and details are meant for the client. */
export class TongchouError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "TongchouError";
    this.code = code;
    this.details = details;
  }
}

/** Seconds after which the same request may succeed; null where waiting does not help. */
export function retryAfter({ code, details }: TongchouError): number | null {
  if (typeof details.retryAfter === "number") return details.retryAfter;
  return code === "UNAVAILABLE" ? 1 : null;
}
