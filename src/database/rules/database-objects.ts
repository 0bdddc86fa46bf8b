// The objects in the database that a rule file could have declared, asked of PostgreSQL's own catalogue. Changes nothing.
import type { TransactionSql } from "postgres";

export interface DatabaseObject {
  /** As in a declaration: kind and name. */
  readonly identity: string;
  /** PostgreSQL's own text of it, hashed. */
  readonly made: string;
  readonly drop: string;
  readonly address: string;
}

/** Extensions bring functions of their own; what a constraint or a foreign key made for itself is internal. */
export async function listDatabaseObjects(tx: TransactionSql): Promise<readonly DatabaseObject[]> {
  return tx<DatabaseObject[]>`
    with relation as (
      select c.*, case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'tc')
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'))
    select 'function ' || n.nspname || '.' || p.proname as identity,
        md5(case when p.prokind = 'a' then p.oid::regprocedure::text else pg_get_functiondef(p.oid) end) as made,
        'drop routine ' || p.oid::regprocedure as drop, 'pg_proc ' || p.oid as address
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'tc')
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    select 'trigger ' || r.name || '.' || t.tgname, md5(pg_get_triggerdef(t.oid) || t.tgenabled::text),
        format('drop trigger %I on %s', t.tgname, r.oid::regclass), 'pg_trigger ' || t.oid
      from pg_trigger t join relation r on r.oid = t.tgrelid where not t.tgisinternal and not r.relispartition
    union all
    select 'view ' || r.name, md5(pg_get_viewdef(r.oid)), format('drop %s %s',
        case r.relkind when 'm' then 'materialized view' else 'view' end, r.oid::regclass), 'pg_class ' || r.oid
      from relation r where r.relkind in ('v', 'm') and not starts_with(r.name, 'tc.tied_')
    union all
    select 'constraint ' || r.name || '.' || c.conname, md5(pg_get_constraintdef(c.oid)),
        format('alter table %s drop constraint %I', r.oid::regclass, c.conname), 'pg_constraint ' || c.oid
      from pg_constraint c join relation r on r.oid = c.conrelid where c.contype = 'x'
    union all
    select 'collation ' || r.name || '.' || a.attname, md5(a.attcollation::regcollation::text),
        format('alter table %s alter column %I type text collate "default"', r.oid::regclass, a.attname),
        'pg_attribute ' || r.oid || '.' || a.attnum
      from pg_attribute a join relation r on r.oid = a.attrelid and r.relkind in ('r', 'p')
      where a.attnum > 0 and not a.attisdropped and a.attcollation <> all (array['"default"'::regcollation, '"C"'::regcollation])
        and a.attcollation <> 0
    union all
    select 'extension ' || e.extname, md5(e.extname), format('drop extension %I', e.extname), 'pg_extension ' || e.oid
      from pg_extension e where e.extname <> 'plpgsql'
    order by identity`;
}

/** Addresses of what may stand on a rule's object and is none of the rule files': row policies and views of tied rows. */
export async function listEnforced(tx: TransactionSql): Promise<ReadonlySet<string>> {
  const rows = await tx<{ address: string }[]>`
    select 'pg_policy ' || p.oid as address from pg_policy p
    union all
    select 'pg_class ' || c.oid from pg_class c
      where c.relnamespace = 'tc'::regnamespace and c.relkind = 'v' and starts_with(c.relname, 'tied_')`;
  return new Set(rows.map(({ address }) => address));
}

/** Addresses of functions that hold on to tables: by a body that is stored as it was read, or by a row that they take or give. */
export async function listReading(tx: TransactionSql): Promise<ReadonlySet<string>> {
  const rows = await tx<{ address: string }[]>`
    select distinct 'pg_proc ' || d.objid as address from pg_depend d
      join pg_class c on c.relkind in ('r', 'p') and (d.refclassid, d.refobjid) in (('pg_class'::regclass, c.oid), ('pg_type'::regclass, c.reltype))
      where d.classid = 'pg_proc'::regclass`;
  return new Set(rows.map(({ address }) => address));
}

/** Which object (by address) stands on which other: it has to go first. A view stands on things through its rule. */
export async function listDependents(tx: TransactionSql): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const edges = await tx<{ dependent: string; on: string }[]>`
    select distinct coalesce('pg_class ' || w.ev_class, d.classid::regclass || ' ' || d.objid) as dependent,
        d.refclassid::regclass || ' ' || d.refobjid as on
      from pg_depend d left join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
      where d.deptype in ('n', 'a') and d.refobjid >= 16384`;
  const dependents = new Map<string, Set<string>>();
  for (const { dependent, on } of edges) {
    if (dependent === on) continue;
    const standing = dependents.get(on) ?? new Set<string>();
    dependents.set(on, standing.add(dependent));
  }
  return dependents;
}
