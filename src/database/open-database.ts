// The database that the configuration names: a server somewhere, or the embedded one. Never an embedded one in
// production (the configuration refuses that before).
import postgres from "postgres";
import { type Config, connectionsPerLogin } from "../config.ts";
import { type Log, openCluster } from "./embedded/open-cluster.ts";
import { type DevelopmentSecrets, loadDevelopmentSecrets } from "./embedded/secrets.ts";
import { LoginSecrets } from "./login-secrets.ts";

export interface OpenDatabase {
  readonly runtimeUrl: string;
  /** Null where this process was not given the administrator's rights. */
  readonly adminUrl: string | null;
  /** Of the login that puts approved changes of the rights into force; null: another process does. */
  readonly policyUrl: string | null;
  readonly logins: LoginSecrets;
  readonly connections: number;
  /** Whether a replica answers reads, too. */
  readonly replicated: boolean;
  readonly embedded: boolean;
  /** Null in production. */
  readonly secrets: DevelopmentSecrets | null;
  close(): Promise<void>;
}

const databaseName = "tongchou";
const runtimeLogin = "tongchou";

export async function openDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  const secrets = config.production ? null : await loadDevelopmentSecrets(config.dataDir);
  const common = {
    logins: new LoginSecrets(config.loginsDir),
    connections: connectionsPerLogin(config),
    replicated: config.replicaUrl !== null,
    secrets,
  };
  if (config.database.kind === "server") {
    const { url, adminUrl, policyUrl } = config.database;
    return { ...common, runtimeUrl: url, adminUrl, policyUrl, embedded: false, close: async () => {} };
  }
  if (secrets === null) throw new Error("production has no embedded database");
  const cluster = await openCluster({ dataDir: config.dataDir, secrets, log });
  try {
    await createDatabase(cluster.url, secrets.runtimePassword);
  } catch (error) {
    await cluster.release();
    throw error;
  }
  const adminUrl = withDatabase(cluster.url, databaseName);
  const runtime = new URL(adminUrl);
  runtime.username = runtimeLogin;
  runtime.password = secrets.runtimePassword;
  const urls = { runtimeUrl: runtime.href, adminUrl, policyUrl: adminUrl };
  return { ...common, ...urls, embedded: true, close: cluster.release };
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

/** The database and the runtime login, which owns nothing and is a member of nothing. */
async function createDatabase(superuserUrl: string, runtimePassword: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext(${databaseName}))`;
    const [found] = await sql`
      select exists (select from pg_database where datname = ${databaseName}) as database,
        exists (select from pg_roles where rolname = ${runtimeLogin}) as login`;
    if (found?.login !== true) {
      // A password takes no parameter; ours is base64url, which has nothing to escape.
      await sql.unsafe(
        `create role ${runtimeLogin} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password '${runtimePassword}'`,
      );
    }
    if (found?.database !== true) await sql.unsafe(`create database ${databaseName}`);
    // The role logins have no business beside it: no lock that a start waits for, no large object.
    await sql.unsafe("revoke connect on database postgres, template1 from public");
  } finally {
    await sql.end({ timeout: 5 });
  }
}
