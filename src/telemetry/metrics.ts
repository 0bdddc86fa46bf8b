// Figures of this process for Prometheus. A label is a role, a login, an error code, a job or the hash of an operation's text: never
// a person, an id or a value. What a number is made of is counted where it happens; how much is open is asked when it is told.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { AnsweredRequest } from "../core/answered-request.ts";
import type { OperationText } from "../core/operation-text.ts";
import { ToldOperations } from "./told-operations.ts";

/** Asked when the figures are told. */
export interface Standing {
  readonly lines: () => Iterable<{
    readonly login: string;
    readonly running: number;
    readonly waiting: number;
  }>;
  readonly pools: () => Iterable<{
    readonly login: string;
    readonly side: string;
    readonly open: number;
    readonly size: number;
  }>;
  readonly plans: () => number;
  /** Lines of the record of access that wait for the disk; absent: there is none. */
  readonly unrecorded?: () => number;
  readonly policyVersion: () => number;
  /** Whether the replica was found to have all; absent: there is none. */
  readonly replica?: () => boolean;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export class Metrics {
  readonly registry = new Registry();
  private readonly operations = new ToldOperations();
  private readonly requests = this.counter("requests_total", "Requests answered.", [
    "route",
    "role",
    "code",
    "operation",
  ]);
  private readonly durations = this.histogram("request_seconds", "Until the answer was sent.", [
    "route",
    "role",
  ]);
  private readonly plansAsked = this.counter("plans_total", "Plans asked for, and whether they were known.", [
    "known",
  ]);
  private readonly waits = this.histogram(
    "statement_wait_seconds",
    "Until a statement of the login was sent.",
    ["login"],
  );
  private readonly runs = this.histogram("statement_seconds", "From sending to the last row.", ["login"]);
  private readonly alarms = this.counter(
    "alarms_total",
    "What should never happen; `refused`: the two lines of authorization have drifted apart.",
    ["kind"],
  );
  private readonly jobs = this.counter("jobs_total", "Runs of the day's work.", ["job", "outcome"]);
  private readonly replicaReads = this.counter(
    "replica_reads_total",
    "Reads that a replica might answer: `current`, it did; else why the primary was asked.",
    ["outcome"],
  );
  private readonly recordedLines = this.counter(
    "record_lines_total",
    "Lines of the record of access that are on disk.",
    [],
  );
  private readonly recordWrites = this.histogram(
    "record_write_seconds",
    "Until a batch of the record was on disk.",
    [],
  );
  private readonly looked = new Gauge({
    name: "tongchou_jobs_looked_timestamp_seconds",
    help: "When this process last asked what is to be done; 0: never.",
    registers: [this.registry],
    aggregator: "max",
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  planned(role: string, text: OperationText): void {
    this.plansAsked.inc({ known: "no" });
    this.operations.note(role, text);
  }

  planKnown(): void {
    this.plansAsked.inc({ known: "yes" });
  }

  answered({ role, route, code, status, operation, seconds }: AnsweredRequest): void {
    const named = { route: route ?? "none", role: role ?? "none" };
    this.requests.inc({
      ...named,
      code: code ?? (status < 400 ? "OK" : `HTTP_${status}`),
      operation: this.operations.labelOf(named.role, operation),
    });
    this.durations.observe(named, seconds);
  }

  waited(login: string, ms: number): void {
    this.waits.observe({ login }, ms / 1000);
  }

  ran(login: string, ms: number): void {
    this.runs.observe({ login }, ms / 1000);
  }

  alarmed(kind: string): void {
    this.alarms.inc({ kind });
  }

  jobRan(job: string, outcome: string): void {
    this.jobs.inc({ job, outcome });
  }

  recorded(lines: number, ms: number): void {
    this.recordedLines.inc(lines);
    this.recordWrites.observe(ms / 1000);
  }

  readFromReplica(outcome: string): void {
    this.replicaReads.inc({ outcome });
  }

  jobsLooked(at: Date): void {
    this.looked.set(at.getTime() / 1000);
  }

  watch({ lines, pools, plans, policyVersion, replica, unrecorded }: Standing): void {
    if (replica !== undefined) this.watchReplica(replica);
    const statements = this.gauge(
      "statements",
      "Sent, or waiting for their turn.",
      ["login", "state"],
      () => {
        statements.reset();
        for (const { login, running, waiting } of lines()) {
          statements.set({ login, state: "running" }, running);
          statements.set({ login, state: "waiting" }, waiting);
        }
      },
    );
    const open = this.gauge("connections", "Open to the database.", ["login", "side"], () => {
      open.reset();
      for (const pool of pools()) open.set({ login: pool.login, side: pool.side }, pool.open);
    });
    const most = this.gauge("connections_most", "That a pool may open.", ["login", "side"], () => {
      most.reset();
      for (const pool of pools()) most.set({ login: pool.login, side: pool.side }, pool.size);
    });
    const kept = this.gauge("plans", "Plans that are remembered.", [], () => kept.set(plans()));
    if (unrecorded !== undefined) {
      const waiting = this.gauge(
        "record_lines_waiting",
        "Lines of the record of access that wait for the disk.",
        [],
        () => waiting.set(unrecorded()),
      );
    }
    const version: Gauge = new Gauge({
      name: "tongchou_policy_version",
      help: "That this process decides by; of several the oldest.",
      registers: [this.registry],
      aggregator: "min",
      collect: () => version.set(policyVersion()),
    });
  }

  private watchReplica(current: () => boolean): void {
    const up: Gauge = new Gauge({
      name: "tongchou_replica_current",
      help: "1: the replica had all when it was last looked at; of several processes the least.",
      registers: [this.registry],
      aggregator: "min",
      collect: () => up.set(current() ? 1 : 0),
    });
  }

  private counter<const L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name: `tongchou_${name}`, help, labelNames, registers: [this.registry] });
  }

  private histogram<const L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
  ): Histogram<L> {
    const registers = [this.registry];
    return new Histogram({ name: `tongchou_${name}`, help, labelNames, buckets: seconds, registers });
  }

  private gauge<const L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    collect: () => void,
  ): Gauge<L> {
    return new Gauge({ name: `tongchou_${name}`, help, labelNames, registers: [this.registry], collect });
  }
}
