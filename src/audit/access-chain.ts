// How batches of one process hang together: each one's hash is made of the one before, and of all that the row says.
import { createHash } from "node:crypto";

export interface Batch {
  readonly process: string;
  readonly seq: number;
  readonly at: Date;
  readonly lines: number;
  readonly body: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
}

/** Before the first batch. */
export const noHash = Buffer.alloc(32);

/** How the database says the same: see `verify-access.ts`. */
export const hashSql =
  "sha256(prev || uuid_send(process) || int8send(seq) || int8send((extract(epoch from at) * 1000)::bigint) || int4send(lines) || convert_to(body, 'UTF8'))";

export function hashOf({ process, seq, at, lines, body, prev }: Omit<Batch, "hash">): Buffer {
  const head = Buffer.alloc(36);
  head.write(process.replaceAll("-", ""), "hex");
  head.writeBigInt64BE(BigInt(seq), 16);
  head.writeBigInt64BE(BigInt(at.getTime()), 24);
  head.writeInt32BE(lines, 32);
  return createHash("sha256").update(prev).update(head).update(body).digest();
}
