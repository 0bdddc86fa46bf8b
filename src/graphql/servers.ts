// Apollo servers: one over the full schema for departments, one per role to which a forbidden field is an unknown one,
// over that role's view. Each has its own document store: a document validated for one role is not valid for another.
import { hash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { ApolloServer, HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import { type AnswerType, refusalType } from "../core/answer-type.ts";
import { TongchouError } from "../core/errors.ts";
import { withRests } from "../core/steps.ts";
import { type ToldError, tellError } from "../core/told-error.ts";
import {
  answerOperation,
  clientLeft,
  confirmAsker,
  type OperationContext,
  type PathParts,
  type PolicySource,
  prepareOperation,
  type RequestContext,
  type Turns,
} from "../engine/index.ts";
import type { RolePolicy } from "../policy/index.ts";
import type { ApolloContext } from "./apollo-context.ts";
import type { BuiltSchema } from "./build-schema.ts";
import { DocumentStore, openDocuments } from "./document-store.ts";
import { errorResponse, formatError } from "./format-error.ts";
import { answeredInBytes, operationPlugin } from "./operation-plugin.ts";
import { roleView } from "./role-view.ts";
import { maxTokens } from "./valid-document.ts";
import { type AskedAgain, openOperations, ValidatedOperations } from "./validated-operations.ts";
import { type ViewForm, viewForms } from "./view-forms.ts";

export interface GraphqlParts extends Omit<PathParts, "viewOf"> {
  readonly built: BuiltSchema;
  readonly policies: PolicySource;
  readonly turns: Turns;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]>;
  readonly body: string | Buffer;
  /** SHA-256 (hex) of the document's text; null where none was read. */
  readonly operationHash: string | null;
  readonly errorCode: string | null;
}

export interface ViewText {
  readonly text: string;
  readonly etag: string;
}

/** An HTTP request, as far as GraphQL is concerned. */
export interface HttpRequest {
  /** By which the log names it. */
  readonly id: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
  readonly body: unknown;
}

interface Server {
  readonly apollo: ApolloServer<ApolloContext>;
  readonly validated: ValidatedOperations;
}

const typed = (type: AnswerType): readonly (readonly [string, string])[] => [["content-type", type]];

function refusedAnswer(error: unknown, type: AnswerType, operationHash: string | null): GraphqlAnswer {
  const { status, headers, body } = errorResponse(error);
  return { status, headers: [...typed(type), ...headers], body, operationHash, errorCode: codeOf(body) };
}

/** A refusal names the request, as the log does. */
function named(answer: GraphqlAnswer, requestId: string): GraphqlAnswer {
  const { body, headers } = answer;
  if (typeof body !== "string" || !body.startsWith('{"errors"')) return answer;
  const told = JSON.parse(body) as { readonly errors: readonly ToldError[] };
  const errors = told.errors.map((error) => tellError(error, requestId));
  return {
    ...answer,
    headers: [...headers].filter(([name]) => name !== "content-length"),
    body: `${JSON.stringify({ ...told, errors })}\n`,
  };
}

/** No proxy before a server reads it: there is no connection any more. */
const unread: GraphqlAnswer = {
  status: 503,
  headers: typed("application/json; charset=utf-8"),
  body: "",
  operationHash: null,
  errorCode: "UNAVAILABLE",
};

/** Views of a role beside the one in force: what began under one of them ends under it. */
const keptViews = 4;
const retiredMs = 60_000;

/** Of the one schema that a process has. */
const views = new WeakMap<RolePolicy, GraphQLSchema>();

export class GraphqlServers {
  private readonly parts: GraphqlParts;
  private readonly path: PathParts;
  private readonly departments: Promise<Server>;
  /** A role that another version leaves as it is stays the same value. */
  private readonly ofRoles = new Map<RolePolicy, Promise<Server>>();
  private readonly documents = openDocuments();
  private readonly operations = openOperations();
  private readonly texts = new WeakMap<RolePolicy, Map<ViewForm, Promise<ViewText>>>();

  constructor(parts: GraphqlParts) {
    this.parts = parts;
    this.path = { ...parts, viewOf: (role) => this.viewOf(role) };
    this.departments = this.startServer(parts.built.schema, "departments");
  }

  async handle(request: HttpRequest, asking: RequestContext): Promise<GraphqlAnswer> {
    const { caller, signal } = asking;
    let begun = false;
    try {
      const answer = await this.parts.turns.work(caller, signal, (turn) => {
        begun = true;
        return this.answer(request, { ...asking, turn });
      });
      return named(answer, request.id);
    } catch (error) {
      if (begun) throw error;
      if (error === clientLeft) return unread;
      return named(refusedAnswer(error, refusalType(request.headers.accept), null), request.id);
    }
  }

  private async answer(request: HttpRequest, asking: OperationContext): Promise<GraphqlAnswer> {
    const { role } = this.parts.engine.asker(asking.principal);
    const { apollo, validated } = await this.serverFor(role);
    const context: ApolloContext = {
      ...asking,
      answer: { bytes: null, operationHash: null, errorCode: null },
    };
    const again = validated.recall(request.method, request.headers.accept, request.body);
    if (again !== null) return this.answerAgain(again, context);
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toApollo(request),
      context: async () => context,
    });
    if (body.kind !== "complete") throw new Error("incremental delivery is not offered");
    const { bytes, operationHash, errorCode } = context.answer;
    if (isHiddenRefusal(role, body.string)) {
      // Whether it is one or a mistake nobody can tell: to such a role there is no such field.
      const hidden = new TongchouError("FORBIDDEN", "a field that this role's view does not have");
      await this.parts.engine.access?.refused(context, operationHash, hidden);
    }
    // Apollo may still refuse what was answered: for an accept header that nothing can meet.
    if (bytes === null || body.string !== "") {
      return {
        status: status ?? 200,
        headers,
        body: body.string,
        operationHash,
        errorCode: codeOf(body.string),
      };
    }
    headers.delete("content-length"); // of what Apollo saw, not of the bytes
    return { status: status ?? 200, headers, body: bytes, operationHash, errorCode };
  }

  private async answerAgain(
    { type, valid, variables }: AskedAgain,
    context: ApolloContext,
  ): Promise<GraphqlAnswer> {
    const operationHash = valid.queryHash;
    try {
      const pending = await prepareOperation(this.path, valid, variables, context);
      const { body, errorCode } = await answerOperation(this.path, pending, context);
      return { status: 200, headers: typed(type), body, operationHash, errorCode };
    } catch (error) {
      return refusedAnswer(error, type, operationHash);
    }
  }

  /** The role's view, rebuilt when another policy version gives the role another value. */
  viewOf(role: RolePolicy): GraphQLSchema {
    const { schema, rights } = this.parts.built;
    const view = views.get(role) ?? roleView(schema, rights, role);
    views.set(role, view);
    return view;
  }

  /** The asker's view in a form, once a statement has told that the rights it follows from are still in force. */
  viewText(form: ViewForm, context: RequestContext): Promise<ViewText> {
    const { caller, signal } = context;
    return this.parts.turns.work(caller, signal, (turn) => this.printView(form, { ...context, turn }));
  }

  private async printView(form: ViewForm, context: OperationContext): Promise<ViewText> {
    const { role } = await confirmAsker(this.path, context);
    const texts = this.texts.get(role) ?? new Map<ViewForm, Promise<ViewText>>();
    this.texts.set(role, texts);
    const known = texts.get(form);
    if (known !== undefined) return known;
    // Not in the asker's turn: whoever asks for the same waits for it, too.
    const made = withRests(viewForms[form].print(this.viewOf(role), role.role)).then((text) => ({
      text,
      etag: `"${hash("sha256", text, "base64url")}"`,
    }));
    texts.set(form, made);
    made.catch(() => texts.delete(form));
    return made;
  }

  async stop(): Promise<void> {
    const servers = await Promise.all([this.departments, ...this.ofRoles.values()]);
    await Promise.all(servers.map(({ apollo }) => apollo.stop()));
  }

  private serverFor(role: RolePolicy): Promise<Server> {
    if (role.view === "department") return this.departments;
    const known = this.ofRoles.get(role);
    if (known !== undefined) return known;
    const started = this.startServer(
      this.viewOf(role),
      `${role.role}@${hash("sha256", JSON.stringify(role))}`,
    );
    this.ofRoles.set(role, started);
    this.retire(role);
    return started;
  }

  /** What is older than the last few views of a role nobody asks any more. */
  private retire({ role }: RolePolicy): void {
    const ofRole = [...this.ofRoles].filter(([one]) => one.role === role);
    for (const [old, server] of ofRole.slice(0, -keptViews)) {
      this.ofRoles.delete(old);
      const stop = (): void => void server.then(({ apollo }) => apollo.stop()).catch(() => {});
      setTimeout(stop, retiredMs).unref();
    }
  }

  private async startServer(schema: GraphQLSchema, name: string): Promise<Server> {
    const documents = new DocumentStore(this.documents, name);
    const validated = new ValidatedOperations(this.operations, name);
    const apollo = new ApolloServer<ApolloContext>({
      schema,
      documentStore: documents,
      // Apollo's own page loads its scripts from another site.
      plugins: [
        operationPlugin(this.path, { documents, validated }),
        ApolloServerPluginLandingPageDisabled(),
      ],
      // It guards what a browser sends by itself, and there is no cookie here: a GET without a token is the public's, a
      // mutation is a POST of JSON, which a page of an origin that is not listed may not send.
      csrfPrevention: false,
      introspection: true,
      hideSchemaDetailsFromClientErrors: true,
      // They would be looked for among all names of the schema, and then taken out of the message.
      validationOptions: { hideSuggestions: true },
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      parseOptions: { maxTokens },
      formatError: (formatted) => formatError(formatted),
      stringifyResult: (result) => (result.data === answeredInBytes ? "" : `${JSON.stringify(result)}\n`),
    });
    await apollo.start();
    return { apollo, validated };
  }
}

/** Of a role to which a forbidden field is an unknown one. */
const isHiddenRefusal = ({ view }: RolePolicy, body: string): boolean =>
  view === "unknown" && codeOf(body) === "GRAPHQL_VALIDATION_FAILED";

/** Of the first error of a response; what is none has none. */
function codeOf(body: string): string | null {
  if (!body.startsWith('{"errors"')) return null;
  const { errors } = JSON.parse(body) as { errors: readonly { extensions?: { code?: string } }[] };
  return errors[0]?.extensions?.code ?? null;
}

function toApollo(request: HttpRequest): HTTPGraphQLRequest {
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
