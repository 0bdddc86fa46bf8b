// Which keys the rows of this database are sealed with, and a proof of each: a server that holds another key by the same name would
// seal what no other server opens. A proof follows from the key and tells nothing of it. See rules/keys.rules.sql.
import type { Sql } from "postgres";
import type { KeyState } from "./column-key.table.ts";
import { createKeyRing, deriveKey, type KeyRing, type RingKey } from "./key-ring.ts";

export interface KeyInUse {
  readonly id: string;
  readonly proof: Buffer;
  readonly state: KeyState;
}

export const proofOf = (key: RingKey): Buffer => deriveKey([key], "proof");

/** What is wrong with them, in a sentence for the operator; null: nothing. */
export function faultOf(used: readonly KeyInUse[], keys: readonly RingKey[]): string | null {
  for (const { id, proof } of used) {
    const held = keys.find((key) => key.id === id);
    if (held === undefined)
      return `rows are sealed with the key ${id}, which TONGCHOU_KEYS does not have: add it behind the first one`;
    if (!proofOf(held).equals(proof))
      return `the key ${id} of TONGCHOU_KEYS is another one than that which rows are sealed with: put the right one in its place`;
  }
  return null;
}

/** As `faultOf`, of the keys that this database has in use. */
export async function keyFault(sql: Sql, keys: readonly RingKey[]): Promise<string | null> {
  return faultOf(await sql<KeyInUse[]>`select id, proof, state from tc.keys_in_use()`, keys);
}

/** The ring of these keys, of which that one seals which writes in this database. */
export async function ringInUse(sql: Sql, keys: readonly RingKey[]): Promise<KeyRing> {
  const ring = createKeyRing(keys);
  const [row] = await sql<{ id: string }[]>`select id from tc.column_key where state = 'writes'`;
  if (row !== undefined) ring.use(row.id);
  return ring;
}

/** Of a database whose rows are sealed with none yet the first of them writes; of any other `rekey` says which. */
export async function announceKey(sql: Sql, keys: readonly RingKey[]): Promise<void> {
  const [first] = keys;
  if (first === undefined) throw new Error("the key ring is empty");
  await sql`select tc.use_key(${first.id}, ${proofOf(first)})`;
}
