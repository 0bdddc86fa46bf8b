// One running server for a data directory: joins it if it is there, else makes and starts it. Safe against stale
// files, killed predecessors and two starts at once.
import { setTimeout as sleep } from "node:timers/promises";
import { hasCluster, initialiseCluster, isClusterOf, setClusterAside } from "./initialise.ts";
import { chooseLayout, type Layout } from "./layout.ts";
import { acquireLease, type Lease } from "./lease.ts";
import { findPostmaster, startPostmaster, stopPostmaster } from "./postmaster.ts";
import type { DevelopmentSecrets } from "./secrets.ts";

export type Log = (line: string) => void;

export interface ClusterOptions {
  readonly dataDir: string;
  readonly secrets: Pick<DevelopmentSecrets, "id" | "superuserPassword">;
  readonly log: Log;
  /** False only for tests, whose data may be lost. */
  readonly durable?: boolean;
}

export interface Cluster extends Lease {
  readonly layout: Layout;
}

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "256MB",
  max_connections: "200",
  jit: "off",
  plan_cache_mode: "auto",
  autovacuum: "on",
  timezone: "UTC",
  log_timezone: "UTC",
  // A log is no place for persons' data: no statements, no values of a violated key.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

const forTests = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  // Databases live for seconds, and what is planned in them follows from no moment at which they were looked at.
  autovacuum: "off",
};

const patience = 120_000;

export async function openCluster({
  dataDir,
  secrets,
  log,
  durable = true,
}: ClusterOptions): Promise<Cluster> {
  const layout = await chooseLayout(dataDir);
  const { cluster } = layout;
  const until = Date.now() + patience;
  let told = false;
  while (Date.now() < until) {
    const running = await findPostmaster(cluster);
    const existed = await hasCluster(layout);
    if (existed && !(await isClusterOf(layout, secrets))) {
      if (running !== null) {
        throw new Error(
          `process ${running.pid} still serves ${cluster} with other secrets: end what uses it first`,
        );
      }
      log(
        `${cluster} was made with other secrets and cannot be read; kept as ${await setClusterAside(layout, new Date())}`,
      );
      continue;
    }
    if (running !== null) {
      const lease = running.ready
        ? await acquireLease(cluster, running, secrets.superuserPassword, false)
        : null;
      if (lease !== null) return { ...lease, layout };
      await sleep(50);
      continue;
    }
    if (!told && layout.notice !== null) log(layout.notice);
    told = true;
    if (!existed) {
      log("making the embedded database (first start)");
      await initialiseCluster(layout, secrets, durable);
    }
    const started = await startPostmaster(layout, durable ? settings : { ...settings, ...forTests });
    if (started !== null) {
      try {
        const lease = await acquireLease(cluster, started.server, secrets.superuserPassword, true);
        if (lease !== null) return { ...lease, layout };
      } catch (error) {
        await stopPostmaster(cluster, started.server);
        throw error;
      } finally {
        started.letGo();
      }
    }
    await sleep(50);
  }
  throw new Error(`the embedded database in ${cluster} did not become available: see ${layout.log}`);
}
