// What a database holds, as text that two tests can compare.
import type { Sql } from "postgres";
import { openSample } from "../../src/sample/open-sample.ts";

/** Every table that the sample fills, parents before children. */
export const sampleTables: readonly string[] = openSample().names;

/** Constraints, indexes, triggers and row security, in words. */
export async function catalogueState(sql: Sql): Promise<string> {
  const rows = await sql`
    with ours as (select oid, relname, relrowsecurity, relforcerowsecurity from pg_class
      where relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and relkind = 'r')
    select 'table ' || relname || relrowsecurity || relforcerowsecurity as line from ours
    union all select 'constraint ' || relname || conname || pg_get_constraintdef(c.oid) || convalidated
      from pg_constraint c join ours on ours.oid = conrelid
    union all select 'index ' || pg_get_indexdef(indexrelid) || indisvalid from pg_index join ours on ours.oid = indrelid
    union all select 'trigger ' || relname || tgenabled::text || pg_get_triggerdef(t.oid)
      from pg_trigger t join ours on ours.oid = tgrelid where not tgisinternal
    order by 1`;
  return rows.map(({ line }) => line).join("\n");
}

/** A checksum per table over everything but ciphertexts and epochs. */
export async function contentSums(sql: Sql): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of sampleTables) {
    const [row] =
      await sql.unsafe(`select md5(coalesce(string_agg(line, chr(10) order by line), '')) as sum from (
      select (to_jsonb(t) - 'epoch' - array(select attname::text from pg_attribute
          where attrelid = '${table}'::regclass and attname like '%\\_cipher'))::text as line from ${table} t) lines`);
    sums[table] = row?.sum;
  }
  return sums;
}
