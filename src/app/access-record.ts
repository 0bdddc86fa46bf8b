// The record of access as this process writes it: on a connection of its own, signed now and then, told to the log and the figures.
import type { Logger } from "pino";
import { AccessLog, appendTo, Checkpoints, type SigningKey, Subjects, signingKeys } from "../audit/index.ts";
import type { Clock } from "../core/dates.ts";
import { loggableFacts, openRecordPool, type Pools } from "../database/index.ts";
import type { KeyRing, RingKey } from "../database/secrets/key-ring.ts";
import { AccessRecord, type PolicySource } from "../engine/index.ts";
import type { Metrics } from "../telemetry/index.ts";

/** As it is configured. */
export interface RecordOptions {
  /** By which heads of chains are signed; absent: keys that follow from those of the ring. */
  readonly keys?: readonly RingKey[] | null;
  /** Where they are kept outside the database; absent: in the process's log alone. */
  readonly folder?: string | null;
  readonly checkpointEveryMs?: number;
}

export interface RecordParts {
  readonly runtimeUrl: string;
  readonly keys: readonly RingKey[];
  readonly ring: KeyRing;
  readonly record?: RecordOptions;
  readonly pools: Pools;
  readonly policies: PolicySource;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics | null;
}

export interface OpenRecord {
  readonly record: AccessRecord;
  readonly log: AccessLog;
  close(): Promise<void>;
}

/** What was asked for is answered by then. */
const drainMs = 5_000;

export function openRecord({
  runtimeUrl,
  pools,
  policies,
  clock,
  log,
  metrics,
  ...parts
}: RecordParts): OpenRecord {
  const { keys, folder = null, checkpointEveryMs: everyMs } = parts.record ?? {};
  const sql = openRecordPool(runtimeUrl);
  const append = appendTo(sql);
  const access: AccessLog = new AccessLog({
    // A chain is signed for before it has its first link.
    append: async (batch) => {
      await checkpoints.begun();
      await append(batch);
    },
    told(state, error) {
      if (state === "writing") return log.info("what is shown is on record again");
      metrics?.alarmed("access-log");
      log.error(
        { err: loggableFacts(error) },
        "the record of access cannot be written: nothing of persons is shown",
      );
    },
    wrote(batch, ms) {
      metrics?.recorded(batch.lines, ms);
      checkpoints.wrote();
    },
  });
  const checkpoints = new Checkpoints({
    sql,
    folder,
    head: () => access.head,
    key: keyThatSigns(signingKeys(keys ?? null, parts.keys), keys ? null : parts.ring),
    // Whole it would look like a token: what watches logs for such would ring.
    told: ({ signed, ...kept }) =>
      log.info({ checkpoint: { ...kept, signature: signed.split(".")[2] } }, "record of access"),
    alarm(error) {
      metrics?.alarmed("access-log");
      log.error({ err: loggableFacts(error) }, "a checkpoint of the record of access was not kept");
    },
    ...(everyMs !== undefined && { everyMs }),
  });
  return {
    record: new AccessRecord({ log: access, subjects: new Subjects(pools.runtime), policies, clock }),
    log: access,
    async close() {
      await checkpoints.end(await access.close(drainMs));
      await sql.end({ timeout: 1 });
    },
  };
}

/** The first; of those that follow from the ring that of the key that writes. */
const keyThatSigns = (keys: readonly SigningKey[], ring: KeyRing | null) => (): SigningKey => {
  const key = keys.find(({ kid }) => kid === ring?.writing) ?? keys[0];
  if (key === undefined) throw new Error("no key signs the record of access");
  return key;
};
