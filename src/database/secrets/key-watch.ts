// Which key the rows are sealed with from now on, as the database says: known to each process of a server, and it to the database that
// this process has it. A key is written with once everybody reads it (`rekey`); who does not know of it any more answers nothing.
import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { TongchouError } from "../../core/errors.ts";
import { repeatLost } from "../repeat-lost.ts";
import type { KeyRing, RingKey } from "./key-ring.ts";
import { faultOf, type KeyInUse, proofOf } from "./keys-in-use.ts";

export interface KeyWatchOptions {
  /** The server's own login. */
  readonly runtime: Sql;
  readonly keys: readonly RingKey[];
  readonly ring: KeyRing;
  readonly alarm: (message: string) => void;
  readonly now?: () => number;
}

/** A process is looked for by `rekey` for so long after it last told of itself (keys.rules.sql: a minute). */
const lookAgainMs = 5_000;
/** Well below it: whoever was stopped for longer asks before it answers. */
const knownForMs = 20_000;

const missing = (): TongchouError =>
  new TongchouError("UNAVAILABLE", "This server lacks a key: the operator is told.", { retryAfter: 10 });

export class KeyWatch {
  private readonly options: KeyWatchOptions;
  private readonly now: () => number;
  private readonly process = randomUUID();
  private readonly held: readonly string[];
  private readonly timer: NodeJS.Timeout;
  private fault: string | null = null;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | null = null;

  constructor(options: KeyWatchOptions) {
    this.options = options;
    this.now = options.now ?? (() => performance.now());
    this.held = options.keys.map((key) => `${key.id}:${proofOf(key).toString("hex")}`);
    this.timer = setInterval(() => void this.look().catch(() => {}), lookAgainMs).unref();
  }

  /** Null where what is known is new enough; else resolves when it is. Throws UNAVAILABLE where a key is not in the ring. */
  late(): Promise<void> | null {
    if (this.fault === null && this.now() - this.lookedAt < knownForMs) return null;
    return this.look().then(() => {
      if (this.fault !== null) throw missing();
    });
  }

  look(): Promise<void> {
    this.looking ??= this.read().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  /** Nobody waits for this process any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.options.runtime`/* key watch: of no operation */ select tc.let_keys_go(${this.process})`.catch(
      () => {},
    );
  }

  private async read(): Promise<void> {
    const { runtime, keys, ring, alarm } = this.options;
    const asked = this.now();
    const used = await repeatLost(
      () => runtime<KeyInUse[]>`/* key watch: of no operation */
        select id, proof, state from tc.hold_keys(${this.process}, ${this.held.join(",")})`,
    );
    const fault = faultOf(used, keys);
    if (fault !== null && fault !== this.fault) alarm(fault);
    this.fault = fault;
    const writing = used.find(({ state }) => state === "writes");
    if (fault === null && writing !== undefined) ring.use(writing.id);
    this.lookedAt = asked;
  }
}
