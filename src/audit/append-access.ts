// Batches and checkpoints into the database, by functions that only add (access-batch.rules.sql), on a connection of their own.
import type { Sql } from "postgres";
import type { Batch } from "./access-chain.ts";
import type { AppendBatch } from "./access-log.ts";

export const appendTo =
  (sql: Sql): AppendBatch =>
  async ({ process, seq, at, lines, body, prev, hash }: Batch): Promise<void> => {
    await sql`/* record of access: of no operation */ select tc.append_access(${process}::uuid, ${seq}::bigint,
      ${at.toISOString()}::text::timestamptz, ${lines}::int, ${body}::text, ${prev}::bytea, ${hash}::bytea)`;
  };
