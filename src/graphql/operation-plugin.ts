// The path through Apollo: decided in didResolveOperation, answered in responseForOperation. An operation that Apollo has
// parsed and validated is remembered for its server (validated-operations.ts).
import type { ApolloServerPlugin, GraphQLRequestContext } from "@apollo/server";
import { TongchouError } from "../core/errors.ts";
import { mayHaveComments } from "../core/operation-text.ts";
import { answerOperation, type PathParts, type Pending, prepareOperation } from "../engine/index.ts";
import type { ApolloContext } from "./apollo-context.ts";
import type { DocumentStore } from "./document-store.ts";
import { graphqlError, type HttpPart } from "./format-error.ts";
import { validDocument } from "./valid-document.ts";
import type { ValidatedOperations } from "./validated-operations.ts";

/** Stands where Apollo expects data: the bytes go out by the context, never through a string. */
export const answeredInBytes = Object.freeze({});

type Context = GraphQLRequestContext<ApolloContext>;

export interface Stores {
  readonly documents: DocumentStore;
  readonly validated: ValidatedOperations;
}

export function operationPlugin(
  parts: PathParts,
  { documents, validated }: Stores,
): ApolloServerPlugin<ApolloContext> {
  return {
    async requestDidStart() {
      let pending: Pending | null = null;
      return {
        async didResolveSource({ queryHash, source, schema, contextValue }) {
          contextValue.answer.operationHash = queryHash ?? null;
          if (source === undefined || queryHash === undefined || documents.has(queryHash)) return;
          // Apollo would validate it in one go. What it does not find here it reads itself, and tells what is wrong.
          const document = await validDocument(schema, source, contextValue.turn.rest);
          if (document !== null) documents.put(queryHash, document, source.length);
        },
        async didResolveOperation(context) {
          pending = await prepare(parts, validated, context);
        },
        async responseForOperation({ response, contextValue }) {
          if (pending === null) return null;
          const { http } = response;
          try {
            const { body, errorCode } = await answerOperation(parts, pending, contextValue);
            Object.assign(contextValue.answer, { bytes: body, errorCode });
            return { http, body: { kind: "single", singleResult: { data: answeredInBytes } } };
          } catch (error) {
            // Thrown here it would be an unexpected error to Apollo.
            const { message, extensions } = asGraphqlError(error);
            const { http: head, ...shown } = extensions;
            const { status, headers } = head as HttpPart;
            http.status = status;
            for (const [name, value] of headers) http.headers.set(name, value);
            return {
              http,
              body: { kind: "single", singleResult: { errors: [{ message, extensions: shown }] } },
            };
          }
        },
      };
    },
  };
}

async function prepare(
  parts: PathParts,
  validated: ValidatedOperations,
  context: Context,
): Promise<Pending | null> {
  const { document, operation, queryHash, schema, request, contextValue, source } = context;
  if (document === undefined || operation === undefined || operation === null) return null;
  const commented = source === undefined || mayHaveComments(source);
  const valid = { schema, document, operation, queryHash: queryHash ?? "", commented };
  if (source !== undefined) validated.remember(source, request.operationName, valid);
  try {
    return await prepareOperation(parts, valid, request.variables ?? {}, contextValue);
  } catch (error) {
    throw asGraphqlError(error);
  }
}

/** The engine throws nothing else. */
function asGraphqlError(error: unknown) {
  if (error instanceof TongchouError) return graphqlError(error);
  throw error;
}
