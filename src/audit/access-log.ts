// The record of access as a process writes it: what is told to it is acknowledged once it is on disk. One write is on its way at a
// time; all that waits meanwhile goes into the next. Where nothing can be written nothing is acknowledged, and nothing shown.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { TongchouError } from "../core/errors.ts";
import { type Batch, hashOf, noHash } from "./access-chain.ts";
import type { AccessLine } from "./access-line.ts";

/** Where batches go. Throws what the database throws; made twice it is made once. */
export type AppendBatch = (batch: Batch) => Promise<void>;

export interface AccessLogOptions {
  readonly append: AppendBatch;
  /** Told when it cannot be written, and when it can again. */
  readonly told: (state: "failing" | "writing", error?: unknown) => void;
  /** Told of each batch that is on disk. */
  readonly wrote?: (batch: Pick<Batch, "lines">, ms: number) => void;
  readonly limits?: Partial<AccessLogLimits>;
}

export interface AccessLogLimits {
  /** How long one waits for its line; then it is told that it cannot be written, whatever becomes of the line. */
  readonly waitMs: number;
  /** Lines, and letters of them, that may wait. */
  readonly waiting: number;
  readonly letters: number;
  /** Of one batch, but that one line may be longer. */
  readonly batchLines: number;
  readonly batchLetters: number;
}

export const defaultAccessLog: AccessLogLimits = {
  waitMs: 5_000,
  waiting: 20_000,
  letters: 64_000_000,
  batchLines: 2_000,
  batchLetters: 4_000_000,
};

/** Whose outcome nobody knows is sent again after so long, and later up to so long. */
const againMs = { first: 20, most: 1_000 };
const lookEveryMs = 250;
const probeEveryMs = 1_000;

interface Waiting {
  readonly text: string;
  readonly since: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
  ended: boolean;
}

export interface Head {
  readonly process: string;
  readonly seq: number;
  readonly hash: Buffer;
}

export class AccessLog {
  /** Drawn anew by each process: each has a chain of its own. */
  readonly process = randomUUID();
  private readonly options: AccessLogOptions;
  private readonly limits: AccessLogLimits;
  private queue: Waiting[] = [];
  private sent: readonly Waiting[] = [];
  private letters = 0;
  private seq = 0;
  private hash: Buffer = noHash;
  private lastAt = 0;
  private working: Promise<void> | null = null;
  private failing = false;
  private probedAt = 0;
  private closed = false;
  private abandoned = false;
  private readonly timer: NodeJS.Timeout;

  constructor(options: AccessLogOptions) {
    this.options = options;
    this.limits = { ...defaultAccessLog, ...options.limits };
    this.timer = setInterval(() => this.giveUp(), lookEveryMs).unref();
  }

  /** The last batch that is on disk. */
  get head(): Head {
    return { process: this.process, seq: this.seq, hash: this.hash };
  }

  get waiting(): number {
    return this.queue.length + this.sent.length;
  }

  /** Whether the last that was tried was written. */
  get writes(): boolean {
    return !this.failing;
  }

  /** Resolves when the line is on disk; throws UNAVAILABLE where that is not known in time. */
  record(line: AccessLine): Promise<void> {
    const text = JSON.stringify(line);
    const { waiting, letters } = this.limits;
    if (this.closed || this.queue.length >= waiting || this.letters + text.length > letters)
      return Promise.reject(notRecorded());
    this.letters += text.length;
    return new Promise((resolve, reject) => {
      this.queue.push({ text, since: performance.now(), resolve, reject, ended: false });
      this.working ??= this.work();
    });
  }

  /** Writes what waits, and takes no more. Whether all of it is on disk. */
  async close(withinMs: number): Promise<boolean> {
    this.closed = true;
    const late = sleep(withinMs, undefined, { ref: false });
    while (this.working !== null && (await Promise.race([this.working.then(() => true), late])) === true);
    const inOrder = this.working === null;
    this.abandoned = true;
    clearInterval(this.timer);
    for (const one of [...this.queue.splice(0), ...this.sent]) end(one, notRecorded());
    return inOrder;
  }

  private async work(): Promise<void> {
    // Who comes in the same turn of the process goes along.
    await new Promise(setImmediate);
    while (this.queue.length > 0) {
      this.sent = this.take();
      await this.write(this.batchOf(this.sent));
      this.sent = [];
    }
    this.working = null;
  }

  /** Nobody asks a server that says it is not ready: it tries by itself, with a batch of no lines. */
  private async probe(): Promise<void> {
    await this.write(this.batchOf([]));
    this.working = null;
    if (this.queue.length > 0) this.working = this.work();
  }

  /** What goes together. */
  private take(): readonly Waiting[] {
    const { batchLines, batchLetters } = this.limits;
    let [count, letters] = [0, 0];
    for (const { text } of this.queue) {
      if (count === batchLines || (count > 0 && letters + text.length > batchLetters)) break;
      count += 1;
      letters += text.length;
    }
    this.letters -= letters;
    return this.queue.splice(0, count);
  }

  private batchOf(lines: readonly Waiting[]): Batch {
    // Never back, whatever the clock is set to.
    this.lastAt = Math.max(this.lastAt, Date.now());
    const made = {
      process: this.process,
      seq: this.seq + 1,
      at: new Date(this.lastAt),
      lines: lines.length,
      body: `[${lines.map(({ text }) => text).join(",\n")}]`,
      prev: this.hash,
    };
    return { ...made, hash: hashOf(made) };
  }

  /** Until it is known whether it is on disk: what hangs on a batch that may be there hangs on it, or on the one before. */
  private async write(batch: Batch): Promise<void> {
    let doubtful = false;
    for (let attempt = 0; !this.abandoned; attempt += 1) {
      const began = performance.now();
      try {
        await this.options.append(batch);
        this.seq = batch.seq;
        this.hash = batch.hash;
        this.options.wrote?.(batch, performance.now() - began);
        if (this.failing) this.turn("writing");
        for (const one of this.sent) end(one, null);
        return;
      } catch (error) {
        // A connection that had ended unnoticed is another one at once.
        if (!this.failing && (attempt > 1 || isRefused(error))) this.turn("failing", error);
        doubtful ||= !isRefused(error);
        if (!doubtful) {
          for (const one of this.sent) end(one, notRecorded());
          return;
        }
        await sleep(Math.min(againMs.first * 4 ** attempt, againMs.most), undefined, { ref: false });
      }
    }
  }

  private turn(state: "failing" | "writing", error?: unknown): void {
    this.failing = state === "failing";
    this.options.told(state, error);
  }

  private giveUp(): void {
    const until = performance.now() - this.limits.waitMs;
    // In the order in which they came: the first that has time has all behind it.
    const late = this.queue.findIndex(({ since }) => since > until);
    const gone = this.queue.splice(0, late < 0 ? this.queue.length : late);
    for (const one of gone) this.letters -= one.text.length;
    for (const one of [...this.sent.filter(({ since }) => since <= until), ...gone]) end(one, notRecorded());
    const now = performance.now();
    if (!this.failing || this.closed || now - this.probedAt < probeEveryMs) return;
    this.probedAt = now;
    this.working ??= this.probe();
  }
}

function end(one: Waiting, error: TongchouError | null): void {
  if (one.ended) return;
  one.ended = true;
  if (error === null) one.resolve();
  else one.reject(error);
}

/** By a word of the database's own, before it was written: then it is not there. All else may have been written. */
const isRefused = (error: unknown): boolean => {
  const { name, code } = Object(error) as { name?: unknown; code?: unknown };
  return (
    name === "PostgresError" && typeof code === "string" && /^(?:0A|22|23|25|28|3D|42|53|54|P0)/.test(code)
  );
};

export const notRecorded = (): TongchouError =>
  new TongchouError(
    "UNAVAILABLE",
    "What is shown must be on record, and cannot be written down at the moment: nothing is shown.",
    { reason: "ACCESS_LOG", retryAfter: 2 },
  );
