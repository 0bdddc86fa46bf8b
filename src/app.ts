// The wiring, top to bottom: database → policy → schema → engine → HTTP. Every part is handed what it needs; nothing
// is looked up.
import "./domains/index.ts";
import { createHmac, createSecretKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import pino, { type Logger } from "pino";
import { loadCatalogue, outlineOf, rootFields } from "./catalogue/index.ts";
import { type BucketConfig, type Config, ConfigurationError, connectionsOfServer } from "./config.ts";
import type { Clock } from "./core/dates.ts";
import {
  howToTakeFiles,
  isEmptyDistrict,
  jobsLogin,
  type LoginSecrets,
  LoginWatch,
  loggableFacts,
  openDatabase,
  openJobsPool,
  openLookupLedger,
  openObjectStore,
  openPools,
  openUploads,
  PolicyHolder,
  type Pools,
  prepareDatabase,
  Tickets,
} from "./database/index.ts";
import { createKeyRing, deriveKey } from "./database/secrets/key-ring.ts";
import {
  CommandRunner,
  defaultTurns,
  type EngineParts,
  OperationEngine,
  Papers,
  type TurnLimits,
  Turns,
} from "./engine/index.ts";
import {
  Admission,
  type AdmissionLimits,
  CursorSeal,
  defaultAdmission,
  PreparedStatements,
} from "./execution/index.ts";
import { buildTongchouSchema, GraphqlServers } from "./graphql/index.ts";
import { createHttpServer, type HttpServer, type TlsFiles } from "./http/index.ts";
import {
  createDevelopmentIssuer,
  createPrincipalStore,
  createTokenVerifier,
  type DevelopmentKeys,
  type TokenIssuer,
} from "./identity/index.ts";
import { type JobRunner, startJobs } from "./jobs/index.ts";
import { type DecisionPoint, defaultLimits } from "./planning/index.ts";
import { type Policy, policyProblems } from "./policy/index.ts";

export interface App {
  readonly url: string;
  readonly engine: OperationEngine;
  /** Stops taking requests, finishes those in flight, closes everything. */
  close(): Promise<void>;
}

export interface Composition {
  readonly runtimeUrl: string;
  readonly logins: LoginSecrets;
  readonly keys: Parameters<typeof createKeyRing>[0];
  readonly issuers: readonly TokenIssuer[];
  readonly development: DevelopmentKeys | null;
  readonly poolSize: number;
  /** Whether this process does the day's work, too. */
  readonly jobs?: boolean;
  /** Instead of the usual bounds on callers. */
  readonly admission?: Partial<AdmissionLimits>;
  readonly turns?: Partial<TurnLimits>;
  /** Bytes of an upload, instead of five mebibytes. */
  readonly attachmentBytes?: number;
  /** Where they lie; absent: in the database. */
  readonly store?: BucketConfig | null;
  /** Addresses whose `X-Forwarded-For` tells where a request comes from. */
  readonly trustedProxies?: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly graphiql: boolean;
  readonly tls?: TlsFiles | null;
  readonly log: Logger;
  readonly clock: Clock;
  /** Replaces the decision point: only compositions that test the second line alone. */
  readonly decisions?: DecisionPoint;
  /** Replaces the budgets of look-ups: only compositions that ask more in a minute than a person may on a day. */
  readonly lookupsPerDay?: number;
}

const catalogue = loadCatalogue();
const judged = new WeakMap<Policy, readonly string[]>();

/** A policy never changes: it is judged once. */
function problemsOf(policy: Policy): readonly string[] {
  const problems = judged.get(policy) ?? policyProblems(policy, outlineOf(catalogue));
  judged.set(policy, problems);
  return problems;
}

/** The whole application over a prepared database. */
export async function compose(composition: Composition): Promise<App> {
  const { runtimeUrl, clock, log } = composition;
  const schema = buildTongchouSchema(catalogue);
  const pools = openPools(runtimeUrl, { size: composition.poolSize, logins: composition.logins });
  const policies = await PolicyHolder.open(pools.runtime, {
    problemsOf,
    onUnsound: (version, problems) =>
      log.error(
        { version, problems },
        "the policy in force is unsound: nothing is answered until another is",
      ),
  });
  const watch = await watchLogins(pools, composition);
  const parts: EngineParts = {
    catalogue,
    schema: schema.schema,
    roots: rootFields(catalogue),
    policies,
    tickets: new Tickets(pools.runtime),
    limits: defaultLimits,
    lookups: openLookupLedger(pools.runtime),
    ...(composition.lookupsPerDay !== undefined && { lookupsPerDay: composition.lookupsPerDay }),
    clock,
    execution: executionOver(pools, watch, composition),
    ...(composition.decisions && { decisions: composition.decisions }),
  };
  const engine = new OperationEngine(parts);
  const commands = new CommandRunner(parts, engine);
  const turns = new Turns({ ...defaultTurns, ...composition.turns });
  const alarm = (message: string, error: unknown) => log.error({ err: loggableFacts(error) }, message);
  const servers = new GraphqlServers({ built: schema, engine, commands, policies, turns, alarm });
  const { execution } = parts;
  const uploads = openUploads(pools.runtime, composition.store ? openObjectStore(composition.store) : null);
  const mostBytes = composition.attachmentBytes ?? 5 * 1024 * 1024;
  const attachments = new Papers({ path: { engine, alarm }, execution, uploads, turns, mostBytes });
  const verifier = createTokenVerifier({
    issuers: composition.issuers,
    clock,
    onRejected: (reason) => log.info({ reason }, "token rejected"),
    ...(composition.development && { development: composition.development }),
  });
  const principals = createPrincipalStore({
    runtime: pools.runtime,
    policyRoles: () => policies.current().policy.roles,
    clock,
  });
  const http = await createHttpServer({
    verifier,
    principals,
    graphql: (request, asking) => servers.handle(request, asking),
    schema: (asker) => servers.schemaText(asker),
    attachments,
    readiness: () => readiness(policies),
    graphiql: composition.graphiql,
    tls: composition.tls ?? null,
    trustedProxies: composition.trustedProxies ?? [],
    log,
  });
  const url = await http.listen({ host: composition.host, port: composition.port });
  const jobs = composition.jobs === true ? startDaysWork(composition, watch) : null;
  return { url, engine, close: () => closeAll(http, servers, pools, jobs) };
}

function executionOver(
  pools: Pools,
  watch: LoginWatch,
  { keys, admission, poolSize }: Composition,
): EngineParts["execution"] {
  const digestKey = createSecretKey(deriveKey(keys, "command-input"));
  const unchanged = (open: Pools["login"]) => (login: string) => {
    watch.assertUnchanged(login);
    return open(login);
  };
  return {
    sqlFor: unchanged(pools.login),
    writerFor: unchanged(pools.writer),
    secrets: createKeyRing(keys),
    digest: (text) => createHmac("sha256", digestKey).update(text).digest("hex"),
    cursors: new CursorSeal(deriveKey(keys, "cursor")),
    prepared: new PreparedStatements(),
    admission: new Admission({ ...defaultAdmission, ...admission, atOnce: poolSize }),
    listValues: defaultLimits.listValues,
  };
}

/** Once the server answers, and beside it. */
function startDaysWork({ runtimeUrl, logins, log }: Composition, watch: LoginWatch): JobRunner {
  return startJobs({
    sql: openJobsPool(runtimeUrl, logins),
    assertLogin: () => watch.assertUnchanged(jobsLogin),
    alarm: (message, facts) => log.error(facts, message),
    tell: (message, facts) => log.info(facts, message),
  });
}

async function watchLogins(pools: Pools, { poolSize, log }: Composition): Promise<LoginWatch> {
  const watch = new LoginWatch({
    runtime: pools.runtime,
    poolSize: connectionsOfServer(poolSize),
    alarm: (message, facts) => log.error(facts, message),
    renew: (login) => pools.renew(login),
  });
  await watch.look();
  return watch;
}

/** Start-up from configuration: database first, then the application over it. */
export async function startApp(config: Config): Promise<App> {
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }));
  const clock: Clock = () => new Date();
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase(config, say);
  try {
    const keys = config.keys ?? database.secrets?.keys;
    if (keys === undefined) throw new ConfigurationError(["TONGCHOU_KEYS is missing"]);
    const { adminUrl, runtimeUrl, logins, connections } = database;
    if (adminUrl !== null) {
      const { filesDiffer } = await prepareDatabase(
        { adminUrl, runtimeUrl, logins, connections },
        catalogue,
        { say },
      );
      if (filesDiffer) say(`the policy in force is not that of the files: ${howToTakeFiles}`);
      if (database.embedded && (await isEmptyDistrict(adminUrl))) {
        // Loaded here alone: a server with a database of its own never does.
        const { loadSampleWithProgress } = await import("./sample/index.ts");
        await loadSampleWithProgress(adminUrl, createKeyRing(keys), clock);
      }
    }
    // Tokens signed on this machine count only where the database is embedded, too.
    const signer =
      database.embedded && database.secrets
        ? await createDevelopmentIssuer(database.secrets.signingKey)
        : null;
    const app = await compose({
      runtimeUrl,
      logins,
      keys,
      issuers: config.issuers,
      development: signer?.keys ?? null,
      poolSize: config.poolSize,
      jobs: config.jobs,
      admission: { costAMinute: config.costAMinute },
      turns: { share: config.callerShare },
      attachmentBytes: config.attachmentBytes,
      store: config.store,
      trustedProxies: config.trustedProxies,
      host: config.host,
      port: config.port,
      graphiql: !config.production,
      tls: await readTls(config.tls),
      log,
      clock,
    });
    const close = async () => {
      await app.close();
      await database.close();
    };
    return { ...app, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Reading the version in force also tells that the database answers, and how a server learns of one unasked. */
async function readiness(policies: PolicyHolder): Promise<Record<string, boolean>> {
  const policy = await policies.isServed();
  return { database: true, policy };
}

const jobGraceSeconds = 5;

async function closeAll(
  http: HttpServer,
  servers: GraphqlServers,
  pools: Pools,
  jobs: JobRunner | null,
): Promise<void> {
  await Promise.all([http.drain(), jobs?.stop(jobGraceSeconds)]);
  await servers.stop();
  await pools.close();
}

async function readTls(files: Config["tls"]): Promise<TlsFiles | null> {
  if (files === null) return null;
  const [cert, key] = await Promise.all([readFile(files.certFile), readFile(files.keyFile)]);
  return { cert, key };
}
