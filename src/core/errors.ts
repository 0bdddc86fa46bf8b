// Stable error codes and the one error class that may reach a client. Never carries SQL, constraint names or stacks.

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
  "PAYLOAD_TOO_LARGE",
  "TIMEOUT",
  "UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

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
