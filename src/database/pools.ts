// Connection pools of each database login, one to read and one to write, opened when first asked for. No login is a member of another one, so a
// connection can never act for a role that is not its own. Never holds the administrator's URL.
import type { Duplex } from "node:stream";
import postgres, { type Sql } from "postgres";
import { connectionsToWrite, isLent } from "../config.ts";
import type { LoginSecrets } from "./login-secrets.ts";
import { owesNothing, watchSilence } from "./silence-watch.ts";
import { socketOpener } from "./socket-opener.ts";

export interface PoolOptions {
  /** Connections per login. */
  readonly size: number;
  readonly logins: LoginSecrets;
  readonly statementTimeoutMs?: number;
}

export interface Pools {
  /** The server's own login: identity, policy state, audit. */
  readonly runtime: Sql;
  /** The pool of a database role's login, e.g. `tc_education`. */
  login(name: string): Sql;
  /** The same login's connections on which its functions for commands are called; it may write nothing else. */
  writer(name: string): Sql;
  /** New connections for a login from now on; those there are end when they are idle. */
  renew(name: string): void;
  /** How many connections each pool has open, and may have. */
  standing(): Iterable<{
    readonly login: string;
    readonly side: "read" | "write";
    readonly open: number;
    readonly size: number;
  }>;
  /** Ends a connection of a role's login on which nothing is asked; false where there is none. */
  giveBack(login: string, side: "read" | "write"): boolean;
  close(): Promise<void>;
}

const idleSeconds = 300;
/** Prepared statements never leave a connection, so a connection does not live for ever. */
const lifetimeSeconds = 30 * 60;
const drainSeconds = 5;
/** To the next try of a connection. The driver's own pauses grow to twenty seconds: so long a database that is back is taken for busy. */
const reconnectSeconds = (): number => 0.1 + Math.random() * 0.4;

/**
 * What changes an answer's text, a value's meaning or a plan, as start-up parameters: they go before whatever a server, a
 * database or a login (which may `alter role` itself) has set.
 */
export const pinnedSettings = {
  DateStyle: "ISO, MDY",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  extra_float_digits: "1",
  bytea_output: "hex",
  search_path: "pg_catalog, public, pg_temp",
  standard_conforming_strings: "on",
  transform_null_equals: "off",
  array_nulls: "on",
  row_security: "on",
  default_transaction_isolation: "read committed",
  default_transaction_deferrable: "off",
  plan_cache_mode: "auto",
  jit: "off",
  // A statement takes one processor: with helpers one caller's would take those that others wait for.
  max_parallel_workers_per_gather: "0",
} as const;

/**
 * What the driver had not sent yet when a connection broke it keeps, with the mark that it is about to send it: the next
 * connection's greeting would wait behind that mark for ever. A greeting of more than a kilobyte goes out at once, and with it the mark.
 */
const longGreeting = { "tongchou.greeting": "-".repeat(1024) };

type OpenPool = Omit<PoolOptions, "logins"> & { readonly writes?: boolean };

/** Open connections of a pool: the driver does not tell. */
const opened = new WeakMap<Sql, Set<Duplex>>();
const openOf = (pool: Sql): number => opened.get(pool)?.size ?? 0;

function endIdle(pool: Sql | undefined): boolean {
  const wires = pool && opened.get(pool);
  const idle = [...(wires ?? [])].find(owesNothing);
  if (idle === undefined) return false;
  wires?.delete(idle);
  idle.destroy();
  return true;
}

/** Beyond a statement's own timeout, which PostgreSQL keeps while it runs at all. */
const silenceMs = 2_000;

function countingOpener(url: string, wires: Set<Duplex>, longestMs: number): ReturnType<typeof socketOpener> {
  return socketOpener(url, (wire) => {
    const socket = watchSilence(wire, longestMs + silenceMs);
    wires.add(socket);
    socket.once("close", () => wires.delete(socket));
    return socket;
  });
}

function openPool(url: string, { size, statementTimeoutMs = 5000, writes = false }: OpenPool): Sql {
  const wires = new Set<Duplex>();
  const pool = postgres(url, {
    max: size,
    idle_timeout: idleSeconds,
    max_lifetime: lifetimeSeconds,
    connect_timeout: 10,
    backoff: reconnectSeconds,
    // Not in its types. It makes TLS itself, so the driver makes none.
    ...({ socket: countingOpener(url, wires, statementTimeoutMs) } as object),
    ssl: false,
    // What a pooler lends for one statement keeps none for the next.
    prepare: !isLent(url),
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: "tongchou",
      ...(longGreeting as Record<string, string>),
      statement_timeout: statementTimeoutMs,
      ...(pinnedSettings as Record<string, string>),
      ...(writes && ({ ...writing, ...endsWithClient } as Record<string, string>)),
    },
  });
  opened.set(pool, wires);
  return pool;
}

/** The one login that writes, by calling `tc.run_job` and nothing else; one connection, for jobs follow one another. */
export const jobsLogin = "tc_jobs";
/** A job that takes longer is a defect: it is undone, and told. */
const jobTimeoutMs = 15 * 60 * 1000;
/** What was acknowledged is on disk, whatever a login has set for itself. */
const writing = { default_transaction_read_only: "off", synchronous_commit: "on" };
/** A job whose process is gone is undone, so that another does it. */
const endsWithClient = { client_connection_check_interval: "1s" };

export function openJobsPool(runtimeUrl: string, logins: LoginSecrets): Sql {
  const options = { size: 1, statementTimeoutMs: jobTimeoutMs, writes: true };
  return openPool(logins.urlOf(runtimeUrl, jobsLogin), options);
}

/** For the record of access alone: one connection, for its batches follow one another, and no reader stands before them. */
export const openRecordPool = (runtimeUrl: string): Sql => openPool(runtimeUrl, { size: 1, writes: true });

export function openPools(runtimeUrl: string, options: PoolOptions): Pools {
  const runtime = openPool(runtimeUrl, options);
  const readers = new Map<string, Sql>();
  const writers = new Map<string, Sql>();
  let closed = false;
  const open = (pools: Map<string, Sql>, name: string, wanted: OpenPool): Sql => {
    if (closed) throw new Error("the database pools are closed");
    const pool = pools.get(name) ?? openPool(options.logins.urlOf(runtimeUrl, name), wanted);
    pools.set(name, pool);
    return pool;
  };
  return {
    runtime,
    login: (name) => open(readers, name, options),
    writer: (name) => open(writers, name, { ...options, size: connectionsToWrite, writes: true }),
    renew(name) {
      for (const pools of [readers, writers]) {
        const old = pools.get(name);
        pools.delete(name);
        // What runs on it ends first.
        old?.end({ timeout: drainSeconds }).catch(() => {});
      }
    },
    *standing() {
      const { size } = options;
      yield { login: "server", side: "read", open: openOf(runtime), size };
      for (const [login, pool] of readers) yield { login, side: "read", open: openOf(pool), size };
      for (const [login, pool] of writers)
        yield { login, side: "write", open: openOf(pool), size: connectionsToWrite };
    },
    giveBack: (login, side) => endIdle((side === "read" ? readers : writers).get(login)),
    async close() {
      closed = true;
      await Promise.all(
        [runtime, ...readers.values(), ...writers.values()].map((pool) =>
          pool.end({ timeout: drainSeconds }),
        ),
      );
    },
  };
}
