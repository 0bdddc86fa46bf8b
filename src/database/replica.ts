// A replica (PostgreSQL's own, by streaming) that answers reads: each only once it has all that the primary had on disk when the
// request came. So rights, the policy in force, tickets and what the asker has written are as they are on the primary; where the replica
// is behind, does not answer or knows no ticket yet, the primary answers.
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Pools } from "./pools.ts";

export type ReplicaState = "current" | "behind" | "down";
/** What came of a read: `current`, it was answered there; else why the primary was asked. */
export type ReplicaRead = ReplicaState | "ticket" | "failed";

export interface ReplicaParts {
  readonly primary: Sql;
  /** Over the replica. */
  readonly pools: Pools;
  readonly told?: ((read: ReplicaRead) => void) | undefined;
  readonly alarm: (message: string, error: unknown) => void;
  readonly now?: () => number;
}

/** What it is waited for in a request: longer than replaying takes, shorter than anybody notices. */
const patienceMs = 25;
const pollMs = 3;
/** To the next try. */
const restMs = { behind: 200, down: 5_000 } as const;
/** One that does not answer by then does not. */
const answerMs = 1_000;

/** Asked by many at once it is asked once; never with an answer to a question that was put before. */
function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let coming: Promise<T> | null = null;
  return () => {
    coming ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      coming = null;
      return ask();
    });
    return coming;
  };
}

/** `16/B374D848` */
function placeOf(lsn: string): bigint {
  const [high = "0", low = "0"] = lsn.split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  const late = new AbortController();
  try {
    return await Promise.race([
      asked,
      sleep(answerMs, undefined, { signal: late.signal }).then(() => {
        throw new Error("the replica does not answer");
      }),
    ]);
  } finally {
    late.abort();
  }
}

export class Replica {
  private readonly parts: ReplicaParts;
  private readonly now: () => number;
  private readonly needed: () => Promise<bigint>;
  private readonly reached: () => Promise<bigint>;
  private known: ReplicaState = "current";
  private restUntil = Number.NEGATIVE_INFINITY;

  constructor(parts: ReplicaParts) {
    this.parts = parts;
    this.now = parts.now ?? (() => performance.now());
    const { primary, pools } = parts;
    // What is acknowledged before it is on disk counts from the moment it is shown.
    this.needed = together(async () => {
      const [row] = await primary<
        { at: string }[]
      >`/* replica: of no operation */ select case current_setting('synchronous_commit')
        when 'off' then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end::text as at`;
      return placeOf(row?.at ?? "");
    });
    this.reached = together(async () => {
      const [row] = await pools.runtime<{ at: string | null }[]>`/* replica: of no operation */
        select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as at`;
      if (row?.at == null)
        throw new Error("what TONGCHOU_REPLICA_URL names replays nothing: it is no replica");
      return placeOf(row.at);
    });
  }

  get state(): ReplicaState {
    return this.known;
  }

  /** The replica's connections of a login, where it has all that there is now; null: the primary is asked. */
  async ready(login: string): Promise<Sql | null> {
    const state = this.now() < this.restUntil ? this.known : await this.look();
    if (state !== "current") {
      this.parts.told?.(state);
      return null;
    }
    return this.parts.pools.login(login);
  }

  /** Looks whether it has all that the primary has. */
  async look(): Promise<ReplicaState> {
    const until = this.now() + patienceMs;
    try {
      const [needed, first] = await Promise.all([this.needed(), inTime(this.reached())]);
      for (let reached = first; reached < needed; reached = await inTime(this.reached())) {
        if (this.now() > until) return this.rest("behind");
        await sleep(pollMs);
      }
      this.known = "current";
      return this.known;
    } catch (error) {
      return this.down(error);
    }
  }

  answered(): void {
    this.parts.told?.("current");
  }

  /** A ticket is replayed a moment after it was made. */
  knowsNoTicket(): void {
    this.parts.told?.("ticket");
  }

  /** What is wrong with the statement is wrong on the primary, too; anything else is the replica's. */
  failed(error: unknown): void {
    this.parts.told?.("failed");
    const { code } = Object(error) as { readonly code?: unknown };
    const ofStatement = typeof code === "string" && /^(2[0-9A-Z]|4[0-9A-Z])[0-9A-Z]{3}$/.test(code);
    if (!ofStatement) this.down(error);
  }

  private down(error: unknown): ReplicaState {
    if (this.known !== "down") this.parts.alarm("the replica does not answer: the primary does", error);
    return this.rest("down");
  }

  private rest(state: "behind" | "down"): ReplicaState {
    this.known = state;
    this.restUntil = this.now() + restMs[state];
    return state;
  }
}
