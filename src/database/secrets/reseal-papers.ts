// What papers hold, sealed anew: parts in the database by compare-and-set, parts in the object store once their upload has ended, for
// until then the server that takes it in may still be putting them there. Never reads what they hold.
import type { Sql } from "postgres";
import type { ObjectStore } from "../object-store.ts";
import { objectKey } from "../uploads.ts";
import type { KeyRing } from "./key-ring.ts";

interface Part {
  readonly id: string;
  readonly n: number;
  readonly cipher: Buffer | null;
  readonly ended: boolean;
}

export interface PapersLeft {
  readonly moved: number;
  /** In the store, of an upload that goes on. */
  readonly underway: number;
  /** That the store does not have, or that do not open. */
  readonly lost: number;
}

/** A part and what seals it. */
const mostSealed = 300_000;
const atOnce = 20;

const prefixOf = (key: string): Buffer => Buffer.concat([Buffer.from([key.length]), Buffer.from(key)]);

/** Of parts that another key has sealed, or nobody knows which. */
const stale = `coalesce(substring(p.cipher from 1 for $1::int) <> $2::bytea, p.key_id is distinct from $3)`;

/** How many parts are sealed with another key than this one. */
export async function stalePapers(sql: Sql, key: string): Promise<number> {
  const prefix = prefixOf(key);
  const [row] = await sql.unsafe<{ n: number }[]>(
    `select count(*)::int as n from tc.upload_part p where ${stale}`,
    [prefix.length, prefix, key],
  );
  return row?.n ?? 0;
}

export async function resealPapers(sql: Sql, ring: KeyRing, store: ObjectStore | null): Promise<PapersLeft> {
  const left = { moved: 0, underway: 0, lost: 0 };
  const prefix = prefixOf(ring.writing);
  let after: readonly [string, number] = ["00000000-0000-0000-0000-000000000000", -1];
  for (;;) {
    const parts: readonly Part[] = await sql.unsafe<Part[]>(
      `select p.upload_id as id, p.n, p.cipher, u.size_bytes is not null as ended from tc.upload_part p
         join tc.upload u on u.id = p.upload_id
        where ${stale} and (p.upload_id, p.n) > ($4::text::uuid, $5::int) order by p.upload_id, p.n limit ${atOnce}`,
      [prefix.length, prefix, ring.writing, ...after],
    );
    for (const part of parts) left[await resealPart(sql, ring, store, part)] += 1;
    const last = parts.at(-1);
    if (last === undefined) return left;
    after = [last.id, last.n];
  }
}

async function resealPart(
  sql: Sql,
  ring: KeyRing,
  store: ObjectStore | null,
  { id, n, cipher, ended }: Part,
): Promise<keyof PapersLeft> {
  if (cipher === null && !ended) return "underway";
  const sealed = cipher ?? (await store?.get(objectKey(id, n), mostSealed)) ?? null;
  if (sealed === null) return "lost";
  const context = { column: "upload_part.cipher", row: `${id}/${n}` };
  let plain: Buffer;
  try {
    plain = ring.open(sealed, context);
  } catch {
    return "lost";
  }
  const again = ring.seal(plain, context);
  if (cipher !== null) {
    await sql`update tc.upload_part set cipher = ${again}, key_id = ${ring.writing}
      where upload_id = ${id} and n = ${n} and cipher = ${cipher}`;
    return "moved";
  }
  await store?.put(objectKey(id, n), again);
  const { count } =
    await sql`update tc.upload_part set key_id = ${ring.writing} where upload_id = ${id} and n = ${n}`;
  // Gone meanwhile: what was put there would stay for ever.
  if (count === 0) await store?.remove(objectKey(id, n));
  return "moved";
}
