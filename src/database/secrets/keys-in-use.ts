// Whether the keys of this process are those that the rows are sealed with. Never tells a key, or anything that follows from one.
import type { Sql } from "postgres";
import { deriveKey, type RingKey } from "./key-ring.ts";

const proofOf = (key: RingKey): Buffer => deriveKey([key], "proof");

/** What is wrong with them, in a sentence for the operator; null: nothing. */
export async function keyFault(sql: Sql, keys: readonly RingKey[]): Promise<string | null> {
  const used = await sql<{ id: string; proof: Buffer }[]>`select id, proof from tc.keys_in_use()`;
  for (const { id, proof } of used) {
    const held = keys.find((key) => key.id === id);
    if (held === undefined)
      return `rows are sealed with the key ${id}, which TONGCHOU_KEYS does not have: add it behind the first one`;
    if (!proofOf(held).equals(proof))
      return `the key ${id} of TONGCHOU_KEYS is another one than that which rows are sealed with: put the right one in its place`;
  }
  return null;
}

/** From now on rows are sealed with the first of them. */
export async function announceKey(sql: Sql, keys: readonly RingKey[]): Promise<void> {
  const [first] = keys;
  if (first === undefined) throw new Error("the key ring is empty");
  await sql`select tc.use_key(${first.id}, ${proofOf(first)})`;
}
