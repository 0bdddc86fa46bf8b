-- Generated from schema/policies and the catalogue: do not edit. Apply in one transaction, as the tables' owner, with
-- the setting tongchou.runtime_login naming the login of the server. Policy f074009443a24d023bba5ac48f27a74312b8f246273c9a6dfe8516406988000e
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = error;

-- The runtime login owns nothing and is a member of nothing; it is checked, not changed: others may administer it.
do $runtime$
declare
  name constant text := nullif(current_setting('tongchou.runtime_login', true), '');
  login pg_roles;
begin
  if name is null then raise exception 'tongchou.runtime_login is not set'; end if;
  select * into login from pg_roles where rolname = name;
  if not found then raise exception 'the runtime login % does not exist', name; end if;
  if login.rolsuper or login.rolbypassrls or login.rolcreaterole or login.rolcreatedb or login.rolreplication then
    raise exception 'the runtime login % has rights that pass by the row policies', name;
  end if;
  if exists (select from pg_auth_members where member = login.oid) then
    raise exception 'the runtime login % is a member of other roles', name;
  end if;
  if exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = login.oid and deptype = 'o') then
    raise exception 'the runtime login % owns objects', name;
  end if;
end $runtime$;

-- Role logins: a login that is a member of another role escapes by SET ROLE. An attribute is only changed where it is
-- wrong, because an administrator who is no superuser may not even name some of them.
do $logins$
declare
  name text;
  login pg_roles;
  held record;
  wanted constant text[] := array['default_transaction_read_only=on', 'idle_in_transaction_session_timeout=10s', 'search_path=pg_catalog, public, pg_temp', 'statement_timeout=10s']::text[];
  found_settings text[];
  entry text;
begin
  foreach name in array array['tc_education', 'tc_finance', 'tc_guardian', 'tc_public', 'tc_school', 'tc_township']::text[] loop
    select * into login from pg_roles where rolname = name;
    if not found then raise exception 'the login % does not exist', name; end if;
    if name = current_setting('tongchou.runtime_login') then raise exception 'the runtime login % is a role login', name; end if;
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
    if exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = login.oid and deptype = 'o') then
      raise exception 'the login % owns objects', name;
    end if;
    select array_agg(s order by s collate "C") into found_settings
      from pg_db_role_setting d, unnest(d.setconfig) s where d.setrole = login.oid and d.setdatabase = 0;
    if found_settings is distinct from wanted then
      execute format('alter role %I reset all', name);
      foreach entry in array wanted loop
        execute format('alter role %I set %s = %s', name, split_part(entry, '=', 1),
          (select string_agg(quote_literal(v), ', ') from unnest(string_to_array(split_part(entry, '=', 2), ', ')) v));
      end loop;
    end if;
    if exists (select from pg_db_role_setting d join pg_database b on b.oid = d.setdatabase
        where d.setrole = login.oid and b.datname = current_database()) then
      execute format('alter role %I in database %I reset all', name, current_database());
    end if;
  end loop;
end $logins$;

-- Everything is taken from everyone but the owner, then forced row security: it binds the owner too, by its own policy.
do $objects$
declare
  object record;
  holder record;
  who text;
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
  for object in select c.oid, c.oid::regclass as name, c.relkind, c.relowner, c.relnamespace::regnamespace::text as schema from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      order by c.oid loop
    -- Revoking on the table takes the grants on its columns along.
    for holder in select distinct a.grantee from (
        select (aclexplode(c.relacl)).grantee from pg_class c where c.oid = object.oid
        union all select (aclexplode(t.attacl)).grantee from pg_attribute t where t.attrelid = object.oid) a
        where a.grantee <> object.relowner loop
      who := case holder.grantee when 0 then 'public' else holder.grantee::regrole::text end;
      execute format('revoke all on table %s from %s cascade', object.name, who);
    end loop;
    if object.schema = 'public' and object.relkind = 'v' then
      execute format('alter view %s set (security_barrier = true, security_invoker = false)', object.name);
    end if;
    continue when object.relkind not in ('r', 'p');
    for holder in select p.polname from pg_policy p where p.polrelid = object.oid loop
      execute format('drop policy %I on %s', holder.polname, object.name);
    end loop;
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
revoke all on all routines in schema public, tc from public;
alter default privileges revoke execute on routines from public;
-- Large objects are the one thing that PostgreSQL lets anyone create; only a superuser can close it, elsewhere a warning.
revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public;

-- education-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_education'); end $connect$;
grant usage on schema public, tc to "tc_education";
grant select ("version") on tc.policy_state to "tc_education";
grant select ("id", "epoch") on tc.person to "tc_education";
grant execute on function tc.today() to "tc_education";
grant select ("id", "name", "id_type", "id_number_cipher", "id_number_tail", "id_number_index", "gender", "birth_date") on "public"."child" to "tc_education";
create policy "p_tc_education" on "public"."child" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "child_id", "kind", "township_id", "village_id", "valid_from", "valid_to") on "public"."child_location" to "tc_education";
create policy "p_tc_education" on "public"."child_location" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "name") on "public"."district" to "tc_education";
create policy "p_tc_education" on "public"."district" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_education";
create policy "p_tc_education" on "public"."division_code" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "student_id", "class_id", "school_id", "school_year", "boarding", "kind", "valid_from", "valid_to", "end_reason") on "public"."enrolment" to "tc_education";
create policy "p_tc_education" on "public"."enrolment" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_education";
grant select ("id", "name", "phone_cipher", "phone_tail") on "public"."guardian" to "tc_education";
create policy "p_tc_education" on "public"."guardian" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "child_id", "guardian_id", "kind", "status", "valid_from", "valid_to") on "public"."guardianship" to "tc_education";
create policy "p_tc_education" on "public"."guardianship" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_education";
create policy "p_tc_education" on "public"."school" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "school_id", "township_id", "school_year", "grade", "class_no", "type", "cap") on "public"."school_class" to "tc_education";
create policy "p_tc_education" on "public"."school_class" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_education";
create policy "p_tc_education" on "public"."school_headcount" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "school_id", "child_id", "student_no_cipher", "student_no_tail", "category", "since") on "public"."student" to "tc_education";
create policy "p_tc_education" on "public"."student" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_education";
create policy "p_tc_education" on "public"."township" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_education";
create policy "p_tc_education" on "public"."township_name" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "township_id", "name", "kind") on "public"."village" to "tc_education";
create policy "p_tc_education" on "public"."village" for select to "tc_education" using ((select current_setting('tongchou.scope', true)) = 'district');

-- finance-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_finance'); end $connect$;
grant usage on schema public, tc to "tc_finance";
grant select ("version") on tc.policy_state to "tc_finance";
grant select ("id", "epoch") on tc.person to "tc_finance";
grant execute on function tc.today() to "tc_finance";
grant select ("id", "name") on "public"."district" to "tc_finance";
create policy "p_tc_finance" on "public"."district" for select to "tc_finance" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_finance";
create policy "p_tc_finance" on "public"."division_code" for select to "tc_finance" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_finance";
grant select ("id", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_finance";
create policy "p_tc_finance" on "public"."school" for select to "tc_finance" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_finance";
create policy "p_tc_finance" on "public"."school_headcount" for select to "tc_finance" using ((select current_setting('tongchou.scope', true)) = 'district' and "school_headcount"."certified_on" is not null);
grant select ("id", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_finance";
create policy "p_tc_finance" on "public"."township" for select to "tc_finance" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_finance";
create policy "p_tc_finance" on "public"."township_name" for select to "tc_finance" using ((select current_setting('tongchou.scope', true)) = 'district');
grant select ("id", "township_id", "name", "kind") on "public"."village" to "tc_finance";
create policy "p_tc_finance" on "public"."village" for select to "tc_finance" using ((select current_setting('tongchou.scope', true)) = 'district');

-- guardian
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_guardian'); end $connect$;
grant usage on schema public, tc to "tc_guardian";
grant select ("version") on tc.policy_state to "tc_guardian";
grant select ("id", "epoch") on tc.person to "tc_guardian";
grant execute on function tc.today() to "tc_guardian";
grant select ("id", "name", "id_type", "id_number_tail", "gender", "birth_date") on "public"."child" to "tc_guardian";
create policy "p_tc_guardian" on "public"."child" for select to "tc_guardian" using (exists (select from "public"."guardianship" as e1 where e1."child_id" = "child"."id" offset 0));
grant select ("id", "child_id", "kind", "township_id", "village_id", "address_cipher", "protective", "valid_from", "valid_to") on "public"."child_location" to "tc_guardian";
create policy "p_tc_guardian" on "public"."child_location" for select to "tc_guardian" using ((exists (select from "public"."child" as e1 where e1."id" = "child_location"."child_id" offset 0) and "child_location"."protective" = false));
grant select ("id", "name") on "public"."district" to "tc_guardian";
create policy "p_tc_guardian" on "public"."district" for select to "tc_guardian" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_guardian";
create policy "p_tc_guardian" on "public"."division_code" for select to "tc_guardian" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "student_id", "class_id", "school_id", "school_year", "boarding", "kind", "valid_from", "valid_to", "end_reason") on "public"."enrolment" to "tc_guardian";
create policy "p_tc_guardian" on "public"."enrolment" for select to "tc_guardian" using (exists (select from "public"."student" as e1 where e1."id" = "enrolment"."student_id" offset 0));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_guardian";
grant select ("id", "name", "id_number_tail", "phone_cipher", "workplace_province") on "public"."guardian" to "tc_guardian";
create policy "p_tc_guardian" on "public"."guardian" for select to "tc_guardian" using ("guardian"."id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "child_id", "guardian_id", "kind", "status", "valid_from", "valid_to") on "public"."guardianship" to "tc_guardian";
create policy "p_tc_guardian" on "public"."guardianship" for select to "tc_guardian" using (("guardianship"."guardian_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]) and "guardianship"."status" = 'active' and ("guardianship"."valid_from" <= (select tc.today()) and ("guardianship"."valid_to" is null or "guardianship"."valid_to" > (select tc.today())))));
grant select ("id", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_guardian";
create policy "p_tc_guardian" on "public"."school" for select to "tc_guardian" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "school_id", "township_id", "school_year", "grade", "class_no", "type") on "public"."school_class" to "tc_guardian";
create policy "p_tc_guardian" on "public"."school_class" for select to "tc_guardian" using (exists (select from "public"."enrolment" as e1 where e1."class_id" = "school_class"."id" offset 0));
grant select ("id", "school_id", "child_id", "student_no_tail", "category", "since") on "public"."student" to "tc_guardian";
create policy "p_tc_guardian" on "public"."student" for select to "tc_guardian" using (exists (select from "public"."child" as e1 where e1."id" = "student"."child_id" offset 0));
grant select ("id", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_guardian";
create policy "p_tc_guardian" on "public"."township" for select to "tc_guardian" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_guardian";
create policy "p_tc_guardian" on "public"."township_name" for select to "tc_guardian" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "name", "kind") on "public"."village" to "tc_guardian";
create policy "p_tc_guardian" on "public"."village" for select to "tc_guardian" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);

-- public
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_public'); end $connect$;
grant usage on schema public, tc to "tc_public";
grant select ("version") on tc.policy_state to "tc_public";
grant select ("id", "epoch") on tc.person to "tc_public";
grant execute on function tc.today() to "tc_public";
grant select ("id", "name") on "public"."district" to "tc_public";
create policy "p_tc_public" on "public"."district" for select to "tc_public" using ((select current_setting('tongchou.scope', true)) = 'public');
grant select ("id", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_public";
create policy "p_tc_public" on "public"."division_code" for select to "tc_public" using ((select current_setting('tongchou.scope', true)) = 'public');
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_public";
grant select ("id", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_public";
create policy "p_tc_public" on "public"."school" for select to "tc_public" using ((select current_setting('tongchou.scope', true)) = 'public');
grant select ("id", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_public";
create policy "p_tc_public" on "public"."township" for select to "tc_public" using ((select current_setting('tongchou.scope', true)) = 'public');
grant select ("id", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_public";
create policy "p_tc_public" on "public"."township_name" for select to "tc_public" using ((select current_setting('tongchou.scope', true)) = 'public');
grant select ("id", "township_id", "name", "kind") on "public"."village" to "tc_public";
create policy "p_tc_public" on "public"."village" for select to "tc_public" using ((select current_setting('tongchou.scope', true)) = 'public');

-- school-registrar
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_school'); end $connect$;
grant usage on schema public, tc to "tc_school";
grant select ("version") on tc.policy_state to "tc_school";
grant select ("id", "epoch") on tc.person to "tc_school";
grant execute on function tc.today() to "tc_school";
grant select ("id", "school_id", "name", "id_type", "id_number_tail", "gender", "birth_date") on "public"."child" to "tc_school";
create policy "p_tc_school" on "public"."child" for select to "tc_school" using ("child"."school_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "name") on "public"."district" to "tc_school";
create policy "p_tc_school" on "public"."district" for select to "tc_school" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_school";
create policy "p_tc_school" on "public"."division_code" for select to "tc_school" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "student_id", "class_id", "school_id", "school_year", "boarding", "kind", "valid_from", "valid_to", "end_reason") on "public"."enrolment" to "tc_school";
create policy "p_tc_school" on "public"."enrolment" for select to "tc_school" using ("enrolment"."school_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_school";
grant select ("id", "name", "phone_cipher", "workplace_province") on "public"."guardian" to "tc_school";
create policy "p_tc_school" on "public"."guardian" for select to "tc_school" using (exists (select from "public"."guardianship" as e1 where e1."guardian_id" = "guardian"."id" offset 0));
grant select ("id", "school_id", "child_id", "guardian_id", "kind", "status", "protective_flag", "valid_from", "valid_to") on "public"."guardianship" to "tc_school";
create policy "p_tc_school" on "public"."guardianship" for select to "tc_school" using ("guardianship"."school_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_school";
create policy "p_tc_school" on "public"."school" for select to "tc_school" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "school_id", "township_id", "school_year", "grade", "class_no", "type", "cap") on "public"."school_class" to "tc_school";
create policy "p_tc_school" on "public"."school_class" for select to "tc_school" using ("school_class"."school_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_school";
create policy "p_tc_school" on "public"."school_headcount" for select to "tc_school" using ("school_headcount"."school_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "school_id", "child_id", "student_no_tail", "category", "since") on "public"."student" to "tc_school";
create policy "p_tc_school" on "public"."student" for select to "tc_school" using ("student"."school_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_school";
create policy "p_tc_school" on "public"."township" for select to "tc_school" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_school";
create policy "p_tc_school" on "public"."township_name" for select to "tc_school" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "name", "kind") on "public"."village" to "tc_school";
create policy "p_tc_school" on "public"."village" for select to "tc_school" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);

-- township-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_township'); end $connect$;
grant usage on schema public, tc to "tc_township";
grant select ("version") on tc.policy_state to "tc_township";
grant select ("id", "epoch") on tc.person to "tc_township";
grant execute on function tc.today() to "tc_township";
grant select ("id", "hukou_township_id", "residence_township_id", "name", "id_type", "id_number_tail", "gender", "birth_date") on "public"."child" to "tc_township";
create policy "p_tc_township" on "public"."child" for select to "tc_township" using (("child"."hukou_township_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]) or "child"."residence_township_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[])));
grant select ("id", "child_id", "kind", "township_id", "village_id", "address_cipher", "valid_from", "valid_to") on "public"."child_location" to "tc_township";
create policy "p_tc_township" on "public"."child_location" for select to "tc_township" using ((("child_location"."township_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]) and ("child_location"."valid_from" <= (select tc.today()) and ("child_location"."valid_to" is null or "child_location"."valid_to" > (select tc.today())))) or ("child_location"."township_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]) and ("child_location"."valid_from" <= (select tc.today()) and ("child_location"."valid_to" is null or "child_location"."valid_to" > (select tc.today()))) and "child_location"."kind" = 'residence')));
grant select ("id", "name") on "public"."district" to "tc_township";
create policy "p_tc_township" on "public"."district" for select to "tc_township" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_township";
create policy "p_tc_township" on "public"."division_code" for select to "tc_township" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "student_id", "school_id", "hukou_township_id", "school_year", "valid_from", "valid_to") on "public"."enrolment" to "tc_township";
create policy "p_tc_township" on "public"."enrolment" for select to "tc_township" using ("enrolment"."hukou_township_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_township";
grant select ("id", "name", "phone_cipher", "workplace_province") on "public"."guardian" to "tc_township";
create policy "p_tc_township" on "public"."guardian" for select to "tc_township" using (exists (select from "public"."guardianship" as e1 where e1."guardian_id" = "guardian"."id" offset 0));
grant select ("id", "hukou_township_id", "residence_township_id", "child_id", "guardian_id", "kind", "status", "protective_flag", "valid_from", "valid_to") on "public"."guardianship" to "tc_township";
create policy "p_tc_township" on "public"."guardianship" for select to "tc_township" using (("guardianship"."hukou_township_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]) or "guardianship"."residence_township_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[])));
grant select ("id", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_township";
create policy "p_tc_township" on "public"."school" for select to "tc_township" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "hukou_township_id", "school_id", "child_id", "category", "since") on "public"."student" to "tc_township";
create policy "p_tc_township" on "public"."student" for select to "tc_township" using ("student"."hukou_township_id" = any ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[])::uuid[]));
grant select ("id", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_township";
create policy "p_tc_township" on "public"."township" for select to "tc_township" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_township";
create policy "p_tc_township" on "public"."township_name" for select to "tc_township" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);
grant select ("id", "township_id", "name", "kind") on "public"."village" to "tc_township";
create policy "p_tc_township" on "public"."village" for select to "tc_township" using ((select string_to_array(nullif(current_setting('tongchou.scope', true), ''), ',')::uuid[]) is not null);

do $grants$
declare
  login constant text := current_setting('tongchou.runtime_login');
begin
  execute format('grant connect on database %I to %I', current_database(), login);
  execute format('grant usage on schema public, tc to %I', login);
  execute format('grant select on tc.person, tc.assignment, tc.policy_state, tc.policy_version to %I', login);
  execute format('grant select (id, parent_school_id) on public.school to %I', login);
  execute format('create policy p_runtime on public.school for select to %I using (true)', login);
end $grants$;

comment on schema tc is 'enforces policy f074009443a24d023bba5ac48f27a74312b8f246273c9a6dfe8516406988000e';

do $check$
declare
  wrong text;
begin
  select string_agg(c.oid::regclass::text, ', ') into wrong from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity);
  if wrong is not null then raise exception 'tables without forced row security: %', wrong; end if;
  select string_agg(format('%s on %s', l, c.oid::regclass), ', ') into wrong
    from unnest(array['tc_education', 'tc_finance', 'tc_guardian', 'tc_public', 'tc_school', 'tc_township']::text[]) l, pg_class c
    where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (has_table_privilege(l, c.oid, 'select, insert, update, delete, truncate, references, trigger')
        or has_any_column_privilege(l, c.oid, 'insert, update, references'));
  if wrong is not null then raise exception 'logins with more than columns to read: %', wrong; end if;
  select string_agg(l, ', ') into wrong
    from (select unnest(array['tc_education', 'tc_finance', 'tc_guardian', 'tc_public', 'tc_school', 'tc_township']::text[]) union select current_setting('tongchou.runtime_login')) as a(l)
    where has_database_privilege(l, current_database(), 'create, temporary')
      or exists (select from pg_namespace n where has_schema_privilege(l, n.oid, 'create'))
      or exists (select from pg_auth_members m where m.member = to_regrole(quote_ident(l)));
  if wrong is not null then raise exception 'logins that can create objects or become others: %', wrong; end if;
end $check$;
