// Several processes of one server on one machine (`TONGCHOU_WORKERS`): the first one prepares the database, begins the others, begins
// anew what ends, tells the figures of all, and answers nothing itself. What a worker knows of rights it is told by its own statements,
// as the only process is: a revocation or another policy needs no word between them.
import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../config.ts";
import { OperatorError } from "../core/operator-error.ts";
import {
  answerWorker,
  type MetricsServer,
  startMetricsServer,
  type Tell,
  tellOfWorkers,
} from "../telemetry/index.ts";

export interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

interface Ready {
  readonly ready: string;
}

const isReady = (message: unknown): message is Ready =>
  typeof (message as Partial<Ready> | null)?.ready === "string";

/** To the next try of one that ended, the first and the longest. */
const pauses = { firstMs: 500, longestMs: 30_000 };
/** Beyond what a worker takes to end in order. */
const endsWithinMs = 22_000;

/** What a worker has no business with. */
const kept = { DATABASE_ADMIN_URL: "", DATABASE_ADMIN_URL_FILE: "" };
/** Nor any but the first of them. */
const keptOfOthers = { TONGCHOU_POLICY_URL: "", TONGCHOU_POLICY_URL_FILE: "" };

class Workers {
  private readonly running = new Map<number, Worker>();
  private readonly tell: Tell;
  private ending = false;

  constructor(tell: Tell) {
    this.tell = tell;
  }

  /** Resolves with its address once it serves; rejects where it ends before. */
  begin(index: number): Promise<string> {
    const worker = cluster.fork({
      ...kept,
      ...(index > 0 && keptOfOthers),
      TONGCHOU_WORKER: String(index),
    });
    this.running.set(index, worker);
    answerWorker(worker, this.tell);
    return new Promise((resolve, reject) => {
      worker.on("message", (message: unknown) => {
        if (isReady(message)) resolve(message.ready);
      });
      worker.once("exit", () => {
        this.running.delete(index);
        reject(new OperatorError("a worker ended before it served: see above"));
      });
    });
  }

  /** From now on one that ends is begun anew. */
  async keep(index: number, pauseMs = pauses.firstMs): Promise<void> {
    const worker = this.running.get(index);
    if (worker !== undefined) await once(worker, "exit");
    if (this.ending) return;
    process.stderr.write(`worker ${index} has ended and is begun anew\n`);
    await sleep(pauseMs);
    if (this.ending) return;
    const began = await this.begin(index).then(
      () => true,
      () => false,
    );
    const next = began ? pauses.firstMs : Math.min(pauseMs * 2, pauses.longestMs);
    return this.keep(index, next);
  }

  async end(): Promise<void> {
    this.ending = true;
    const all = [...this.running.values()];
    const ended = Promise.all(all.map((worker) => once(worker, "exit")));
    for (const worker of all) worker.process.kill("SIGTERM");
    const late = setTimeout(() => {
      for (const worker of all) worker.process.kill("SIGKILL");
    }, endsWithinMs);
    await ended;
    clearTimeout(late);
  }
}

/** `config.workers` of them over a database that is prepared. */
export async function startWorkers({ workers: count, metrics }: Config): Promise<Serving> {
  const tell = tellOfWorkers();
  const workers = new Workers(tell);
  let told: MetricsServer | null = null;
  try {
    const indexes = Array.from({ length: count }, (_, index) => index);
    const [url = ""] = await Promise.all(indexes.map((index) => workers.begin(index)));
    if (metrics?.address) told = await startMetricsServer({ ...metrics.address, token: metrics.token, tell });
    for (const index of indexes) void workers.keep(index);
    return {
      url,
      async close() {
        await workers.end();
        await told?.close();
      },
    };
  } catch (error) {
    await workers.end();
    throw error;
  }
}
