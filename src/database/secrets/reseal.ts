// Seals rows anew with the key that writes, while servers go on: in small transactions that wait for nobody's locks, each row as it is
// when it is locked. Nothing is changed but ciphertext, index and code: no trigger is asked, so neither version nor history nor a rule
// knows of it, which is why only who may switch triggers off can do it. Never tells a value.
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql, TransactionSql } from "postgres";
import { type KeyRing, SecretError } from "./key-ring.ts";
import type { SealedColumn } from "./sealed-columns.ts";

interface Found {
  readonly id: string;
  readonly row: string;
  readonly cipher: string;
  readonly index: string | null;
  readonly code: string | null;
}

interface Move extends Omit<Found, "row"> {
  readonly was: string;
}

/** Of one walk over a column's rows. */
export interface Walk {
  readonly looked: number;
  readonly moved: number;
  /** Somebody held them. */
  readonly held: number;
  /** They open with no key of the ring. */
  readonly closed: number;
}

export interface Resealing {
  readonly sql: Sql;
  readonly ring: KeyRing;
  readonly compared: ReadonlyMap<SealedColumn, readonly SealedColumn[]>;
  readonly progress: (column: SealedColumn, looked: number, moved: number) => void;
}

const pageSize = 500;
const batchSize = 100;
/** Between two batches others have the processor. */
const restMs = 5;

const quote = (name: string): string => `"${name}"`;
const columnsOf = ({ row, cipher, index, code }: SealedColumn): string =>
  `id, ${quote(row)} as row, ${quote(cipher)} as cipher, ${index === null ? "null" : quote(index)} as index, ${
    code === null ? "null" : quote(code)
  } as code`;

/** Of any of them: does one stand under another key than the one that writes? Null: nothing is to be done; undefined: it does not open. */
export function moveOf(ring: KeyRing, column: SealedColumn, found: Found): Move | null | undefined {
  const stale = !found.cipher.startsWith(`${ring.writing}.`);
  if (!stale && column.index === null) return null;
  const { context } = column;
  let plain: string;
  try {
    plain = ring.decrypt(found.cipher, { column: context, row: found.row });
  } catch (error) {
    if (error instanceof SecretError) return undefined;
    throw error;
  }
  const index = found.index === null ? null : ring.blindIndex(plain, context);
  const code = found.code === null ? null : ring.identityCode(plain, context.split(".")[0] ?? "");
  if (!stale && index === found.index && code === found.code) return null;
  const cipher = stale ? ring.encrypt(plain, { column: context, row: found.row }) : found.cipher;
  return { id: found.id, was: found.cipher, cipher, index, code };
}

/** All rows of a column, by pages. */
export async function* pagesOf(sql: Sql, column: SealedColumn): AsyncGenerator<readonly Found[]> {
  const { table, cipher } = column;
  const text = `select ${columnsOf(column)} from public.${quote(table)}
    where id > $1::text::uuid and ${quote(cipher)} is not null order by id limit ${pageSize}`;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const rows = await sql.begin(async (tx) => {
      // A row that a policy would hide is an error, not a row less.
      await tx`select set_config('row_security', 'off', true), set_config('statement_timeout', '60s', true)`;
      return tx.unsafe<Found[]>(text, [after]);
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.id;
  }
}

export async function resealColumn(work: Resealing, column: SealedColumn): Promise<Walk> {
  const walk = { looked: 0, moved: 0, held: 0, closed: 0 };
  for await (const rows of pagesOf(work.sql, column)) {
    const moves = rows.map((found) => [found, moveOf(work.ring, column, found)] as const);
    walk.looked += rows.length;
    walk.closed += moves.filter(([, move]) => move === undefined).length;
    const stale = moves.flatMap(([found, move]) => (move == null ? [] : [found]));
    for (let at = 0; at < stale.length; at += batchSize) {
      const { moved, held } = await inParts(work, column, stale.slice(at, at + batchSize));
      walk.moved += moved;
      walk.held += held;
      await sleep(restMs);
    }
    work.progress(column, walk.looked, walk.moved);
  }
  return walk;
}

/** Where somebody holds one of the rows the others are moved: by halves, until those are left that are held. */
async function inParts(
  work: Resealing,
  column: SealedColumn,
  rows: readonly Found[],
): Promise<{ moved: number; held: number }> {
  const moved = await work.sql.begin((tx) => moveRows(tx, work, column, rows)).catch(heldOr);
  if (moved !== null) return { moved, held: 0 };
  if (rows.length === 1) return { moved: 0, held: 1 };
  const middle = Math.ceil(rows.length / 2);
  const first = await inParts(work, column, rows.slice(0, middle));
  const rest = await inParts(work, column, rows.slice(middle));
  return { moved: first.moved + rest.moved, held: first.held + rest.held };
}

class Held extends Error {}

/** A lock that is not free, a deadlock, or a number that was written meanwhile: once more, later. */
const contended = new Set(["55P03", "40P01", "57014", "23505"]);

function heldOr(error: unknown): null {
  if (error instanceof Held || contended.has(String((error as { code?: unknown }).code))) return null;
  throw error;
}

const settings = `select set_config('session_replication_role', 'replica', true), set_config('row_security', 'off', true),
  set_config('lock_timeout', '200ms', true), set_config('statement_timeout', '5s', true)`;

/** Of a number all living rows, wherever it is compared, or none of them. */
async function moveRows(
  tx: TransactionSql,
  { ring, compared }: Resealing,
  column: SealedColumn,
  rows: readonly Found[],
): Promise<number> {
  await tx.unsafe(settings);
  const places = compared.get(column);
  const ids = rows.map(({ id }) => id);
  if (places === undefined) return update(tx, column, movesOf(ring, column, await lock(tx, column, ids, [])));
  const numbers = rows.flatMap(({ index }) => index ?? []);
  await lockNumbers(tx, ring, column, rows);
  let moved = 0;
  const found = new Map<SealedColumn, readonly Found[]>();
  for (const place of places) found.set(place, await lock(tx, place, place === column ? ids : [], numbers));
  for (const place of places) {
    // Who copied a number from one place to another meanwhile was done before its row was locked here.
    const again = await lock(tx, place, place === column ? ids : [], numbers);
    if (again.length !== found.get(place)?.length) throw new Held();
  }
  for (const [place, locked] of found) moved += await update(tx, place, movesOf(ring, place, locked));
  return moved;
}

/** As `tc.under_one_key` locks them. */
async function lockNumbers(
  tx: TransactionSql,
  ring: KeyRing,
  column: SealedColumn,
  rows: readonly Found[],
): Promise<void> {
  const { context, table } = column;
  const under = rows.map((found) =>
    ring.blindIndex(ring.decrypt(found.cipher, { column: context, row: found.row }), context),
  );
  const [free] = await tx<{ all: boolean }[]>`
    select coalesce(bool_and(pg_try_advisory_xact_lock(l)), true) as all
      from (select distinct tc.number_lock(${placeOf(column)}, n) as l from jsonb_array_elements_text(${JSON.stringify(under)}::text::jsonb) n) x`;
  if (free?.all !== true) throw new Held(table);
}

/** The first place of the trigger's arguments: that of the column itself, of which others hold copies. */
const placeOf = ({ context, index }: SealedColumn): string => `${context.split(".")[0]}.${index}`;

const lock = (
  tx: TransactionSql,
  column: SealedColumn,
  ids: readonly string[],
  numbers: readonly string[],
): Promise<readonly Found[]> => {
  const { table, cipher, index } = column;
  const named = `id in (select x::uuid from jsonb_array_elements_text($1::text::jsonb) x)`;
  const numbered =
    index === null || numbers.length === 0
      ? ""
      : ` union select id from public.${quote(table)} where ${quote(index)} = any (array(select jsonb_array_elements_text($2::text::jsonb))) and archived_at is null`;
  const text = `select ${columnsOf(column)} from public.${quote(table)}
    where id in (select id from public.${quote(table)} where ${named}${numbered}) and ${quote(cipher)} is not null
    order by id for update nowait`;
  return tx.unsafe<Found[]>(text, [
    JSON.stringify(ids),
    ...(numbered === "" ? [] : [JSON.stringify(numbers)]),
  ]);
};

const movesOf = (ring: KeyRing, column: SealedColumn, rows: readonly Found[]): readonly Move[] =>
  rows.flatMap((found) => moveOf(ring, column, found) ?? []);

/** Compared with what it was: nobody's change is lost. */
async function update(
  tx: TransactionSql,
  { table, cipher, index, code }: SealedColumn,
  moves: readonly Move[],
): Promise<number> {
  if (moves.length === 0) return 0;
  const set = [
    `${quote(cipher)} = v.cipher`,
    ...(index === null ? [] : [`${quote(index)} = v.index`]),
    ...(code === null ? [] : [`${quote(code)} = v.code`]),
  ].join(", ");
  const { count } = await tx.unsafe(
    `update public.${quote(table)} t set ${set} from jsonb_to_recordset($1::text::jsonb)
      as v(id uuid, was text, cipher text, index text, code text) where t.id = v.id and t.${quote(cipher)} = v.was`,
    [JSON.stringify(moves)],
  );
  if (count !== moves.length) throw new Held();
  return count;
}
