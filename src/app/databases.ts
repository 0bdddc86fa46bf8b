// The database and, where there is one, its replica; and how connections are counted where all logins share them.
import type { Logger } from "pino";
import { ownConnections } from "../config.ts";
import {
  type LoginSecrets,
  type LoginWatch,
  loggableFacts,
  openPools,
  type Pools,
  Replica,
} from "../database/index.ts";
import type { EngineParts } from "../engine/index.ts";
import {
  Admission,
  type AdmissionLimits,
  type Connections,
  defaultAdmission,
  loginOfLine,
  PreparedStatements,
  writingLine,
} from "../execution/index.ts";
import { defaultLimits } from "../planning/index.ts";
import type { Metrics } from "../telemetry/index.ts";

export interface DatabaseParts {
  readonly runtimeUrl: string;
  readonly replicaUrl?: string | null;
  readonly poolSize: number;
  readonly logins: LoginSecrets;
  readonly log: Logger;
  readonly metrics?: Metrics | null;
}

/** Which databases there are. */
export interface Databases {
  readonly pools: Pools;
  readonly replica: Replica | null;
  close(): Promise<void>;
}

export function openDatabases({
  runtimeUrl,
  replicaUrl,
  poolSize,
  logins,
  log,
  metrics,
}: DatabaseParts): Databases {
  const options = { size: poolSize, logins };
  const pools = openPools(runtimeUrl, options);
  if (replicaUrl == null) return { pools, replica: null, close: () => pools.close() };
  const there = openPools(replicaUrl, options);
  const replica = new Replica({
    primary: pools.runtime,
    pools: there,
    told: (read) => metrics?.readFromReplica(read),
    alarm(message, error) {
      metrics?.alarmed("replica");
      log.error({ err: loggableFacts(error) }, message);
    },
  });
  const close = async () => {
    await Promise.all([pools.close(), there.close()]);
  };
  return { pools, replica, close };
}

/** By the lines in which callers wait: a login's to read is called like it, and the other one as `writingLine` says. */
const shared = (pools: Pools, most: number): Connections => ({
  most,
  open() {
    const open = new Map<string, number>();
    for (const { login, side, open: count } of pools.standing())
      if (login !== "server") open.set(side === "read" ? login : writingLine(login), count);
    return open;
  },
  giveBack(line) {
    const login = loginOfLine(line);
    return pools.giveBack(login, login === line ? "read" : "write");
  },
});

export interface ExecutionOptions {
  readonly admission?: Partial<AdmissionLimits>;
  readonly poolSize: number;
  readonly connections?: number | null;
  readonly metrics?: Metrics | null;
}

/** What runs statements, but for keys: with them it is whole. */
export function executionOver(
  { pools, replica }: Databases,
  watch: LoginWatch,
  { admission, poolSize, connections, metrics }: ExecutionOptions,
): Omit<EngineParts["execution"], "secrets" | "digest" | "cursors" | "keys"> {
  const unchanged = (open: Pools["login"]) => (login: string) => {
    watch.assertUnchanged(login);
    return open(login);
  };
  return {
    sqlFor: unchanged(pools.login),
    writerFor: unchanged(pools.writer),
    ...(replica && { replica }),
    prepared: new PreparedStatements(),
    admission: new Admission(
      {
        ...defaultAdmission,
        ...admission,
        atOnce: poolSize,
        ...(connections != null && { connections: shared(pools, connections - ownConnections(poolSize)) }),
      },
      undefined,
      metrics ?? undefined,
    ),
    listValues: defaultLimits.listValues,
  };
}
