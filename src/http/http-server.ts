// The HTTP server: routes, limits, error shape, drain. Knows nothing of GraphQL, SQL or policies.
import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyBodyParser,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { refusalType } from "../core/answer-type.ts";
import type { AnsweredRequest } from "../core/answered-request.ts";
import type { Tracing } from "../core/span.ts";
import { registerAttachments, type UploadHandles } from "./attachments-route.ts";
import { registerCompression } from "./compression.ts";
import { registerCodedEtags, varyBy } from "./etag.ts";
import { type Figures, registerFigures } from "./figures-route.ts";
import { loadGraphiqlAssets } from "./graphiql/graphiql-assets.ts";
import { registerGraphiql } from "./graphiql/graphiql-route.ts";
import { type GraphqlHandle, registerGraphql } from "./graphql-route.ts";
import { type Readiness, registerHealth } from "./health-routes.ts";
import { defaultHeld, type HeldRefusals, registerHeldRefusals } from "./held-refusals.ts";
import { describeHttpError, refusal } from "./http-error.ts";
import { decorateForIdentification, type Identification } from "./identification.ts";
import { registerOrigins } from "./origins.ts";
import { decorateForLog, logUnexpected, registerRequestLog } from "./request-log.ts";
import { registerRequestSpan } from "./request-span.ts";
import { registerSecurityHeaders } from "./security-headers.ts";
import { registerSentOnce } from "./sent-once.ts";
import { defaultReading, type ReadingLimits, registerSlowReaders } from "./slow-readers.ts";
import { registerViews, type Views } from "./view-routes.ts";

/** PEM, as `node:tls` takes it. */
export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface HttpServerOptions extends Identification {
  readonly graphql: GraphqlHandle;
  readonly views: Views;
  /** Absent: none come in and none go out. */
  readonly attachments?: UploadHandles;
  readonly readiness: Readiness;
  readonly log: FastifyBaseLogger;
  /** Told of each request once it is answered. */
  readonly answered?: (request: AnsweredRequest) => void;
  /** Told of each request while it is answered; null: nobody traces. */
  readonly tracing?: Tracing | null;
  /** Addresses or networks (CIDR) of proxies that are believed where a request comes from (`X-Forwarded-For`). */
  readonly trustedProxies?: readonly string[];
  /** Instead of the usual bounds on slow readers. */
  readonly reading?: ReadingLimits;
  /** How long refusals for a bound are held. */
  readonly held?: HeldRefusals;
  /** Origins whose pages may call. */
  readonly origins?: readonly string[];
  /** For how long an answer to the public, asked by GET, may be kept on the way; 0: not at all. */
  readonly publicMaxAgeSeconds?: number;
  /** Where TLS ends here: certificate and key. Otherwise it ends before this server, or nowhere (on loopback). */
  readonly tls?: TlsFiles | null;
  /** Serves the GraphiQL page at /. */
  readonly graphiql: boolean;
  /** Bytes; 1 MiB unless told, which a command on a long list takes. Of who is nobody a quarter at most. */
  /** What is told at `/metrics`, and to whom; null: nothing is there. */
  readonly figures?: Figures | null;
  readonly bodyLimit?: number;
  /** How long to go on serving after /readyz says so, for load balancers to notice. */
  readonly drainDelayMs?: number;
  /** After this, connections still open are cut. */
  readonly drainTimeoutMs?: number;
}

export interface HttpServer {
  readonly fastify: FastifyInstance;
  /** Resolves to the server's address. */
  listen(address: { readonly host: string; readonly port: number }): Promise<string>;
  /** /readyz turns 503, requests in flight finish, connections end. Resolves when all has ended. */
  drain(): Promise<void>;
}

const json = "application/json; charset=utf-8";

export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { log, graphql, views, readiness, verifier, principals } = options;
  let draining: Promise<void> | null = null;

  const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const { status, code, body, retryAfter } = describeHttpError(error);
    if (status >= 500) logUnexpected(log, request.id, error);
    if (status === 401) reply.header("www-authenticate", challenge(request));
    if (retryAfter !== null) reply.header("retry-after", String(retryAfter));
    if (code === "PAYLOAD_TOO_LARGE") reply.header("connection", "close");
    request.errorCode = code;
    varyBy(reply, "accept");
    reply.code(status).type(refusalType(request.headers.accept)).send(body(request.id));
  };

  const fastify: FastifyInstance = Fastify({
    ...connectionOptions(options),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // The request log names the request itself.
    childLoggerFactory: (logger) => logger,
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    requestTimeout: 30_000,
    keepAliveTimeout: 30_000,
    return503OnClosing: false,
    forceCloseConnections: "idle",
    exposeHeadRoutes: false,
    frameworkErrors: answerError,
    clientErrorHandler,
  });
  // The one content type is JSON: a form of another site's page cannot send it unasked.
  fastify.removeContentTypeParser(["text/plain", "application/json"]);
  fastify.addContentTypeParser("application/json", { parseAs: "buffer" }, strictJson(fastify));
  decorateForIdentification(fastify);
  decorateForLog(fastify);
  fastify.setErrorHandler(answerError);
  fastify.setNotFoundHandler((request, reply) => {
    const { status, body } = refusal(404);
    reply.code(status).type(refusalType(request.headers.accept)).send(body(request.id));
  });
  fastify.addHook("onSend", (_request, reply, _payload, done) => {
    if (draining !== null) reply.header("connection", "close");
    done();
  });
  await registerEverywhere(fastify, options);
  registerHealth(fastify, readiness, () => draining !== null);
  registerGraphql(fastify, { verifier, principals }, graphql, options.publicMaxAgeSeconds ?? 0);
  registerViews(fastify, { verifier, principals }, views);
  if (options.figures) registerFigures(fastify, options.figures);
  registerAttachments(fastify, { verifier, principals }, options.attachments);
  if (options.graphiql) {
    const assets = await loadGraphiqlAssets();
    if (assets === null) log.warn("the GraphiQL page is not built: run the build first");
    else registerGraphiql(fastify, assets);
  }

  const drain = async (): Promise<void> => {
    const delay = options.drainDelayMs ?? 0;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const cut = setTimeout(() => fastify.server.closeAllConnections(), options.drainTimeoutMs ?? 10_000);
    await fastify.close();
    clearTimeout(cut);
  };

  return {
    fastify,
    listen: ({ host, port }) => fastify.listen({ host, port }),
    drain: () => {
      draining ??= drain();
      return draining;
    },
  };
}

/** What holds of every route, in the order of a request. */
async function registerEverywhere(fastify: FastifyInstance, options: HttpServerOptions): Promise<void> {
  registerRequestSpan(fastify, options.tracing ?? null);
  registerSentOnce(fastify);
  await registerOrigins(fastify, options.origins ?? []);
  await registerCompression(fastify);
  registerCodedEtags(fastify);
  registerSecurityHeaders(fastify, options.tls != null);
  registerRequestLog(fastify, options.answered);
  registerHeldRefusals(fastify, options.held ?? defaultHeld);
  registerSlowReaders(fastify, options.reading ?? defaultReading);
}

/** Who is believed about where a request comes from, and whether TLS ends here. */
function connectionOptions({ trustedProxies = [], tls = null }: HttpServerOptions): object {
  return {
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    ...(tls !== null && { https: { ...tls, minVersion: "TLSv1.2" } }),
  };
}

/** RFC 8259 §8.1, §11: JSON has no other charset, and bytes of one would be read as what they are not. */
const declaresUtf8 = (contentType: string | undefined): boolean =>
  [...(contentType ?? "").matchAll(/;\s*charset\s*=\s*"?([^";\s]*)/gi)].every(([, charset]) =>
    /^utf-?8$/i.test(charset ?? ""),
  );

/** Only persons write. */
const longestOfNobody = 256 * 1024;

/** RFC 8259 §8.1: bytes that are no UTF-8 are refused, not replaced by signs that nobody sent. */
function strictJson(fastify: FastifyInstance): FastifyBodyParser<Buffer> {
  const parse = fastify.getDefaultJsonParser("error", "error") as FastifyBodyParser<string>;
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  return (request, bytes, done) => {
    if (!declaresUtf8(request.headers["content-type"])) {
      done(Object.assign(new Error("the body is declared to be in another charset"), { statusCode: 415 }));
      return;
    }
    if (bytes.length > longestOfNobody && request.principal?.personId == null) {
      done(Object.assign(new Error("the request body is too large"), { statusCode: 413 }));
      return;
    }
    let text: string;
    try {
      text = utf8.decode(bytes);
    } catch {
      done(Object.assign(new Error("the body is no UTF-8"), { statusCode: 400 }));
      return;
    }
    parse(request, text, done);
  };
}

/** RFC 6750 §3: the error is named only where a token was sent. */
function challenge(request: FastifyRequest): string {
  const sent = request.headers.authorization !== undefined;
  return sent ? 'Bearer realm="tongchou", error="invalid_token"' : 'Bearer realm="tongchou"';
}

/** What is no HTTP request at all never becomes one: it is answered on the socket. */
function clientErrorHandler(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const statuses: Readonly<Record<string, number>> = {
    ERR_HTTP_REQUEST_TIMEOUT: 408,
    HPE_HEADER_OVERFLOW: 431,
  };
  const { status, body: told } = refusal(statuses[error.code ?? ""] ?? 400);
  const body = told();
  const head = `HTTP/1.1 ${status} Refused\r\ncontent-type: ${json}\r\ncontent-length: ${Buffer.byteLength(body)}`;
  if (socket.writable) socket.write(`${head}\r\nconnection: close\r\n\r\n${body}`);
  socket.destroy(error);
}
