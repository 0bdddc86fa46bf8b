// A copy of all rows of one moment, and a database from it. What follows from code (tables, rules, rights, logins) is no part of it:
// `migrate` of the same version makes that. Rows of persons stand in it as in the database, secrets sealed, keys never.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open as openFile } from "node:fs/promises";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { OperatorError } from "../core/operator-error.ts";
import { digestOfCode } from "./schema-digest.ts";
import { schemaState } from "./schema-mark.ts";
import { socketOpener } from "./socket-opener.ts";

/** What a server or `migrate` makes anew, and what a copy has no business with: what may be shown for minutes. */
const left = ["tc.ticket", "tc.server", "tc.key_holder", "tc.rule_file", "tc.rule_object"];
const endOfRows = "\\.";

interface Table {
  readonly name: string;
  readonly columns: string;
}

interface Connection {
  readonly sql: Sql;
  /** The driver leaves the wire paused where rows were read more slowly than they came: nothing would be heard any more. */
  readonly resume: () => void;
}

function open(adminUrl: string): Connection {
  const dial = socketOpener(adminUrl);
  let wire: Duplex | undefined;
  const socket: typeof dial = (address) => {
    wire = dial(address);
    return wire;
  };
  const options = { max: 1, fetch_types: false, idle_timeout: 0, max_lifetime: null, onnotice: () => {} };
  const sql = postgres(adminUrl, { ...options, ...({ socket } as object), ssl: false });
  return { sql, resume: () => wire?.resume() };
}

const tablesIn = async (sql: Sql | TransactionSql): Promise<readonly Table[]> =>
  sql<Table[]>`
    select n.nspname || '.' || quote_ident(c.relname) as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname in ('public', 'tc') and c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname || '.' || c.relname <> all (string_to_array(${left.join(",")}, ','))
     group by 1 order by 1`;

async function assertWhole(sql: Sql, digest: string): Promise<void> {
  const state = await schemaState(sql, digest);
  if (state !== "whole")
    throw new OperatorError(
      `the database is not that of this version (${state}): use the version that it was migrated by`,
    );
}

/** Text as psql's `\copy` writes it, table by table, gzipped. */
export async function backUp(adminUrl: string, file: string): Promise<{ readonly tables: number }> {
  const { sql, resume } = open(adminUrl);
  const digest = await digestOfCode();
  try {
    await assertWhole(sql, digest);
    const into = createWriteStream(file, { mode: 0o600, flags: "wx" });
    await once(into, "open");
    const tables = await sql.begin("isolation level repeatable read read only", async (tx) => {
      const found = await tablesIn(tx);
      const head = `${JSON.stringify({ tongchou: 1, digest, tables: found.length, months: await monthsIn(tx) })}\n`;
      await pipeline(rowsOf(tx, found, { head, resume }), createGzip(), into);
      return found.length;
    });
    return { tables };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** For which there are partitions: what has none elsewhere has them made first. */
async function monthsIn(tx: TransactionSql): Promise<readonly string[]> {
  const rows = await tx<{ month: string }[]>`
    select to_char(to_date(right(c.relname, 6), 'YYYYMM'), 'YYYY-MM-DD') as month from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'tc.access_batch'::regclass order by 1`;
  return rows.map(({ month }) => month);
}

async function* rowsOf(
  tx: TransactionSql,
  tables: readonly Table[],
  { head, resume }: { readonly head: string; readonly resume: () => void },
): AsyncGenerator<string | Buffer> {
  yield head;
  for (const { name, columns } of tables) {
    yield `${JSON.stringify({ name, columns })}\n`;
    const rows = await tx.unsafe(`copy (select ${columns} from ${name}) to stdout`).readable();
    for await (const chunk of rows) yield chunk as Buffer;
    resume();
    yield `${endOfRows}\n`;
  }
}

/** Into a database that `migrate` of the same version has made and in which nothing stands yet. */
export async function restore(adminUrl: string, file: string): Promise<{ readonly tables: number }> {
  const { sql } = open(adminUrl);
  const digest = await digestOfCode();
  try {
    await assertWhole(sql, digest);
    const [used] = await sql`select exists (select from district) or exists (select from tc.person) as used`;
    if (used?.used === true) throw new OperatorError("the database has rows: restore into a new one");
    return await sql.begin((tx) => takeRows(tx, file, digest));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

interface Head {
  readonly tongchou?: number;
  readonly digest?: string;
  readonly tables: number;
  readonly months: readonly string[];
}

async function takeRows(tx: TransactionSql, file: string, digest: string): Promise<{ tables: number }> {
  // Each row was accepted when it was written: neither rules nor history see it a second time.
  await tx`set local session_replication_role = replica`;
  const known = new Map((await tablesIn(tx)).map((table) => [table.name, table]));
  await tx.unsafe(`truncate ${[...known.keys(), "tc.ticket"].join(", ")}`);
  const rows = linesOf((await openFile(file)).createReadStream().pipe(createGunzip()).setEncoding("utf8"));
  const next = async (): Promise<string> => {
    const { value, done } = await rows.next();
    if (done || value === undefined) throw new OperatorError(`${file} ends before its end`);
    return value;
  };
  const head = JSON.parse(await next()) as Head;
  if (head.tongchou !== 1) throw new OperatorError(`${file} is no backup`);
  if (head.digest !== digest)
    throw new OperatorError("the backup is another version's: restore it by that version, and migrate then");
  for (const month of head.months) await tx`select tc.make_partitions(${month}::text::date)`;
  for (let table = 0; table < head.tables; table += 1) {
    const { name, columns } = JSON.parse(await next()) as Table;
    if (known.get(name)?.columns !== columns)
      throw new OperatorError(`${file} holds a table ${name} of other columns`);
    const into = await tx.unsafe(`copy ${name} (${columns}) from stdin`).writable();
    await pipeline(linesUntilEnd(next), into);
  }
  await tx.unsafe(nextNumbers);
  return { tables: head.tables };
}

/** By the one sign that ends a row: what else ends a line elsewhere (U+2028) stands in texts. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string, undefined> {
  let rest = "";
  for await (const chunk of text) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

const atOnce = 64 * 1024;

async function* linesUntilEnd(next: () => Promise<string>): AsyncGenerator<string> {
  let text = "";
  for (let line = await next(); line !== endOfRows; line = await next()) {
    text += `${line}\n`;
    if (text.length < atOnce) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

/** Numbers that are given out begin behind those that are taken. */
const nextNumbers = `do $$
declare
  found record;
begin
  for found in select c.oid::regclass as name, quote_ident(a.attname) as at, pg_get_serial_sequence(c.oid::regclass::text, a.attname) as numbers
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p') and not c.relispartition
        and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null loop
    execute format('select setval(%L, coalesce(max(%s), 1), max(%s) is not null) from %s', found.numbers, found.at, found.at, found.name);
  end loop;
end $$`;
