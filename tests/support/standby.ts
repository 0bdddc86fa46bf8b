// A primary of its own, prepared, with a few rows, and a real standby of it on this machine: PostgreSQL's files copied between
// `pg_backup_start` and `pg_backup_stop`, for the embedded package has no pg_basebackup.
import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres, { type Sql } from "postgres";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { openCluster } from "../../src/database/embedded/open-cluster.ts";
import {
  findPostmaster,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
} from "../../src/database/embedded/postmaster.ts";
import { LoginSecrets } from "../../src/database/login-secrets.ts";
import { withDatabase } from "../../src/database/open-database.ts";
import { prepareDatabase } from "../../src/database/prepare-database.ts";
import "../../src/domains/index.ts";

const run = promisify(execFile);
const quick = {
  fsync: "off",
  // Not less than the primary has.
  max_connections: "200",
  full_page_writes: "off",
  shared_buffers: "64MB",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
};

export interface Standby {
  readonly adminUrl: string;
  readonly runtimeUrl: string;
  readonly logins: LoginSecrets;
  readonly connections: number;
  readonly replicaUrl: string;
  readonly pid: () => number;
  /** The replica's, to hold and to go on with what it replays. */
  readonly there: Sql;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Prepared for a replica, and planted. */
async function startPrimary(folder: string, plant: (sql: Sql) => Promise<void>) {
  const secrets = { id: randomUUID(), superuserPassword: randomBytes(24).toString("base64url") };
  const cluster = await openCluster({ dataDir: join(folder, "primary"), secrets, log: () => {} });
  const password = randomBytes(24).toString("base64url");
  const first = postgres(cluster.url, { max: 1, onnotice: () => {} });
  await first.unsafe(`create role tongchou login noinherit password '${password}'`);
  await first.unsafe("create database tongchou");
  await first.unsafe("alter system set fsync = 'off'");
  await first`select pg_reload_conf()`;
  const adminUrl = withDatabase(cluster.url, "tongchou");
  const runtime = new URL(adminUrl);
  runtime.username = "tongchou";
  runtime.password = password;
  const logins = new LoginSecrets(join(folder, "logins"));
  const urls = { adminUrl, runtimeUrl: runtime.href, logins, connections: -1, replicated: true };
  await prepareDatabase(urls, loadCatalogue());
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await plant(sql);
  await sql.end();
  return { cluster, first, secrets, urls };
}

type Primary = Awaited<ReturnType<typeof startPrimary>>;

/** The primary's files as a standby begins with them; where they lie. */
async function copyFiles({ cluster, first, secrets }: Primary): Promise<string> {
  const { cluster: files, home, account } = cluster.layout;
  const copy = join(home, "standby");
  await first`select pg_backup_start('standby', true)`;
  await cp(files, copy, {
    recursive: true,
    filter: (path) => !/postmaster\.(pid|opts)$|\/pg_wal\/[^/]+$/.test(path),
  });
  const [label] = await first<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`;
  await first.end();
  await mkdir(join(copy, "pg_wal"), { recursive: true });
  await writeFile(join(copy, "backup_label"), label?.labelfile ?? "");
  await writeFile(join(copy, "standby.signal"), "");
  const at = `host=127.0.0.1 port=${new URL(cluster.url).port}`;
  await writeFile(
    join(copy, "postgresql.auto.conf"),
    `primary_conninfo = '${at} user=postgres password=${secrets.superuserPassword}'\n`,
  );
  if (account !== null) await run("chown", ["-R", `${account.uid}:${account.gid}`, copy]);
  await run("chmod", ["0700", copy]);
  return copy;
}

export async function startStandby(plant: (sql: Sql) => Promise<void>): Promise<Standby> {
  const folder = await mkdtemp(join(tmpdir(), "standby-"));
  await chmod(folder, 0o755);
  const primary = await startPrimary(folder, plant);
  const { cluster, urls } = primary;
  const copy = await copyFiles(primary);
  const layout = { ...cluster.layout, cluster: copy, log: join(folder, "standby.log") };
  let server: Postmaster | null = null;
  const start = async () => {
    const started = await startPostmaster(
      layout,
      server === null ? quick : { ...quick, port: String(server.port) },
    );
    if (started === null) throw new Error("the standby did not start");
    server = started.server;
    started.letGo();
    return started.server;
  };
  const { port } = await start();
  const onStandby = (url: string) => {
    const changed = new URL(url);
    changed.port = String(port);
    return changed.href;
  };
  const there = postgres(onStandby(urls.adminUrl), { max: 1, onnotice: () => {} });
  const stop = async () => {
    const found = await findPostmaster(copy);
    if (found !== null) await stopPostmaster(copy, found);
  };
  return {
    ...urls,
    replicaUrl: onStandby(urls.runtimeUrl),
    pid: () => server?.pid ?? 0,
    there,
    stop,
    async start() {
      await start();
    },
    async close() {
      await there.end({ timeout: 1 });
      await stop();
      await cluster.release();
      await rm(copy, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
