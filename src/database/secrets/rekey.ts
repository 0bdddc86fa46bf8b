// From one key to another, while servers go on: every process has the new key (1), it writes (2), all rows are sealed with it (3), and
// the old one is retired once nothing needs it (4). Each step may break off and be begun again. With the administrator's rights.
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql, TransactionSql } from "postgres";
import { OperatorError } from "../../core/operator-error.ts";
import type { ObjectStore } from "../object-store.ts";
import type { KeyState } from "./column-key.table.ts";
import type { KeyRing, RingKey } from "./key-ring.ts";
import { faultOf, type KeyInUse, proofOf, ringInUse } from "./keys-in-use.ts";
import { moveOf, pagesOf, resealColumn } from "./reseal.ts";
import { resealPapers, stalePapers } from "./reseal-papers.ts";
import { assertAllKnown, comparedWith, type SealedColumn } from "./sealed-columns.ts";

export interface Rekeying {
  /** The administrator's. */
  readonly sql: Sql;
  readonly keys: readonly RingKey[];
  readonly columns: readonly SealedColumn[];
  readonly store: ObjectStore | null;
  readonly say: (line: string) => void;
}

interface KnownKey extends KeyInUse {
  readonly since: Date;
  readonly wroteUntil: Date | null;
}

const sayEveryMs = 2_000;
const tries = 10;
const mostWalks = 30;

export const keysKnown = (sql: Sql | TransactionSql): Promise<readonly KnownKey[]> =>
  sql<
    KnownKey[]
  >`select id, proof, state, since, wrote_until as "wroteUntil" from tc.column_key order by since`;

const stateOf = (known: readonly KnownKey[], id: string): KeyState | undefined =>
  known.find((key) => key.id === id)?.state;

/** Commands in flight end before it; those that begin after it hear of it. Nobody waits for longer than the lock's time. */
async function alone(sql: Sql, work: (tx: TransactionSql) => Promise<void>): Promise<void> {
  for (let nth = 1; ; nth += 1) {
    try {
      await sql.begin(async (tx) => {
        await tx`select set_config('lock_timeout', '1s', true)`;
        await tx`select pg_advisory_xact_lock(hashtextextended('the key that writes', 0))`;
        await work(tx);
      });
      return;
    } catch (error) {
      if ((error as { code?: unknown }).code !== "55P03" || nth === tries) throw error;
      await sleep(200);
    }
  }
}

/** The first key of the ring writes from now on, in every process. */
export async function beginKey({ sql, keys, say }: Rekeying): Promise<void> {
  const [first] = keys;
  if (first === undefined) throw new OperatorError("TONGCHOU_KEYS is empty");
  const proof = proofOf(first);
  await alone(sql, async (tx) => {
    const known = await keysKnown(tx);
    const retired = stateOf(known, first.id) === "retired";
    if (retired) throw new OperatorError(`the key ${first.id} is retired: draw another one, by another name`);
    const fault = faultOf(
      known.filter(({ state }) => state !== "retired"),
      keys,
    );
    if (fault !== null) throw new OperatorError(fault);
    if (stateOf(known, first.id) === "writes") return;
    const [lacking] = await tx<{ n: number }[]>`
      select count(*)::int as n from tc.key_holder h where h.at > clock_timestamp() - interval '1 minute'
         and ${`${first.id}:${proof.toString("hex")}`} <> all (string_to_array(h.keys, ','))`;
    if ((lacking?.n ?? 0) > 0)
      throw new OperatorError(
        `${lacking?.n} processes of servers do not have the key ${first.id} yet: put it into TONGCHOU_KEYS of each and begin it anew; of one that has ended a minute is waited`,
      );
    await tx`update tc.column_key set state = 'reads', wrote_until = clock_timestamp() where state = 'writes'`;
    await tx`insert into tc.column_key (id, proof, state) values (${first.id}, ${proof}, 'writes')
      on conflict (id) do update set state = 'writes', wrote_until = null`;
    say(`the key ${first.id} writes from now on`);
  });
}

async function assertMay(sql: Sql): Promise<void> {
  const [row] = await sql<{ may: boolean }[]>`
    select has_parameter_privilege(current_user, 'session_replication_role', 'set') as may`;
  if (row?.may !== true)
    throw new OperatorError(
      "rows are sealed anew past their triggers: as a superuser, grant set on parameter session_replication_role to the administrator",
    );
}

/** All rows under the key that writes, walk by walk, until one finds nothing to do. */
export async function resealAll(work: Rekeying): Promise<void> {
  const { sql, columns, store, say } = work;
  await assertMay(sql);
  await assertAllKnown(sql, columns);
  const ring = await ringInUse(sql, work.keys);
  const compared = await comparedWith(sql, columns);
  let said = performance.now();
  const progress = ({ table, cipher }: SealedColumn, looked: number, moved: number): void => {
    if (performance.now() - said < sayEveryMs) return;
    said = performance.now();
    say(`${table}.${cipher}: ${looked} rows looked at, ${moved} sealed anew`);
  };
  for (let nth = 1; nth <= mostWalks; nth += 1) {
    let [moved, held, closed] = [0, 0, 0];
    for (const column of columns) {
      const walk = await resealColumn({ sql, ring, compared, progress }, column);
      moved += walk.moved;
      held += walk.held;
      closed += walk.closed;
      if (walk.moved > 0) say(`${column.table}.${column.cipher}: ${walk.moved} sealed anew`);
    }
    const papers = await resealPapers(sql, ring, store);
    if (papers.moved > 0) say(`papers: ${papers.moved} parts sealed anew`);
    if (closed + papers.lost > 0)
      throw new OperatorError(
        `${closed} values and ${papers.lost} parts of papers open with no key of TONGCHOU_KEYS, or are not there: nothing is retired before they are mended`,
      );
    if (moved + held + papers.moved === 0) {
      if (papers.underway > 0)
        say(`papers: ${papers.underway} parts are still on their way; begin rekey again`);
      say(`all rows are sealed with the key ${ring.writing}`);
      return;
    }
    await sleep(held > 0 ? 500 : 0);
  }
  throw new OperatorError(
    "rows are held by somebody all the time: begin rekey again, it goes on where it was",
  );
}

/** What needs another key than the one that writes; empty: nothing. */
async function needs(work: Rekeying, ring: KeyRing): Promise<readonly string[]> {
  const found: string[] = [];
  for (const column of work.columns) {
    let count = 0;
    for await (const rows of pagesOf(work.sql, column))
      count += rows.filter((row) => moveOf(ring, column, row) !== null).length;
    if (count > 0) found.push(`${count} of ${column.table}.${column.cipher}`);
    if (column.index === null) continue;
    const [bare] = await work.sql.unsafe<{ n: number }[]>(
      `select count(*)::int as n from public."${column.table}" where "${column.cipher}" is null and "${column.index}" is not null`,
    );
    if ((bare?.n ?? 0) > 0)
      found.push(`${bare?.n} indexes of ${column.table}.${column.cipher} without a value`);
  }
  const papers = await stalePapers(work.sql, ring.writing);
  return papers > 0 ? [...found, `${papers} parts of papers`] : found;
}

/** Until whoever began before now has ended: it may have read what is sealed with another key, and copy it. */
async function untilAllEnded(sql: Sql): Promise<void> {
  const [now] = await sql<{ xid: string }[]>`select pg_current_xact_id()::text as xid`;
  for (let nth = 0; nth < 120; nth += 1) {
    const [row] = await sql<{ past: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot()) > ${now?.xid ?? "0"}::text::xid8 as past`;
    if (row?.past === true) return;
    await sleep(500);
  }
  throw new OperatorError("a transaction has been going on for a minute: end it, and retire the key again");
}

/** For good: a server starts without it, and it never writes again. Refuses where anything needs it. */
export async function retireKey(work: Rekeying, id: string): Promise<void> {
  const { sql, columns, say } = work;
  await assertAllKnown(sql, columns);
  const key = (await keysKnown(sql)).find((one) => one.id === id);
  if (key === undefined) throw new OperatorError(`no row was ever sealed with a key ${id}`);
  if (key.state === "retired") throw new OperatorError(`the key ${id} is retired already`);
  if (key.state === "writes")
    throw new OperatorError(`the key ${id} writes: put another one in front of it, and run rekey first`);
  const ring = await ringInUse(sql, work.keys);
  // Twice: what is copied goes back to what was there when the first began.
  for (const nth of [1, 2]) {
    const found = await needs(work, ring);
    if (found.length > 0)
      throw new OperatorError(
        `the key ${id} is needed (run rekey, which goes on where it was): ${found.join(", ")}`,
      );
    if (nth === 1) await untilAllEnded(sql);
  }
  const [calls] = await sql<{ until: Date | null }[]>`
    select max(c.at) + interval '1 day' as until from tc.command_key c where c.at <= ${key.wroteUntil?.toISOString() ?? null}::text::timestamptz and c.at > clock_timestamp() - interval '1 day'`;
  if (calls?.until != null)
    throw new OperatorError(
      `calls of commands are known again by the key ${id}, for a day: retire it after ${calls.until.toISOString()}`,
    );
  await alone(sql, async (tx) => {
    const { count } =
      await tx`update tc.column_key set state = 'retired' where id = ${id} and state = 'reads'`;
    if (count !== 1) throw new OperatorError(`the key ${id} is used anew`);
  });
  say(
    `the key ${id} is retired: take it out of TONGCHOU_KEYS of each server, and keep it for backups of before`,
  );
}
