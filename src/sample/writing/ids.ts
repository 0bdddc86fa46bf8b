// Ids that repeat: UUIDv7-shaped, ordered like the rows' creation. Never minted this way outside the sample.
import { createHash } from "node:crypto";
import type { Random } from "./random.ts";

/** The sample's first moment: before any real use, so that rows made later sort after it. */
const epochMs = Date.UTC(2024, 8, 1);

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

function format(ms: number, high: number, middle: number, low: number): string {
  const time = hex(ms, 12);
  const a = hex(0x7000 | (high & 0xfff), 4);
  const b = hex(0x8000 | ((high >>> 12) & 0x3fff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${hex(middle >>> 16, 4)}${hex(low, 8)}`;
}

/** When labelled rows were created. */
export const labelledAt = new Date(epochMs);

/** The id of a row that has a name: the same at every scale and seed. */
export function labelledId(label: string): string {
  const digest = createHash("sha256").update(`tongchou sample ${label}`).digest();
  return format(epochMs, digest.readUInt32BE(0), digest.readUInt32BE(4), digest.readUInt32BE(8));
}

export interface RowIdentity {
  readonly id: string;
  readonly createdAt: Date;
}

export const labelled = (label: string): RowIdentity => ({ id: labelledId(label), createdAt: labelledAt });

/** Ids of rows without a name, one millisecond apart. */
export function createIdentities(random: Random): () => RowIdentity {
  let ms = epochMs;
  return () => {
    ms += 1;
    return { id: format(ms, random.word(), random.word(), random.word()), createdAt: new Date(ms) };
  };
}
