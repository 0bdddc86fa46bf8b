// Errors as clients see them: a stable code, a message written for them, never SQL, constraint names or stacks.
import { HeaderMap } from "@apollo/server";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { errorCodes, retryAfter, statusOf, TongchouError } from "../core/errors.ts";
import { type ToldError, tellError } from "../core/told-error.ts";

const clientCodes: ReadonlySet<string> = new Set(errorCodes);

/** What an error asks of the response beside its body. */
export interface HttpPart {
  readonly status: number;
  readonly headers: HeaderMap;
}

/** One of ours as GraphQL's error, with the HTTP status that fits it. */
export function graphqlError(error: TongchouError): GraphQLError {
  const seconds = retryAfter(error);
  const headers = new HeaderMap(seconds === null ? [] : [["retry-after", String(seconds)]]);
  const http: HttpPart = { status: statusOf[error.code], headers };
  return new GraphQLError(error.message, { extensions: { ...error.details, code: error.code, http } });
}

/** A refusal as the response that Apollo would make of it. */
export function errorResponse(error: unknown): HttpPart & { readonly body: string } {
  if (!(error instanceof TongchouError)) throw error;
  const { message, extensions } = graphqlError(error);
  const { http, ...shown } = extensions;
  const body = `${JSON.stringify({ errors: [formatError({ message, extensions: shown })] })}\n`;
  return { ...(http as HttpPart), body };
}

/** Last stop before the wire: whatever was not written for clients becomes one sentence; all are told in one form. */
export function formatError(formatted: GraphQLFormattedError): ToldError {
  const shown = forClients(formatted);
  return tellError({ ...shown, extensions: shown.extensions ?? {} });
}

function forClients(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code = String(formatted.extensions?.code ?? "INTERNAL_SERVER_ERROR");
  if (/^Syntax Error: Document contains more/.test(formatted.message)) {
    return {
      message: "The document exceeds the limit on tokens.",
      extensions: { code: "LIMIT_EXCEEDED", limit: "tokens" },
    };
  }
  // The parser and the coercion of variables are recursive.
  if (/^(Syntax Error: )?Maximum call stack/.test(formatted.message)) {
    const message = "The request exceeds the limit on nesting.";
    return { message, extensions: { code: "LIMIT_EXCEEDED", limit: "nesting" } };
  }
  // Apollo gives its refusals of persisted queries no code.
  if (/^(provided sha|Unsupported persisted query)/.test(formatted.message)) {
    return {
      message: "The hash and the document do not belong together.",
      extensions: { code: "BAD_REQUEST" },
    };
  }
  if (code === "INTERNAL_SERVER_ERROR") {
    return { message: "An unexpected error occurred.", extensions: { code } };
  }
  if (clientCodes.has(code) || code === "PERSISTED_QUERY_NOT_FOUND") return formatted;
  return { ...formatted, extensions: { ...formatted.extensions, code: "BAD_REQUEST", reason: code } };
}
