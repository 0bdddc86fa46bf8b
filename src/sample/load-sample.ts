// Loads the sample district into an empty database, all or nothing, in bounded memory. Runs on the administrator's
// side only; never touches a district that is not the sample.
import type { Sql, TransactionSql } from "postgres";
import { TongchouError } from "../core/errors.ts";
import type { KeyRing } from "../database/secrets/key-ring.ts";
import { generateSample, type SampleCounts, type SampleOptions, studentsAt } from "./generate.ts";
import { type OpenSample, openSample } from "./open-sample.ts";
import { openCopyConnection } from "./writing/copy-connection.ts";
import { loadBeforeIndexes } from "./writing/deferred-indexes.ts";
import { makeRoom } from "./writing/make-room.ts";
import { withOpenTables } from "./writing/open-tables.ts";
import type { Flushed } from "./writing/table-copy.ts";

export interface LoadOptions extends SampleOptions {
  /** Remove a sample that is loaded already, with all that was entered into it. */
  readonly replace?: boolean;
  readonly onProgress?: (students: number, total: number) => void;
}

export interface SampleSummary extends Readonly<SampleCounts> {
  readonly seconds: number;
}

async function flush(sql: TransactionSql, copies: readonly Flushed[]): Promise<void> {
  // In the order of the foreign keys: parents first.
  for (const copy of copies) await copy.flush(sql);
}

async function fill(
  sql: TransactionSql,
  opened: OpenSample,
  keyRing: KeyRing,
  options: LoadOptions,
): Promise<SampleCounts> {
  const { areas, copies, names } = opened;
  const total = studentsAt(options.scale);
  const epoch = await makeRoom(sql, names, options.replace ?? false);
  const batches = generateSample(opened, keyRing, options, epoch);
  const counted = await loadBeforeIndexes(sql, names, {
    copy: async () => {
      for (;;) {
        const { value: counts, done } = batches.next();
        await flush(sql, copies);
        options.onProgress?.(counts.students, total);
        if (done === true) return counts;
      }
    },
    afterCopy: async () => {
      for (const work of areas.flatMap(({ afterLoad }) => afterLoad))
        await (typeof work === "string" ? sql.unsafe(work) : work(sql, keyRing));
    },
  });
  const late = await sql<{ name: string }[]>`
    select name from unnest(${[...names]}::text[]) as name join pg_class c on c.oid = name::regclass where c.reltuples <= 0`;
  if (late.length > 0) await sql.unsafe(`analyze ${late.map(({ name }) => name).join(", ")}`);
  return counted;
}

async function assertMigrated(sql: Sql): Promise<void> {
  const [schema] = await sql`select to_regclass('public.district') is not null as present`;
  if (schema?.present !== true) {
    throw new TongchouError("UNAVAILABLE", "the database has no schema yet: run migrate first");
  }
}

export async function loadSample(
  adminUrl: string,
  keyRing: KeyRing,
  options: LoadOptions,
): Promise<SampleSummary> {
  studentsAt(options.scale);
  const started = performance.now();
  const opened = openSample();
  const { names } = opened;
  const sql = openCopyConnection(adminUrl);
  try {
    await assertMigrated(sql);
    const counts = await sql.begin(async (tx) => {
      await tx`set local statement_timeout = 0`;
      // Two loads at once would undo each other: the second waits, then finds the district loaded.
      await tx`lock table district in share row exclusive mode`;
      await tx`set local lock_timeout = '30s'`;
      return withOpenTables(tx, names, () => fill(tx, opened, keyRing, options));
    });
    return { ...counts, seconds: (performance.now() - started) / 1000 };
  } finally {
    await sql.end();
  }
}
