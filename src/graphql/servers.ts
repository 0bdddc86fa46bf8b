// Apollo servers: one over the full schema for departments, one per role to which a forbidden field is an unknown one,
// over that role's view. Each has its own document store: a document validated for one role is not valid for another.
import { ApolloServer, HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Catalogue } from "../catalogue/index.ts";
import type { Principal } from "../identity/index.ts";
import type { RolePolicy } from "../policy/index.ts";
import type { BuiltSchema } from "./build-schema.ts";
import { formatError } from "./format-error.ts";
import { operationPlugin, type PluginParts, RawData } from "./operation-plugin.ts";
import type { RequestContext } from "./request-context.ts";
import { roleView } from "./role-view.ts";

export interface GraphqlParts extends Omit<PluginParts, "viewOf"> {
  readonly built: BuiltSchema;
  readonly catalogue: Catalogue;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]>;
  readonly body: string;
}

const maxTokens = 6000;

export class GraphqlServers {
  private readonly parts: GraphqlParts;
  private readonly departments: Promise<ApolloServer<RequestContext>>;
  private readonly unknown = new Map<string, Promise<ApolloServer<RequestContext>>>();
  private readonly views = new WeakMap<RolePolicy, GraphQLSchema>();

  constructor(parts: GraphqlParts) {
    this.parts = parts;
    this.departments = this.startServer(parts.built.schema);
  }

  async handle(
    request: Pick<FastifyRequest, "method" | "headers" | "url" | "body">,
    principal: Principal,
    renew: () => Promise<Principal>,
  ): Promise<GraphqlAnswer> {
    const server = await this.serverFor(this.parts.engine.asker(principal).role);
    const { status, headers, body } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toApollo(request),
      context: async () => ({ principal, renew, catalogue: this.parts.catalogue }),
    });
    if (body.kind !== "complete") throw new Error("incremental delivery is not offered");
    return { status: status ?? 200, headers, body: body.string };
  }

  /** The role's view, rebuilt when another policy version gives the role another value. */
  viewOf(role: RolePolicy): GraphQLSchema {
    const known = this.views.get(role);
    if (known !== undefined) return known;
    const { schema, rights } = this.parts.built;
    const view = roleView(schema, rights, role);
    this.views.set(role, view);
    return view;
  }

  async stop(): Promise<void> {
    const servers = await Promise.all([this.departments, ...this.unknown.values()]);
    await Promise.all(servers.map((server) => server.stop()));
  }

  private serverFor(role: RolePolicy): Promise<ApolloServer<RequestContext>> {
    if (role.view === "department") return this.departments;
    const key = `${role.role}@${this.parts.policies.current().policy.hash}`;
    const known = this.unknown.get(key);
    if (known !== undefined) return known;
    const started = this.startServer(this.viewOf(role));
    this.unknown.set(key, started);
    return started;
  }

  private async startServer(schema: GraphQLSchema): Promise<ApolloServer<RequestContext>> {
    const server = new ApolloServer<RequestContext>({
      schema,
      plugins: [operationPlugin({ ...this.parts, viewOf: (role) => this.viewOf(role) })],
      introspection: true,
      hideSchemaDetailsFromClientErrors: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      parseOptions: { maxTokens },
      formatError: (formatted) => formatError(formatted),
      stringifyResult: (result) =>
        (result.data as unknown) instanceof RawData
          ? `{"data":${(result.data as unknown as RawData).text}}\n`
          : `${JSON.stringify(result)}\n`,
    });
    await server.start();
    return server;
  }
}

function toApollo(request: Pick<FastifyRequest, "method" | "headers" | "url" | "body">): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const query = request.url.indexOf("?");
  return {
    method: request.method,
    headers,
    search: query < 0 ? "" : request.url.slice(query),
    body: request.body,
  };
}
