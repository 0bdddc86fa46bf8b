// What a server does beside answering, once it answers: the day's work, and the access log's unpacking. Each on a connection of its
// own, since a day's job may take minutes.
import type { Logger } from "pino";
import { jobsLogin, type LoginSecrets, type LoginWatch, openJobsPool } from "../database/index.ts";
import { startAccessUnpacker, startJobs } from "../jobs/index.ts";
import type { Metrics } from "../telemetry/index.ts";

export interface Background {
  /** Whether the day's work is still asked for. */
  lives(): boolean;
  stop(): Promise<void>;
}

export interface BackgroundParts {
  readonly runtimeUrl: string;
  readonly logins: LoginSecrets;
  readonly log: Logger;
  readonly metrics?: Metrics | null;
  readonly clock: () => Date;
}

const graceSeconds = 5;

export function startBackground(
  { runtimeUrl, logins, log, metrics, clock }: BackgroundParts,
  watch: LoginWatch,
): Background {
  const connected = () => ({
    sql: openJobsPool(runtimeUrl, logins),
    assertLogin: () => watch.assertUnchanged(jobsLogin),
    alarm: (message: string, facts: Readonly<Record<string, unknown>>) => {
      metrics?.alarmed("jobs");
      log.error(facts, message);
    },
  });
  const jobs = startJobs({
    ...connected(),
    ran: ({ job, outcome }) => metrics?.jobRan(job, outcome),
    looked: () => metrics?.jobsLooked(clock()),
    tell: (message, facts) => log.info(facts, message),
  });
  const unpacker = startAccessUnpacker(connected());
  return {
    lives: () => jobs.lives(),
    async stop() {
      await Promise.all([jobs.stop(graceSeconds), unpacker.stop(graceSeconds)]);
    },
  };
}
