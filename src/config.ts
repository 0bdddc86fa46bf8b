// The only reader of the environment. In production there is no default that grants anything: what is missing is
// named, all of it at once, and the process does not start.
import { join, resolve } from "node:path";
import { isStrongPassword } from "./config/database-url.ts";
import { type ColumnKey, environment, type Values } from "./config/environment.ts";
import { fetchedFrom, type Issuer } from "./config/issuer.ts";
import { readSecretFiles } from "./config/secret-files.ts";
import { readTracing, type TracingConfig } from "./config/tracing.ts";

export { databaseTls, isLent } from "./config/database-url.ts";
export type { ColumnKey } from "./config/environment.ts";

export type DatabaseConfig =
  | { readonly kind: "embedded" }
  | {
      readonly kind: "server";
      readonly url: string;
      readonly adminUrl: string | null;
      /** Of the login that puts approved changes of the rights into force; null: this server does not. */
      readonly policyUrl: string | null;
    };

export interface BucketConfig {
  /** Of the bucket, by path: `https://host/bucket`. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Folder with a file for each login of the database, its password in it. */
  readonly loginsDir: string;
  readonly database: DatabaseConfig;
  /** Connections per login. */
  readonly poolSize: number;
  /** A replica of the database that may answer reads; null: none. */
  readonly replicaUrl: string | null;
  /** Of a process, of all logins together; null: each login has its own. */
  readonly connections: number | null;
  /** Server processes on one database, one that takes over from another included. */
  readonly servers: number;
  /** Processes of this server on this machine. */
  readonly workers: number;
  /** Which of them this one is, from 0; null: the first one, or the only one. */
  readonly worker: number | null;
  readonly issuers: readonly Issuer[];
  /** Null outside production when not configured: then the development key ring of the data directory applies. */
  readonly keys: readonly ColumnKey[] | null;
  /** By which checkpoints of the record of access are signed; null: keys that follow from the ring's. */
  readonly auditKeys: readonly ColumnKey[] | null;
  /** Folder in which checkpoints are kept outside the database. */
  readonly auditDir: string;
  /** Whether this process does the day's work, too; at least one on a database should. */
  readonly jobs: boolean;
  /** Units of price that one caller's operations may come to in a minute. */
  readonly costAMinute: number;
  readonly callerShare: number;
  /** Bytes of an upload. */
  readonly attachmentBytes: number;
  /** The S3-compatible store in which uploads lie; null: in the database. */
  readonly store: BucketConfig | null;
  /** Proxies before this server, as addresses or networks: they are believed where a request comes from. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may call. */
  readonly origins: readonly string[];
  /** For how many seconds an answer to the public may be kept on the way; 0: not at all. */
  readonly publicMaxAgeSeconds: number;
  /** Certificate and key (paths of PEM files) where TLS ends at this server; null: before it, or nowhere. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Whether figures are told, and to whom; null: not at all. */
  readonly metrics: {
    /** An address of their own; null: they have none. */
    readonly address: { readonly host: string; readonly port: number } | null;
    /** That the asker must show; null: whoever is on this machine may ask. */
    readonly token: string | null;
    /** At the API's address, too. */
    readonly besideApi: boolean;
  } | null;
  /** Traces for OpenTelemetry; null: none. */
  readonly tracing: TracingConfig | null;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

/** What is wrong with the environment; the message is for the operator and needs no stack. */
export class ConfigurationError extends Error {
  constructor(problems: readonly string[]) {
    super(`the configuration is incomplete or wrong:\n${problems.map((p) => `  - ${p}`).join("\n")}`);
    this.name = "ConfigurationError";
  }
}

const requiredInProduction = [
  "DATABASE_URL",
  "TONGCHOU_LOGINS_DIR",
  "TONGCHOU_ISSUERS",
  "TONGCHOU_KEYS",
] as const;

function isFetchedSafely(address: string): boolean {
  const url = new URL(address);
  return url.protocol === "https:" || isLoopback(url.hostname);
}

/** What is sent there never leaves the host. */
const isLoopback = (host: string): boolean => ["localhost", "127.0.0.1", "[::1]", "::1"].includes(host);

const weakPassword =
  "DATABASE_URL: the password is weak: draw one of at least 24 characters (openssl rand -hex 24)";
const isDrawn = (url: string): boolean => isStrongPassword(decodeURIComponent(new URL(url).password));

const missingIn = (
  given: Readonly<Record<string, string | undefined>>,
  unread: readonly string[],
): readonly string[] =>
  requiredInProduction
    .filter((name) => given[name] === undefined && !unread.some((one) => one.startsWith(name)))
    .map((name) => `${name} is missing`);

export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable is an unset one: that is how compose files and shells leave things out.
  const { given, unread } = readSecretFiles(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== "")),
  );
  const production = given.NODE_ENV === "production";
  const parsed = environment.safeParse(given);
  const problems = [...unread, ...(production ? missingIn(given, unread) : [])];
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
    throw new ConfigurationError(problems);
  }
  const values = parsed.data;
  for (const name of ["DATABASE_ADMIN_URL", "TONGCHOU_POLICY_URL"] as const)
    if (values.DATABASE_URL === undefined && values[name] !== undefined)
      problems.push(`${name} is set without DATABASE_URL`);
  if (production && !(values.TONGCHOU_ISSUERS ?? []).map(fetchedFrom).every(isFetchedSafely)) {
    problems.push("TONGCHOU_ISSUERS: where keys are read is not https");
  }
  // Whoever is between a page in the clear and its reader may change what it does with the reader's token.
  if (production && !values.TONGCHOU_ORIGINS.every(isFetchedSafely)) {
    problems.push("TONGCHOU_ORIGINS: an origin is not https");
  }
  if (production && values.DATABASE_URL !== undefined && !isDrawn(values.DATABASE_URL))
    problems.push(weakPassword);
  if ((values.TONGCHOU_TLS_CERT === undefined) !== (values.TONGCHOU_TLS_KEY === undefined)) {
    problems.push("TONGCHOU_TLS_CERT and TONGCHOU_TLS_KEY go together");
  }
  problems.push(...replicaFaults(values), ...connectionFaults(values), ...metricsFaults(values));
  const store = storeOf(values);
  if (store === undefined)
    problems.push("TONGCHOU_STORE_URL, TONGCHOU_STORE_KEY_ID and TONGCHOU_STORE_SECRET go together");
  else if (production && store !== null && !isFetchedSafely(store.url))
    problems.push("TONGCHOU_STORE_URL is not https");
  const traced = readTracing(given, production, isFetchedSafely);
  problems.push(...traced.problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    dataDir: resolve(values.TONGCHOU_DATA_DIR),
    loginsDir: resolve(values.TONGCHOU_LOGINS_DIR ?? join(values.TONGCHOU_DATA_DIR, "logins")),
    database: databaseOf(values),
    poolSize: values.TONGCHOU_POOL_SIZE,
    replicaUrl: values.TONGCHOU_REPLICA_URL ?? null,
    connections: values.TONGCHOU_CONNECTIONS ?? null,
    servers: values.TONGCHOU_SERVERS,
    workers: values.TONGCHOU_WORKERS,
    worker: values.TONGCHOU_WORKER ?? null,
    issuers: values.TONGCHOU_ISSUERS ?? [],
    keys: values.TONGCHOU_KEYS ?? null,
    ...auditOf(values),
    jobs: values.TONGCHOU_JOBS === "on",
    costAMinute: values.TONGCHOU_COST_A_MINUTE,
    callerShare: values.TONGCHOU_CALLER_SHARE,
    attachmentBytes: values.TONGCHOU_ATTACHMENT_BYTES,
    store: store ?? null,
    trustedProxies: values.TONGCHOU_TRUSTED_PROXIES,
    origins: values.TONGCHOU_ORIGINS,
    publicMaxAgeSeconds: values.TONGCHOU_PUBLIC_MAX_AGE,
    tls: tlsOf(values),
    metrics: metricsOf(values),
    tracing: traced.tracing,
    logLevel: values.LOG_LEVEL,
  };
}

const auditOf = (values: Values): Pick<Config, "auditKeys" | "auditDir"> => ({
  auditKeys: values.TONGCHOU_AUDIT_KEYS ?? null,
  auditDir: resolve(values.TONGCHOU_AUDIT_DIR ?? join(values.TONGCHOU_DATA_DIR, "audit")),
});

function databaseOf(values: Values): DatabaseConfig {
  const { DATABASE_URL: url, DATABASE_ADMIN_URL: adminUrl, TONGCHOU_POLICY_URL: policyUrl } = values;
  if (url === undefined) return { kind: "embedded" };
  return { kind: "server", url, adminUrl: adminUrl ?? null, policyUrl: policyUrl ?? null };
}

function metricsOf(values: Values): Config["metrics"] {
  const { TONGCHOU_METRICS_PORT: port, TONGCHOU_METRICS_HOST: host } = values;
  const token = values.TONGCHOU_METRICS_TOKEN ?? null;
  const besideApi = token !== null || values.NODE_ENV !== "production";
  if (port === undefined && !besideApi) return null;
  return { address: port === undefined ? null : { host, port }, token, besideApi };
}

/** Connections of each login on which a server calls commands: those that wait for the disk leave together. */
export const connectionsToWrite = 4;

/** What a process opens for itself: to read, for the day's work, for the record of access, to hear of other rights, and to look whether a login is let in. */
export const ownConnections = (poolSize: number): number => poolSize + 4;
/** That the logins share at least. */
const leastShared = 4;

/** Connections that a server opens for a login: to read and to write. */
export const connectionsOfServer = (poolSize: number): number => poolSize + connectionsToWrite;

/** What the database gives each login: the servers' pools, and one a server for a connection that ends while the next begins. */
export const connectionsPerLogin = ({ poolSize, servers, workers }: Config): number =>
  (connectionsOfServer(poolSize) + 1) * servers * workers;

function connectionFaults({
  TONGCHOU_CONNECTIONS: all,
  TONGCHOU_POOL_SIZE: poolSize,
}: Values): readonly string[] {
  const least = ownConnections(poolSize) + leastShared;
  if (all === undefined || all >= least) return [];
  return [`TONGCHOU_CONNECTIONS is less than ${least}: TONGCHOU_POOL_SIZE, four and ${leastShared} to share`];
}

function metricsFaults(values: Values): readonly string[] {
  const { TONGCHOU_METRICS_PORT: port, TONGCHOU_METRICS_TOKEN: token, TONGCHOU_METRICS_HOST: host } = values;
  if (port === undefined || token !== undefined || isLoopback(host)) return [];
  return ["TONGCHOU_METRICS_TOKEN is missing: off loopback figures are told to who shows it"];
}

/** It has the primary's logins and passwords, being its copy. */
function replicaFaults({ DATABASE_URL, TONGCHOU_REPLICA_URL }: Values): readonly string[] {
  if (TONGCHOU_REPLICA_URL === undefined) return [];
  if (DATABASE_URL === undefined) return ["TONGCHOU_REPLICA_URL is set without DATABASE_URL"];
  const [one, other] = [new URL(DATABASE_URL), new URL(TONGCHOU_REPLICA_URL)];
  const same = (["username", "password", "pathname"] as const).every((part) => one[part] === other[part]);
  return same ? [] : ["TONGCHOU_REPLICA_URL names another login, password or database than DATABASE_URL"];
}

/** Undefined where a part of it is missing. */
function storeOf(values: Values): BucketConfig | null | undefined {
  const { TONGCHOU_STORE_URL: url, TONGCHOU_STORE_KEY_ID: keyId, TONGCHOU_STORE_SECRET: secret } = values;
  if (url === undefined && keyId === undefined && secret === undefined) return null;
  if (url === undefined || keyId === undefined || secret === undefined) return undefined;
  return { url, keyId, secret, region: values.TONGCHOU_STORE_REGION };
}

function tlsOf({ TONGCHOU_TLS_CERT: certFile, TONGCHOU_TLS_KEY: keyFile }: Values) {
  return certFile === undefined || keyFile === undefined ? null : { certFile, keyFile };
}
