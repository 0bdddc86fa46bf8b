// The record of what was read, done and refused: lines of one server process in batches, each chained to the one before; the
// signed heads of those chains; and the public keys that they are signed by. Rows are added, by functions of the owner's
// (access-batch.rules.sql), and never changed. No key leads to other tables: it outlives what it tells of.
import { bigint, customType, integer, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../database/columns.ts";
import { tc } from "../identity/identity.table.ts";

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** Partitioned by month (drizzle has no word for it: see the migration). */
export const accessBatch = tc.table(
  "access_batch",
  {
    /** Drawn by each process when it starts. */
    process: uuid("process").notNull(),
    /** From 1, without a gap. */
    seq: bigint("seq", { mode: "number" }).notNull(),
    /** When the process closed the batch; within a chain it never goes back. */
    at: instant("at").notNull(),
    lines: integer("lines").notNull(),
    /** JSON, an array of lines: see access-line.ts. */
    body: text("body").notNull(),
    /** Hash of the batch before; of the first one 32 zero bytes. */
    prev: bytes("prev").notNull(),
    /** See access-chain.ts. */
    hash: bytes("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.at, t.process, t.seq] })],
);

export const checkpointKinds = ["start", "head", "end"] as const;

/** How far a chain was at a moment, signed. Its first is its start, at 0; its last, where the process ended in order, its end. */
export const accessCheckpoint = tc.table(
  "access_checkpoint",
  {
    process: uuid("process").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    kind: text("kind", { enum: checkpointKinds }).notNull(),
    at: instant("at").notNull(),
    hash: bytes("hash").notNull(),
    /** The same, signed: a compact JWS (RFC 7515). */
    signed: text("signed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.process, t.seq, t.kind] })],
);

/** Public halves of the keys that checkpoints were signed by, as JWK (RFC 7517). */
export const accessKey = tc.table("access_key", {
  kid: text("kid").primaryKey(),
  publicKey: text("public_key").notNull(),
  since: instant("since").notNull(),
});
