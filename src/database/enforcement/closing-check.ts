// The last statement of the enforcement text: what the whole promises, asked of PostgreSQL itself before the commit.
// It shares nothing with what made the grants, and never repairs: it refuses.
import { quoteText } from "./quoting.ts";
import { readRuntimeLogin } from "./runtime-login.ts";

/** What the jobs' login, and no other, may call with the owner's rights. */
export const jobsFunctions = [
  "tc.job_days()",
  "tc.run_job(text, date, boolean)",
  "tc.unpack_access(integer)",
];

export const compileClosingCheck = (logins: readonly string[], jobs: string): string =>
  `
do $check$
declare
  wrong text;
begin
  select string_agg(c.oid::regclass::text, ', ') into wrong from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity);
  if wrong is not null then raise exception 'tables without forced row security: %', wrong; end if;
  select string_agg(c.oid::regclass::text, ', ') into wrong from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and pg_get_viewdef(c.oid) not like '%tc.is_server()%';
  if wrong is not null then raise exception 'views that answer sessions which are no server''s (tc.is_server): %', wrong; end if;
  select string_agg(format('%s on %s', l, c.oid::regclass), ', ') into wrong
    from unnest(array[${logins.map(quoteText).join(", ")}]::text[]) l, pg_class c
    where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (has_table_privilege(l, c.oid, 'select, insert, update, delete, truncate, references, trigger')
        or has_any_column_privilege(l, c.oid, 'insert, update, references'));
  if wrong is not null then raise exception 'logins with more than columns to read: %', wrong; end if;
  select string_agg(format('%s calls %s', l, p.oid::regprocedure), ', ') into wrong
    from unnest(array[${logins.map(quoteText).join(", ")}]::text[]) l, pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'tc'::regnamespace) and p.prosecdef
      and p.oid <> 'tc.is_server()'::regprocedure
      and not (l = ${quoteText(jobs)} and p.oid = any (array[${jobsFunctions.map(quoteText).join(", ")}]::regprocedure[]))
      and has_function_privilege(l, p.oid, 'execute');
  if wrong is not null then raise exception 'logins that act with another one''s rights: %', wrong; end if;
  select string_agg(l, ', ') into wrong
    from (select unnest(array[${logins.map(quoteText).join(", ")}]::text[]) union select ${readRuntimeLogin()}) as a(l)
    where has_database_privilege(l, current_database(), 'create, temporary')
      or exists (select from pg_namespace n where has_schema_privilege(l, n.oid, 'create'))
      or exists (select from pg_auth_members m where m.member = to_regrole(quote_ident(l)));
  if wrong is not null then raise exception 'logins that can create objects or become others: %', wrong; end if;
end $check$;`.trim();
