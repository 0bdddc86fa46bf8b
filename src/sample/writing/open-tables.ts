// Opens tables to COPY for the length of one transaction: forced row security refuses COPY even to the owner, and the
// triggers' copies are made by the generator. A crash rolls everything back, so nothing is ever left open.
import type { TransactionSql } from "postgres";

/**
 * Runs `work` with row security not forced and user triggers off, then restores both as they were. Takes an exclusive
 * lock on every table until the transaction ends: readers wait. Foreign keys and checks stay on.
 */
export async function withOpenTables<T>(
  sql: TransactionSql,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const forced = await sql<{ name: string }[]>`
    select n.name from unnest(${[...tables]}::text[]) as n(name)
      join pg_class c on c.oid = n.name::regclass where c.relforcerowsecurity`;
  const triggers = await sql<{ name: string; trigger: string }[]>`
    select n.name, quote_ident(t.tgname) as trigger from unnest(${[...tables]}::text[]) as n(name)
      join pg_trigger t on t.tgrelid = n.name::regclass where not t.tgisinternal and t.tgenabled <> 'D'`;
  for (const table of tables) {
    await sql.unsafe(`alter table ${table} no force row level security`);
    await sql.unsafe(`alter table ${table} disable trigger user`);
  }
  const result = await work();
  for (const { name, trigger } of triggers) await sql.unsafe(`alter table ${name} enable trigger ${trigger}`);
  for (const { name } of forced) await sql.unsafe(`alter table ${name} force row level security`);
  return result;
}
