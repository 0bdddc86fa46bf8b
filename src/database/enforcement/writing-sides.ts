// The writing sides as roles of the server: how they come about, what they may call of the rules, and what none of them may be.
import type { RolePolicy } from "../../policy/index.ts";
import { quoteName, quoteText } from "./quoting.ts";

export const writerOf = ({ login }: Pick<RolePolicy, "login">): string => `${login}_w`;

/** Whether a role has one: it writes, or is told what happened. */
export const hasSide = ({ writes, history = [] }: RolePolicy): boolean => writes.length + history.length > 0;

/** A function, by its name and the types of its arguments: the role's login calls it, and it acts as the role's side. */
export const handedTo = (
  role: Pick<RolePolicy, "login">,
  signature: string,
): string => `revoke all on function ${signature} from public;
grant execute on function ${signature} to ${quoteName(role.login)};
alter function ${signature} owner to ${quoteName(writerOf(role))};`;

/** Whoever is to own a function may create in its schema: while they are handed over, and no longer. */
export const openSchema = (writers: readonly string[]): string =>
  writers.length === 0 ? "" : `grant create on schema tc_write to ${writers.map(quoteName).join(", ")};`;
export const closeSchema = (writers: readonly string[]): string =>
  writers.length === 0 ? "" : `revoke create on schema tc_write from ${writers.map(quoteName).join(", ")};`;

/** The schema comes with the tables: before the first of them it is not there. */
export const dropCommands = `do $drop$
declare
  fn regprocedure;
begin
  for fn in select p.oid::regprocedure from pg_proc p where p.pronamespace = to_regnamespace('tc_write') loop
    execute format('drop function %s', fn);
  end loop;
end $drop$;`;

/** Made once for the whole server; nobody logs in as one. Whoever administers hands functions over to them. */
export const compileWriters = (writers: readonly string[]): string => `-- writing sides
do $writers$
declare
  name text;
  side pg_roles;
begin
  foreach name in array array[${writers.map(quoteText).join(", ")}]::text[] loop
    if to_regrole(quote_ident(name)) is null then execute format('create role %I nologin noinherit', name); end if;
    select * into side from pg_roles where rolname = name;
    if side.rolcanlogin or side.rolsuper or side.rolbypassrls or side.rolcreaterole or side.rolcreatedb or side.rolreplication
      or exists (select from pg_auth_members m where m.member = side.oid) then
      raise exception 'the writing side % can log in, or has more rights than its own', name;
    end if;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant %I to %I with inherit false, set true', name, current_user);
    end if;
  end loop;
end $writers$;
${dropCommands}`;

/** What PostgreSQL itself calls with the rights of whoever writes: in checks, defaults, and the conditions of triggers. */
export const grantRuleFunctions = (writers: readonly string[]): string => `do $rules$
declare
  fn record;
  side text;
begin
  for fn in with recursive called(oid) as (
      select d.refobjid from pg_depend d left join pg_trigger t on d.classid = 'pg_trigger'::regclass and t.oid = d.objid
        where d.refclassid = 'pg_proc'::regclass and d.classid in ('pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_trigger'::regclass)
          and d.refobjid is distinct from t.tgfoid
      union select d.refobjid from called c join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = c.oid
        and d.refclassid = 'pg_proc'::regclass)
      select p.oid::regprocedure as name from called c join pg_proc p on p.oid = c.oid
        where p.pronamespace = 'tc'::regnamespace and not p.prosecdef order by 1 loop
    foreach side in array array[${writers.map(quoteText).join(", ")}]::text[] loop
      execute format('grant execute on function %s to %I', fn.name, side);
    end loop;
  end loop;
end $rules$;`;

/** What a writing side has beside columns to read, to set and to change, and who may call what. */
export const compileWritingCheck = (
  writers: readonly string[],
  logins: readonly string[],
): string => `do $check$
declare
  wrong text;
begin
  select string_agg(format('%s on %s', w, c.oid::regclass), ', ') into wrong
    from unnest(array[${writers.map(quoteText).join(", ")}]::text[]) w, pg_class c
    where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (has_table_privilege(w, c.oid, 'select, insert, update, delete, truncate, references, trigger')
        or c.relnamespace = 'tc'::regnamespace and has_any_column_privilege(w, c.oid, 'insert, update, references'));
  if wrong is not null then raise exception 'writing sides with more than columns: %', wrong; end if;
  select string_agg(format('%s calls %s', r, p.oid::regprocedure), ', ') into wrong
    from unnest(array[${[...writers, ...logins].map(quoteText).join(", ")}]::text[]) r, pg_proc p
    where p.pronamespace = 'tc_write'::regnamespace and has_function_privilege(r, p.oid, 'execute')
      and p.proowner is distinct from to_regrole(quote_ident(r))::oid and p.proowner is distinct from to_regrole(quote_ident(r || '_w'))::oid;
  if wrong is not null then raise exception 'commands of another role''s: %', wrong; end if;
  select string_agg(p.oid::regprocedure::text, ', ') into wrong from pg_proc p
    where p.pronamespace = 'tc_write'::regnamespace
      and (not p.prosecdef or not p.proowner::regrole::text = any (array[${writers.map(quoteText).join(", ")}]::text[]));
  if wrong is not null then raise exception 'commands that act with other rights than a writing side''s: %', wrong; end if;
  select string_agg(w, ', ') into wrong from unnest(array[${writers.map(quoteText).join(", ")}]::text[]) w
    where has_database_privilege(w, current_database(), 'create, temporary')
      or exists (select from pg_namespace n where has_schema_privilege(w, n.oid, 'create'));
  if wrong is not null then raise exception 'writing sides that can create objects: %', wrong; end if;
end $check$;`;
