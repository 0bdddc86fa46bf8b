// The one path every operation takes through Apollo: decided in didResolveOperation, answered in responseForOperation.
import type { ApolloServerPlugin, GraphQLRequestContext } from "@apollo/server";
import { type GraphQLSchema, getVariableValues } from "graphql";
import { TongchouError } from "../core/errors.ts";
import type { CompiledOperation } from "../execution/index.ts";
import type { RolePolicy } from "../policy/index.ts";
import { answerFromMemory } from "./answer-from-memory.ts";
import { fromDatabase, graphqlError } from "./format-error.ts";
import type { EngineRequest, OperationEngine } from "./operation-engine.ts";
import type { PolicySource } from "./policy-snapshot.ts";
import type { RequestContext } from "./request-context.ts";

/** A response that is JSON already: stringifyResult writes it as it is. */
export class RawData {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export interface PluginParts {
  readonly engine: OperationEngine;
  readonly policies: PolicySource;
  readonly viewOf: (role: RolePolicy) => GraphQLSchema;
  /** Told of what should never happen, such as a refusal by the database of what the plan allowed. */
  readonly alarm: (message: string, error: unknown) => void;
}

interface Pending {
  readonly request: EngineRequest;
  readonly compiled: CompiledOperation;
}

type Context = GraphQLRequestContext<RequestContext>;

export function operationPlugin(parts: PluginParts): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      let pending: Pending | null = null;
      return {
        async didResolveOperation(context) {
          pending = prepare(parts, context);
        },
        async responseForOperation(context) {
          if (pending === null) return null;
          const { http } = context.response;
          try {
            const data = await answer(parts, context, pending);
            return { http, body: { kind: "single", singleResult: { data: data as never } } };
          } catch (error) {
            const { extensions, message } = graphqlError(known(parts, error));
            http.status = (extensions.http as { status: number }).status;
            const { http: _http, ...shown } = extensions;
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

function prepare(parts: PluginParts, context: Context): Pending | null {
  const { document, operation, queryHash, schema, request, contextValue } = context;
  if (document === undefined || operation === undefined || operation === null) return null;
  // graphql-js validates nothing below a root type that does not exist.
  if (schema.getRootType(operation.operation) == null) {
    const message = `The schema has no ${operation.operation}s.`;
    throw graphqlError(new TongchouError("GRAPHQL_VALIDATION_FAILED", message));
  }
  if (operation.variableDefinitions?.some(({ variable }) => variable.name.value === "__proto__")) {
    throw graphqlError(new TongchouError("BAD_USER_INPUT", "No variable may be called `__proto__`."));
  }
  const { errors, coerced } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    request.variables ?? {},
    {
      maxErrors: 5,
      hideSuggestions: true,
    },
  );
  const [error] = errors ?? [];
  if (error !== undefined) throw graphqlError(new TongchouError("BAD_USER_INPUT", error.message));
  const engineRequest: EngineRequest = {
    document,
    operation,
    queryHash: queryHash ?? "",
    // Without a prototype: a variable may be called `constructor`.
    variables: Object.assign(Object.create(null) as Record<string, unknown>, coerced),
    principal: contextValue.principal,
  };
  try {
    return { request: engineRequest, compiled: parts.engine.prepare(engineRequest) };
  } catch (error) {
    throw graphqlError(known(parts, error));
  }
}

async function answer(parts: PluginParts, context: Context, pending: Pending): Promise<RawData> {
  const { compiled, request } = pending;
  const stored = compiled.columns.some((column) => column !== null);
  const ran = stored ? await parts.engine.run(request, compiled, context.contextValue.renew) : null;
  const principal = ran?.principal ?? request.principal;
  const plan = (ran?.compiled ?? compiled).plan;
  const fromMemory = plan.roots.flatMap((root) => (root.kind === "memory" ? [root.key] : []));
  const memory =
    fromMemory.length === 0
      ? new Map<string, string>()
      : await answerMemory(parts, context, request, principal, fromMemory);
  const texts = plan.roots.map((root, index) => {
    const text =
      root.kind === "typename"
        ? JSON.stringify(root.name)
        : (memory.get(root.key) ?? ran?.answer.roots[index] ?? "null");
    return `${JSON.stringify(root.key)}:${text}`;
  });
  return new RawData(`{${texts.join(",")}}`);
}

function answerMemory(
  parts: PluginParts,
  context: Context,
  request: EngineRequest,
  principal: EngineRequest["principal"],
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asker = parts.engine.asker(principal);
  const { version } = parts.policies.current();
  const { catalogue } = context.contextValue;
  return answerFromMemory(
    parts.viewOf(asker.role),
    request.document,
    request.operation,
    new Set(keys),
    context.request.variables ?? {},
    request.variables,
    { asker, catalogue, policyVersion: version },
  );
}

/** A refusal by the database of what the plan allowed is an alarm: the two lines have drifted apart. */
function known(parts: PluginParts, error: unknown): TongchouError {
  const expected = fromDatabase(error);
  if (expected !== null) return expected;
  const { code } = Object(error) as { code?: unknown };
  parts.alarm(
    code === "42501" ? "policy drift: the database refused what the plan allowed" : "unexpected error",
    error,
  );
  return new TongchouError("INTERNAL_SERVER_ERROR", "An unexpected error occurred.");
}
