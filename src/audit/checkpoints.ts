// Heads of this process's chain, signed: its start before its first batch, then each minute or so many batches, and its end where it
// ends in order. Kept in the database and outside it, so that nobody who owns the database cuts a chain off unnoticed.
import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "postgres";
import { type Checkpoint, type SigningKey, sign } from "./access-keys.ts";
import type { Head } from "./access-log.ts";

export const checkpointFile = "access-checkpoints.jsonl";

/** A line of the file, and of the process's log. */
export interface KeptCheckpoint extends Checkpoint {
  readonly kid: string;
  readonly publicKey: string;
  readonly signed: string;
}

export interface CheckpointsOptions {
  readonly sql: Sql;
  /** The folder of the file; null: none but the process's log. */
  readonly folder: string | null;
  readonly head: () => Head;
  /** Which signs now. */
  readonly key: () => SigningKey;
  readonly told: (kept: KeptCheckpoint) => void;
  readonly alarm: (error: unknown) => void;
  readonly everyMs?: number;
}

const everyMs = 60_000;
const everyBatches = 10_000;

export class Checkpoints {
  private readonly options: CheckpointsOptions;
  private readonly timer: NodeJS.Timeout;
  private started: Promise<void> | null = null;
  private signedSeq = 0;
  private looking = false;
  private working: Promise<void> = Promise.resolve();

  constructor(options: CheckpointsOptions) {
    this.options = options;
    this.timer = setInterval(() => this.look(), options.everyMs ?? everyMs).unref();
  }

  /** Resolves when the start is signed and kept; what failed is tried again by the next one. */
  begun(): Promise<void> {
    this.started ??= this.keep("start").catch((error: unknown) => {
      this.started = null;
      throw error;
    });
    return this.started;
  }

  /** After a batch. */
  wrote(): void {
    if (this.options.head().seq - this.signedSeq >= everyBatches) this.look();
  }

  /** Where all was written. */
  async end(inOrder: boolean): Promise<void> {
    clearInterval(this.timer);
    await this.working;
    if (this.started === null) return;
    await this.keep(inOrder ? "end" : "head").catch(this.options.alarm);
  }

  private look(): void {
    if (this.looking || this.options.head().seq === this.signedSeq) return;
    this.looking = true;
    this.working = this.keep("head")
      .catch(this.options.alarm)
      .finally(() => {
        this.looking = false;
      });
  }

  private async keep(kind: Checkpoint["kind"]): Promise<void> {
    const { sql, head, key: current, told, alarm } = this.options;
    const { process, seq, hash } = head();
    const key = current();
    const at = new Date();
    const checkpoint = { process, seq, kind, at: at.toISOString(), hash: hash.toString("hex") };
    const kept = {
      ...checkpoint,
      kid: key.kid,
      publicKey: key.publicKey,
      signed: await sign(key, checkpoint),
    };
    // Outside first: what is there alone is found missing here.
    await this.append(kept).catch(alarm);
    told(kept);
    await sql`/* record of access: of no operation */ select tc.checkpoint_access(${process}::uuid, ${seq}::bigint, ${kind}::text,
      ${checkpoint.at}::text::timestamptz, ${hash}::bytea, ${kept.signed}::text, ${key.kid}::text, ${key.publicKey}::text)`;
    this.signedSeq = seq;
  }

  private async append(kept: KeptCheckpoint): Promise<void> {
    const { folder } = this.options;
    if (folder === null) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await appendFile(join(folder, checkpointFile), `${JSON.stringify(kept)}\n`, { mode: 0o600, flush: true });
  }
}
