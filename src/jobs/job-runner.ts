// Asks every minute, in each server, whether a day's work is to be done: the first that asks does it, the others find it
// done. What failed is tried again after longer and longer, and is an alarm each time. Never the reason why a server stops.
import type { Sql } from "postgres";
import { type JobResult, runDueDays } from "./run-days.ts";

export interface JobRunnerOptions {
  /** A connection of the jobs' own login. */
  readonly sql: Sql;
  /** Throws where nothing should run on that login. */
  readonly assertLogin: () => void;
  readonly alarm: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly tell: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  /** Told of each run, whatever came of it. */
  readonly ran?: (result: JobResult) => void;
  /** Told whenever it was asked what is to be done. */
  readonly looked?: () => void;
  readonly everyMs?: number;
  readonly now?: () => number;
}

export interface JobRunner {
  /** Whether it still asks, whatever comes of it. */
  lives(): boolean;
  /** One job that runs goes on for so long; what is cut off then is undone, and done again by whoever asks next. */
  stop(graceSeconds: number): Promise<void>;
}

const usualMs = 60_000;
const longestMs = 3_600_000;
/** As long as one job may take: then its statement is ended, and the next one asked for. */
const longestJobMs = 15 * 60 * 1000;

/** When a job that failed is tried again: after a minute, two, four … an hour. */
class Patience {
  private readonly failed = new Map<string, { times: number; notBefore: number }>();
  private readonly firstMs: number;

  constructor(firstMs: number) {
    this.firstMs = firstMs;
  }

  allows(job: string, now: number): boolean {
    return (this.failed.get(job)?.notBefore ?? now) <= now;
  }

  learn({ job, outcome }: JobResult, now: number): void {
    if (outcome !== "failed") {
      this.failed.delete(job);
      return;
    }
    const times = this.failed.get(job)?.times ?? 0;
    this.failed.set(job, {
      times: times + 1,
      notBefore: now + Math.min(this.firstMs * 2 ** times, longestMs),
    });
  }
}

export function startJobs(options: JobRunnerOptions): JobRunner {
  const { sql, assertLogin, alarm, tell, everyMs = usualMs, now = () => performance.now() } = options;
  const patience = new Patience(everyMs);
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  let askedAt = now();

  const look = async (): Promise<void> => {
    askedAt = now();
    try {
      assertLogin();
      await runDueDays(sql, {
        goesOn: (job) => !stopped && patience.allows(job, now()),
        tell: (result) => {
          askedAt = now();
          patience.learn(result, now());
          options.ran?.(result);
          const { job, day, changed, code } = result;
          if (result.outcome === "done") tell("a day's job is done", { job, day, changed });
          if (result.outcome === "failed") alarm("a day's job failed and is tried again", { job, day, code });
        },
      });
      options.looked?.();
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code;
      if (!stopped)
        alarm("the day's work cannot be looked at", { code: typeof code === "string" ? code : "unknown" });
    }
    if (!stopped) timer = setTimeout(begin, everyMs).unref();
  };
  const begin = () => {
    running = look();
  };
  timer = setTimeout(begin, 0).unref();

  return {
    lives: () => now() - askedAt < everyMs * 2 + longestJobMs,
    async stop(graceSeconds) {
      stopped = true;
      clearTimeout(timer);
      const grace = new Promise<void>((resolve) => setTimeout(resolve, graceSeconds * 1000).unref());
      await Promise.race([running, grace]);
      await sql.end({ timeout: 0 });
      await running;
    },
  };
}
