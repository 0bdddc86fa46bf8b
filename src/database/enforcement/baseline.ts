// The hand-written part of the second line: what holds whatever the policy says. It takes everything away from everyone
// but the owner; the compiled part gives back. It must never give a login more than a connection and its schemas.
import { quoteText } from "./quoting.ts";
import { readRuntimeLogin, runtimeLoginSetting } from "./runtime-login.ts";

/** Settings of every role login, as PostgreSQL stores them. */
const settings = [
  "default_transaction_read_only=on",
  "idle_in_transaction_session_timeout=10s",
  "search_path=pg_catalog, public, pg_temp",
  "statement_timeout=10s",
];
/** For each of its sessions; only who may set it can: see `warnings` in apply-enforcement.ts. No statement of ours needs a hundredth. */
const limitName = "temp_file_limit";
const tempFileLimit = `${limitName}=256MB`;

/** Before the settings in a login's comment. */
export const settingsNote = "tongchou: ";

/**
 * What PostgreSQL lets anybody call and no login should: names as a regular expression, and what they do. Only a superuser can
 * close it; where the administrator is none, whatever a superuser has not closed before is told by a warning.
 */
export const openToAll: readonly { readonly names: string; readonly does: string }[] = [
  { names: "^pg_(try_)?advisory_(xact_)?lock", does: "take advisory locks, which rules and loads wait for" },
  { names: "^lo_(creat|create|from_bytea)$", does: "make large objects" },
  {
    names: "^pg_logical_emit_message$",
    does: "write messages into the log of changes, which archives and standbys keep",
  },
];

/** Those of them that are still anybody's. */
export const stillOpen = (names: string): string =>
  `select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
      and p.proname ~ ${quoteText(names)} and has_function_privilege('public', p.oid, 'execute')`;

const textArray = (values: readonly string[]): string => `array[${values.map(quoteText).join(", ")}]::text[]`;

/** What a login owns in this database, or of the whole server. In another one it may make large objects, of no use here. */
const ownedSql = (login: string): string =>
  `select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = ${login} and deptype = 'o'
      and dbid in (0, (select oid from pg_database where datname = current_database()))`;

const runtimeLoginSql = `
-- The runtime login owns nothing and is a member of nothing; it is checked, not changed: others may administer it.
do $runtime$
declare
  name constant text := nullif(${readRuntimeLogin(true)}, '');
  login pg_roles;
begin
  if name is null then raise exception '${runtimeLoginSetting} is not set'; end if;
  select * into login from pg_roles where rolname = name;
  if not found then raise exception 'the runtime login % does not exist', name; end if;
  if login.rolsuper or login.rolbypassrls or login.rolcreaterole or login.rolcreatedb or login.rolreplication then
    raise exception 'the runtime login % has rights that pass by the row policies', name;
  end if;
  if exists (select from pg_auth_members where member = login.oid) then
    raise exception 'the runtime login % is a member of other roles', name;
  end if;
  if exists (${ownedSql("login.oid")}) then
    raise exception 'the runtime login % owns objects', name;
  end if;
end $runtime$;`;

const roleLoginsSql = (logins: readonly string[]) => `
-- Role logins: a login that is a member of another role escapes by SET ROLE. An attribute is only changed where it is
-- wrong, because an administrator who is no superuser may not even name some of them.
do $logins$
declare
  name text;
  login pg_roles;
  held record;
  may_limit constant boolean := has_parameter_privilege('${limitName}', 'set');
  wanted text[];
  noted text;
  found_settings text[];
  entry text;
begin
  foreach name in array ${textArray(logins)} loop
    select * into login from pg_roles where rolname = name;
    if not found then raise exception 'the login % does not exist', name; end if;
    if name = ${readRuntimeLogin()} then raise exception 'the runtime login % is a role login', name; end if;
    if login.rolsuper then execute format('alter role %I nosuperuser', name); end if;
    if login.rolcreatedb then execute format('alter role %I nocreatedb', name); end if;
    if login.rolcreaterole then execute format('alter role %I nocreaterole', name); end if;
    if login.rolreplication then execute format('alter role %I noreplication', name); end if;
    if login.rolbypassrls then execute format('alter role %I nobypassrls', name); end if;
    if login.rolinherit then execute format('alter role %I noinherit', name); end if;
    if not login.rolcanlogin then execute format('alter role %I login', name); end if;
    for held in select m.roleid::regrole as role, m.grantor::regrole as grantor from pg_auth_members m where m.member = login.oid loop
      execute format('revoke %s from %I granted by %s cascade', held.role, name, held.grantor);
    end loop;
    if exists (${ownedSql("login.oid")}) then
      raise exception 'the login % owns objects', name;
    end if;
    select array_agg(s order by s collate "C") into found_settings
      from pg_db_role_setting d, unnest(d.setconfig) s where d.setrole = login.oid and d.setdatabase = 0;
    -- Who may not set a limit cannot take away what a superuser has set: it stays, and is expected to.
    wanted := ${textArray(settings)} || case when may_limit then array['${tempFileLimit}']
      else array(select s from unnest(found_settings) s where starts_with(s, '${limitName}=')) end;
    noted := '${settingsNote}' || array_to_string(wanted, '; ');
    if found_settings is distinct from wanted then
      execute format('alter role %I reset all', name);
      foreach entry in array wanted loop
        continue when starts_with(entry, '${limitName}=') and not may_limit;
        execute format('alter role %I set %s = %s', name, split_part(entry, '=', 1),
          (select string_agg(quote_literal(v), ', ') from unnest(string_to_array(split_part(entry, '=', 2), ', ')) v));
      end loop;
    end if;
    if exists (select from pg_db_role_setting d join pg_database b on b.oid = d.setdatabase
        where d.setrole = login.oid and b.datname = current_database()) then
      execute format('alter role %I in database %I reset all', name, current_database());
    end if;
    -- Beside what a login may change of itself, what it cannot: the server tells one from the other.
    if shobj_description(login.oid, 'pg_authid') is distinct from noted then
      execute format('comment on role %I is %L', name, noted);
    end if;
  end loop;
end $logins$;`;

/** Tables, views and sequences of ours, each an `object`. */
export const eachTable = `select c.oid, c.oid::regclass as name, c.relkind, c.relowner, c.relnamespace::regnamespace::text as schema from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      order by c.oid`;

/** From everyone but the owner; revoking on the table takes the grants on its columns along. */
export const revokeOnTable = `for holder in select distinct a.grantee from (
        select (aclexplode(c.relacl)).grantee from pg_class c where c.oid = object.oid
        union all select (aclexplode(t.attacl)).grantee from pg_attribute t where t.attrelid = object.oid) a
        where a.grantee <> object.relowner loop
      execute format('revoke all on table %s from %s cascade', object.name,
        case holder.grantee when 0 then 'public' else holder.grantee::regrole::text end);
    end loop;`;

export const dropPolicies = (which = ""): string =>
  `for holder in select p.polname from pg_policy p where p.polrelid = object.oid${which} loop
      execute format('drop policy %I on %s', holder.polname, object.name);
    end loop;`;

const objectsSql = `
-- Everything is taken from everyone but the owner, then forced row security: it binds the owner too, by its own policy.
do $objects$
declare
  object record;
  holder record;
begin
  execute format('revoke create, temporary on database %I from public', current_database());
  for holder in select distinct a.grantee from pg_database d, aclexplode(d.datacl) a
      where d.datname = current_database() and a.grantee not in (0, d.datdba) loop
    execute format('revoke create, temporary on database %I from %s cascade', current_database(), holder.grantee::regrole);
  end loop;
  for object in select n.nspname, n.nspacl, n.nspowner from pg_namespace n
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' loop
    execute format('revoke all on schema %I from public', object.nspname);
    for holder in select distinct a.grantee from aclexplode(object.nspacl) a where a.grantee not in (0, object.nspowner) loop
      execute format('revoke all on schema %I from %s cascade', object.nspname, holder.grantee::regrole);
    end loop;
  end loop;
  for object in ${eachTable} loop
    ${revokeOnTable}
    if object.relkind = 'v' then
      execute format('alter view %s set (security_barrier = true, security_invoker = false)', object.name);
    end if;
    continue when object.relkind not in ('r', 'p');
    ${dropPolicies()}
    continue when object.schema <> 'public';
    execute format('alter table %s enable row level security', object.name);
    execute format('alter table %s force row level security', object.name);
    execute format('create policy owner_all on %s for all to %s using (true) with check (true)', object.name, object.relowner::regrole);
  end loop;
  for object in select p.oid::regprocedure as name, p.proacl, p.proowner from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'tc'::regnamespace) loop
    for holder in select distinct a.grantee from aclexplode(object.proacl) a where a.grantee not in (0, object.proowner) loop
      execute format('revoke all on routine %s from %s cascade', object.name, holder.grantee::regrole);
    end loop;
  end loop;
end $objects$;
alter default privileges revoke execute on routines from public;
-- And what anybody may call: of our schemas, an extension's included, and of PostgreSQL's own, which only a superuser can close
-- (elsewhere a warning). Only what is still open, for whoever else revoked once more what a superuser has closed is refused.
do $open$
declare
  open_routine regprocedure;
begin
  for open_routine in select p.oid::regprocedure from pg_proc p where p.pronamespace in ('public'::regnamespace, 'tc'::regnamespace)
      and has_function_privilege('public', p.oid, 'execute') loop
    execute format('revoke all on routine %s from public', open_routine);
  end loop;
  for open_routine in ${stillOpen(openToAll.map(({ names }) => names).join("|"))} loop
    execute format('revoke execute on function %s from public', open_routine);
    execute format('grant execute on function %s to pg_database_owner', open_routine);
  end loop;
end $open$;`;

export const compileBaseline = (logins: readonly string[]): string =>
  [runtimeLoginSql, roleLoginsSql(logins), objectsSql].map((part) => part.trim()).join("\n\n");
