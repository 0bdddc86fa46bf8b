// The wiring, top to bottom: database → policy → schema → engine → HTTP. Every part is handed what it needs; nothing
// is looked up.
import "./domains/index.ts";
import { createHmac } from "node:crypto";
import type { Logger } from "pino";
import { type OpenRecord, openRecord, type RecordOptions } from "./app/access-record.ts";
import { type Background, startBackground } from "./app/background.ts";
import { type Databases, executionOver, openDatabases } from "./app/databases.ts";
import { type HeldPolicies, openPolicies } from "./app/open-policies.ts";
import { readinessOf } from "./app/readiness.ts";
import { loadCatalogue, rootFields } from "./catalogue/index.ts";
import { type BucketConfig, connectionsOfServer } from "./config.ts";
import type { Clock } from "./core/dates.ts";
import type { Tracing } from "./core/span.ts";
import {
  digestOfCode,
  KeyWatch,
  type LoginSecrets,
  LoginWatch,
  loggableFacts,
  openLookupLedger,
  openObjectStore,
  openUploads,
  type Pools,
  parseDatabaseError,
  Tickets,
} from "./database/index.ts";
import { createKeyRing, type KeyRing } from "./database/secrets/key-ring.ts";
import {
  CommandRunner,
  defaultTurns,
  type EngineParts,
  OperationEngine,
  Papers,
  type TurnLimits,
  Turns,
} from "./engine/index.ts";
import { type AdmissionLimits, CursorSeal } from "./execution/index.ts";
import { buildTongchouSchema, GraphqlServers, type ViewForm, viewForms } from "./graphql/index.ts";
import { createHttpServer, type HttpServer, type HttpServerOptions, type TlsFiles } from "./http/index.ts";
import {
  createPrincipalStore,
  createTokenVerifier,
  type DevelopmentKeys,
  type TokenIssuer,
} from "./identity/index.ts";
import { type DecisionPoint, defaultLimits } from "./planning/index.ts";
import type { Metrics } from "./telemetry/index.ts";

export interface App {
  readonly url: string;
  readonly engine: OperationEngine;
  /** Stops taking requests, finishes those in flight, closes everything. */
  close(): Promise<void>;
}

export interface Composition {
  readonly runtimeUrl: string;
  /** Of a replica that may answer reads; absent: there is none. */
  readonly replicaUrl?: string | null;
  readonly logins: LoginSecrets;
  readonly keys: Parameters<typeof createKeyRing>[0];
  readonly issuers: readonly TokenIssuer[];
  readonly development: DevelopmentKeys | null;
  readonly poolSize: number;
  /** That all logins share, the server's own included; absent: each has its own. */
  readonly connections?: number | null;
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
  readonly pages?: Pick<HttpServerOptions, "origins" | "publicMaxAgeSeconds" | "figures">;
  readonly host: string;
  readonly port: number;
  readonly graphiql: boolean;
  readonly tls?: TlsFiles | null;
  readonly log: Logger;
  /** How often the policy in force is looked at unasked; absent: when a statement or `/readyz` tells. */
  readonly policyEveryMs?: number;
  /** Told what happens. */
  readonly metrics?: Metrics | null;
  /** Told of requests while they are answered. */
  readonly tracing?: Tracing | null;
  readonly clock: Clock;
  /** Replaces the decision point: only compositions that test the second line alone. */
  readonly decisions?: DecisionPoint;
  readonly record?: RecordOptions;
  /** Nothing is put on record: only compositions that measure what that costs. */
  readonly unrecorded?: true;
  /** Replaces the budgets of look-ups: only compositions that ask more in a minute than a person may on a day. */
  readonly lookupsPerDay?: number;
}

interface Opened {
  readonly pools: Pools;
  readonly parts: EngineParts;
  readonly engine: OperationEngine;
  readonly turns: Turns;
  readonly alarm: (message: string, error: unknown) => void;
}

const catalogue = loadCatalogue();

/** The whole application over a prepared database. */
export async function compose(composition: Composition): Promise<App> {
  const databases = openDatabases(composition);
  try {
    return await composeOver(databases, composition);
  } catch (error) {
    await databases.close();
    throw error;
  }
}

async function composeOver(databases: Databases, composition: Composition): Promise<App> {
  const { clock, log, metrics = null } = composition;
  const { pools, replica } = databases;
  const schema = buildTongchouSchema(catalogue);
  const { policies, ...held } = await openPolicies(pools, catalogue, composition);
  const watch = await watchLogins(pools, composition);
  const { ring, keys } = await watchKeys(pools, composition);
  const record =
    composition.unrecorded === true ? null : openRecord({ ...composition, ring, pools, policies, metrics });
  const parts: EngineParts = {
    catalogue,
    schema: schema.schema,
    roots: rootFields(catalogue),
    policies,
    tickets: new Tickets(pools.runtime),
    limits: defaultLimits,
    lookups: openLookupLedger(pools.runtime),
    ...(composition.lookupsPerDay !== undefined && { lookupsPerDay: composition.lookupsPerDay }),
    access: record?.record ?? null,
    clock,
    execution: { ...executionOver(databases, watch, composition), ...underKeys(ring), keys },
    ...(metrics && { watch: metrics }),
    ...(composition.decisions && { decisions: composition.decisions }),
  };
  const engine = new OperationEngine(parts);
  const commands = new CommandRunner(parts, engine);
  const turns = new Turns({ ...defaultTurns, ...composition.turns });
  const alarm = alarmOf(composition);
  const servers = new GraphqlServers({ built: schema, engine, commands, policies, turns, alarm });
  const verifier = createTokenVerifier({
    issuers: composition.issuers,
    clock,
    onRejected: (reason, facts) => log.info({ reason, ...facts }, "token rejected"),
    ...(composition.development && { development: composition.development }),
  });
  const policyRoles = () => policies.current().policy.roles;
  const principals = createPrincipalStore({ runtime: pools.runtime, policyRoles, clock });
  let beside: Background | null = null;
  const http = await createHttpServer({
    verifier,
    principals,
    graphql: (request, asking) => servers.handle(request, asking),
    views: { forms: viewForms, text: (form, asker) => servers.viewText(form as ViewForm, asker) },
    attachments: openPapers({ pools, parts, engine, turns, alarm }, composition),
    readiness: readinessOf({
      ...composition,
      pools,
      replica,
      policies,
      digest: await digestOfCode(),
      jobsLive: () => beside?.lives() ?? true,
      recordLive: () => record?.log.writes ?? true,
    }),
    graphiql: composition.graphiql,
    tls: composition.tls ?? null,
    trustedProxies: composition.trustedProxies ?? [],
    ...composition.pages,
    log,
    ...(metrics && { answered: (request) => metrics.answered(request) }),
    tracing: composition.tracing ?? null,
  });
  tellStanding(metrics, databases, { parts, engine, record });
  const url = await http.listen({ host: composition.host, port: composition.port });
  beside = composition.jobs === true ? startBackground(composition, watch) : null;
  return { url, engine, close: () => closeAll({ http, servers, databases, beside, keys, record, held }) };
}

const alarmOf =
  ({ metrics, log }: Composition) =>
  (message: string, error: unknown): void => {
    metrics?.alarmed(parseDatabaseError(error).kind);
    log.error({ err: loggableFacts(error) }, message);
  };

function tellStanding(
  metrics: Metrics | null,
  { pools, replica }: Databases,
  {
    parts: { execution, policies },
    engine,
    record,
  }: Pick<Opened, "parts" | "engine"> & Pick<Closing, "record">,
): void {
  metrics?.watch({
    lines: () => execution.admission.standing(),
    pools: () => pools.standing(),
    plans: () => engine.remembered,
    policyVersion: () => policies.current().version,
    ...(record && { unrecorded: () => record.log.waiting }),
    ...(replica && { replica: () => replica.state === "current" }),
  });
}

function openPapers(
  { pools, parts, engine, turns, alarm }: Opened,
  { store, attachmentBytes: mostBytes = 5 * 1024 * 1024 }: Composition,
): Papers {
  const uploads = openUploads(pools.runtime, store ? openObjectStore(store) : null);
  return new Papers({ path: { engine, alarm }, execution: parts.execution, uploads, turns, mostBytes });
}

const underKeys = (ring: KeyRing): Pick<EngineParts["execution"], "secrets" | "digest" | "cursors"> => ({
  secrets: ring,
  digest: (text) => {
    const digests = ring.derived("command-input").map((key) => createHmac("sha256", key).update(text));
    return digests.map((digest) => digest.digest("hex")).join(" ");
  },
  cursors: new CursorSeal(() => ring.derived("cursor")),
});

/** It tells of itself before it answers anybody. */
async function watchKeys(
  pools: Pools,
  { keys, log }: Composition,
): Promise<{ readonly ring: KeyRing; readonly keys: KeyWatch }> {
  const ring = createKeyRing(keys);
  const alarm = (fault: string) => log.error({ keys: fault }, "a key is missing: nothing is answered");
  const watch = new KeyWatch({ runtime: pools.runtime, keys, ring, alarm });
  await watch.look();
  return { ring, keys: watch };
}

async function watchLogins(pools: Pools, { poolSize, log, metrics }: Composition): Promise<LoginWatch> {
  const watch = new LoginWatch({
    runtime: pools.runtime,
    poolSize: connectionsOfServer(poolSize),
    alarm: (message, facts) => {
      metrics?.alarmed("login");
      log.error(facts, message);
    },
    renew: (login) => pools.renew(login),
  });
  await watch.look();
  return watch;
}

interface Closing {
  readonly http: HttpServer;
  readonly servers: GraphqlServers;
  readonly databases: Databases;
  readonly beside: Background | null;
  readonly keys: KeyWatch;
  readonly record: OpenRecord | null;
  readonly held: Pick<HeldPolicies, "close">;
}

async function closeAll({ http, servers, databases, beside, keys, record, held }: Closing): Promise<void> {
  await Promise.all([http.drain(), beside?.stop()]);
  await Promise.all([keys.stop(), servers.stop(), record?.close(), held.close()]);
  await databases.close();
}
