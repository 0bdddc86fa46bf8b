// Starts one throw-away PostgreSQL for the whole suite, and removes it with all its data afterwards.
import { randomBytes, randomUUID } from "node:crypto";
import { readdir, rm, statfs } from "node:fs/promises";
import { freemem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { isAlive } from "../../src/database/embedded/binaries.ts";
import { chooseLayout } from "../../src/database/embedded/layout.ts";
import { openCluster } from "../../src/database/embedded/open-cluster.ts";
import { findPostmaster, stopPostmaster } from "../../src/database/embedded/postmaster.ts";

declare module "vitest" {
  interface ProvidedContext {
    testCluster: {
      readonly adminUrl: string;
      /** Of the owner and of the server's own login. */
      readonly password: string;
      readonly loginsDir: string;
      readonly log: string;
    };
  }
}

const onDisk = fileURLToPath(new URL("../../.data", import.meta.url));
const memory = "/dev/shm";
const inMemory = join(memory, `tongchou-tests-${process.getuid?.()}`);
const room = 8 * 1024 ** 3;

/** Databases live for seconds and are copied hundreds of times: in memory, where Linux has room for it. */
async function chooseRoot(): Promise<string> {
  const space = await statfs(memory).catch(() => null);
  return space !== null && Math.min(space.bavail * space.bsize, freemem()) > room ? inMemory : onDisk;
}

export const runtimeLogin = "tongchou_test";
/** Migrates the suite's databases and so owns them, as an administrator of a managed server does: no superuser. */
export const ownerLogin = "tongchou_test_owner";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = join(await chooseRoot(), `test-${process.pid}`);
  const secrets = { id: randomUUID(), superuserPassword: randomBytes(32).toString("base64url") };
  const cluster = await openCluster({ dataDir, secrets, log: () => {}, durable: false });
  const password = randomBytes(32).toString("base64url");
  const sql = postgres(cluster.url, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create role ${runtimeLogin} login noinherit password '${password}'`);
  await sql.unsafe(`create role ${ownerLogin} login nosuperuser nobypassrls password '${password}'`);
  // Lent to plant what the rules would refuse, and to tell deadlocks sooner: no write that is tried is made under them.
  await sql.unsafe(`grant set on parameter session_replication_role, deadlock_timeout to ${ownerLogin}`);
  // A line of the log begins with its database.
  await sql.unsafe("alter system set log_line_prefix = '%d '");
  await sql`select pg_reload_conf()`;
  await sql.end();
  project.provide("testCluster", {
    adminUrl: cluster.url,
    password,
    loginsDir: join(dataDir, "logins"),
    log: cluster.layout.log,
  });
  return async () => {
    await cluster.release();
    await removeData(dataDir);
  };
}

async function removeData(dataDir: string): Promise<void> {
  const { home, cluster } = await chooseLayout(dataDir);
  const running = await findPostmaster(cluster);
  if (running !== null) await stopPostmaster(cluster, running);
  await rm(home, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/** Of runs that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const root of [onDisk, inMemory]) {
    for (const entry of await readdir(root).catch(() => [])) {
      const pid = /^test-(\d+)$/.exec(entry)?.[1];
      if (pid !== undefined && !isAlive(Number(pid))) await removeData(join(root, entry));
    }
  }
}
