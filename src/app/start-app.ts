// Start-up from configuration: the database is prepared where this process may, then the application is composed over it.
import { readFile } from "node:fs/promises";
import pino from "pino";
import { type App, compose } from "../app.ts";
import { loadCatalogue } from "../catalogue/index.ts";
import {
  type ColumnKey,
  type Config,
  ConfigurationError,
  connectionsOfServer,
  ownConnections,
} from "../config.ts";
import type { Clock } from "../core/dates.ts";
import { OperatorError } from "../core/operator-error.ts";
import {
  assertPostgres,
  assertServable,
  howToTakeFiles,
  isEmptyDistrict,
  loggableFacts,
  type OpenDatabase,
  openDatabase,
  prepareDatabase,
} from "../database/index.ts";
import { createKeyRing } from "../database/secrets/key-ring.ts";
import { assertPort, type Figures, type TlsFiles } from "../http/index.ts";
import { createDevelopmentIssuer } from "../identity/index.ts";
import type { Applier } from "../stewardship/index.ts";
import {
  handOver,
  Metrics,
  type MetricsServer,
  mayBeTold,
  startMetricsServer,
  tellOfAll,
} from "../telemetry/index.ts";
import type { OpenTracing } from "../telemetry/opentelemetry.ts";
import { openApplier } from "./open-applier.ts";
import { type Serving, startWorkers } from "./workers.ts";

const clock: Clock = () => new Date();
const say = (line: string): void => void process.stderr.write(`${line}\n`);

export async function startApp(config: Config): Promise<Serving> {
  // A worker shares an address that was tried, over a database that was prepared.
  if (config.worker === null) await assertAddresses(config);
  const database = await openPrepared(config);
  try {
    const { workers, worker } = config;
    const app = workers > 1 && worker === null ? await startWorkers(config) : await serve(config, database);
    const close = async () => {
      await app.close();
      await database.close();
    };
    return { url: app.url, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Before a minute's work on a database: can what comes of it be reached? */
async function assertAddresses({ host, port, metrics }: Config): Promise<void> {
  await assertPort({ host, port }, "HOST, PORT");
  if (metrics?.address) await assertPort(metrics.address, "TONGCHOU_METRICS_HOST, TONGCHOU_METRICS_PORT");
}

interface PreparedDatabase extends OpenDatabase {
  readonly keys: readonly ColumnKey[];
}

/** The database, up to date where this process may bring it there, and one that can be served. */
async function openPrepared(config: Config): Promise<PreparedDatabase> {
  if (config.database.kind === "server") {
    const { url, adminUrl } = config.database;
    if (adminUrl !== null) await assertPostgres(adminUrl, "DATABASE_ADMIN_URL");
    await assertPostgres(url, "DATABASE_URL");
  }
  const database = await openDatabase(config, say);
  try {
    const keys = config.keys ?? database.secrets?.keys;
    if (keys === undefined) throw new ConfigurationError(["TONGCHOU_KEYS is missing"]);
    if (config.worker === null) await prepare(database, keys);
    await assertServable({ ...database, keys, sums: sumsOf(config) }, say);
    return { ...database, keys };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A worker's are its first process's. The embedded database is for trying, by few. */
function sumsOf({ worker, workers, servers, poolSize, connections, database }: Config) {
  if (worker !== null || database.kind === "embedded") return null;
  const processes = workers * servers;
  return { each: connectionsOfServer(poolSize), own: ownConnections(poolSize), most: connections, processes };
}

async function prepare(database: OpenDatabase, keys: readonly ColumnKey[]): Promise<void> {
  const { adminUrl, runtimeUrl, logins, connections, replicated } = database;
  if (adminUrl === null) return;
  const urls = { adminUrl, runtimeUrl, logins, connections, replicated };
  const { filesDiffer } = await prepareDatabase(urls, loadCatalogue(), { say });
  if (filesDiffer) say(`the policy in force is not that of the files: ${howToTakeFiles}`);
  if (!database.embedded || !(await isEmptyDistrict(adminUrl))) return;
  // Loaded here alone: a server with a database of its own never does.
  const { loadSampleWithProgress } = await import("../sample/index.ts");
  await loadSampleWithProgress(adminUrl, createKeyRing(keys), clock);
}

async function serve(config: Config, database: PreparedDatabase): Promise<App> {
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }));
  const metrics = config.metrics === null ? null : new Metrics();
  const { runtimeUrl, logins, keys, embedded, secrets } = database;
  // Tokens signed on this machine count only where the database is embedded, too.
  const signer = embedded && secrets ? await createDevelopmentIssuer(secrets.signingKey) : null;
  const told = await tellMetrics(config, metrics);
  const tracing = await openTraces(config, log);
  const end = async () => {
    await told.server?.close();
    await tracing?.close();
  };
  try {
    const app = await compose({
      runtimeUrl,
      logins,
      keys,
      issuers: config.issuers,
      development: signer?.keys ?? null,
      poolSize: config.poolSize,
      connections: config.connections,
      replicaUrl: config.replicaUrl,
      // Of several one looks: each day's work is done once anyway.
      jobs: config.jobs && (config.worker ?? 0) === 0,
      admission: { costAMinute: config.costAMinute },
      turns: { share: config.callerShare },
      attachmentBytes: config.attachmentBytes,
      store: config.store,
      record: { keys: config.auditKeys, folder: config.auditDir },
      trustedProxies: config.trustedProxies,
      pages: {
        origins: config.origins,
        publicMaxAgeSeconds: config.publicMaxAgeSeconds,
        figures: told.figures,
      },
      host: config.host,
      port: config.port,
      graphiql: !config.production,
      tls: await readTls(config.tls),
      log,
      metrics,
      tracing,
      policyEveryMs: 1_000,
      clock,
    });
    const applier = applierOf(config, database, log);
    const close = async () => {
      await Promise.all([applier?.close(), app.close()]);
      await end();
    };
    return { ...app, close };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Of several processes of a server the first puts approved changes of the rights into force. */
function applierOf({ worker }: Config, database: PreparedDatabase, log: pino.Logger): Applier | null {
  const { policyUrl } = database;
  if (policyUrl === null || (worker ?? 0) > 0) return null;
  return openApplier({ ...database, policyUrl }, loadCatalogue(), {
    alarm: (message, error) => log.error({ err: loggableFacts(error) }, message),
    tell: (message, put) => log.info({ ...put }, message),
  });
}

/** Where nobody asked for traces, nothing of it is loaded. */
async function openTraces({ tracing }: Config, log: pino.Logger): Promise<OpenTracing | null> {
  if (tracing === null) return null;
  const { openTracing } = await import("../telemetry/opentelemetry.ts");
  return openTracing(tracing, (message) => log.warn(message));
}

async function tellMetrics({ metrics: asked, worker }: Config, metrics: Metrics | null): Promise<Told> {
  if (asked === null || metrics === null) return { server: null, figures: null };
  const { registry } = metrics;
  const { address, token, besideApi } = asked;
  if (worker !== null) handOver(registry);
  const tell =
    worker === null
      ? async () => ({ type: registry.contentType, text: await registry.metrics() })
      : tellOfAll();
  return {
    server:
      address === null || worker !== null ? null : await startMetricsServer({ ...address, token, tell }),
    figures: besideApi ? { tell, mayBeTold: (request) => mayBeTold(request, token) } : null,
  };
}

interface Told {
  readonly server: MetricsServer | null;
  /** At the API's address. */
  readonly figures: Figures | null;
}

async function readTls(files: Config["tls"]): Promise<TlsFiles | null> {
  if (files === null) return null;
  const read = (name: string, path: string) =>
    readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new OperatorError(`${name} cannot be read (${error.code})`);
    });
  const cert = await read("TONGCHOU_TLS_CERT", files.certFile);
  const key = await read("TONGCHOU_TLS_KEY", files.keyFile);
  return { cert, key };
}
