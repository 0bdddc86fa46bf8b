// Secondary indexes, exclusion constraints and foreign keys are dropped for the length of a load into empty tables and
// made anew from their own definitions, which checks every row at once: half the time of checking row by row. Primary
// and unique keys and row checks stay on, and all of a table with partitions, whose definitions would make none of theirs.
// What reads what was loaded to add to it finds indexes and statistics, and its rows are checked with the rest. A crash rolls
// everything back.
import type { TransactionSql } from "postgres";

interface Definition {
  readonly drop: string;
  readonly create: string;
}

export interface Load<T> {
  readonly copy: () => Promise<T>;
  /** Reads and writes much of what was copied. */
  readonly afterCopy: () => Promise<void>;
}

export async function loadBeforeIndexes<T>(
  sql: TransactionSql,
  tables: readonly string[],
  { copy, afterCopy }: Load<T>,
): Promise<T> {
  // Foreign keys first: they are dropped before, and made after, the indexes that serve them.
  const keys = await constraintsOf(sql, tables, "f");
  const exclusions = await constraintsOf(sql, tables, "x");
  const indexes = await sql<Definition[]>`
    select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as create
      from unnest(${[...tables]}::text[]) with ordinality as n(name, place)
      join pg_index i on i.indrelid = n.name::regclass
      join pg_class t on t.oid = i.indrelid and t.relkind = 'r'
      where not i.indisunique and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
      order by n.place, i.indexrelid::regclass::text`;
  for (const { drop } of [...keys, ...exclusions, ...indexes]) await sql.unsafe(drop);
  const result = await copy();
  await sql`set local maintenance_work_mem = '128MB'`;
  for (const { create } of [...indexes, ...exclusions]) await sql.unsafe(create);
  // Plans made on the statistics of an empty table would be wrong by orders of magnitude, here as for every reader.
  await sql.unsafe(`analyze ${tables.join(", ")}`);
  await afterCopy();
  for (const { create } of keys.toReversed()) await sql.unsafe(create);
  return result;
}

const constraintsOf = (sql: TransactionSql, tables: readonly string[], kind: "f" | "x") => sql<Definition[]>`
  select format('alter table %s drop constraint %I', n.name, c.conname) as drop,
      format('alter table %s add constraint %I %s', n.name, c.conname, pg_get_constraintdef(c.oid)) as create
    from unnest(${[...tables]}::text[]) with ordinality as n(name, place)
    join pg_constraint c on c.conrelid = n.name::regclass join pg_class t on t.oid = c.conrelid and t.relkind = 'r'
    where c.contype = ${kind} order by n.place, c.conname`;
