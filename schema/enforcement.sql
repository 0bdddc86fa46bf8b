-- Generated from schema/policies and the catalogue: do not edit. Apply in one transaction, as the tables' owner, with
-- the setting tongchou.runtime_login naming the login of the server. Policy 71efd8c86ef1cdfd228e527373ac1b35637ef49f01df109fa3c7240e95a91929
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
  if exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = login.oid and deptype = 'o'
      and dbid in (0, (select oid from pg_database where datname = current_database()))) then
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
  may_limit constant boolean := has_parameter_privilege('temp_file_limit', 'set');
  wanted text[];
  noted text;
  found_settings text[];
  entry text;
begin
  foreach name in array array['tc_audit', 'tc_care', 'tc_civil_affairs', 'tc_development', 'tc_education', 'tc_finance', 'tc_guardian', 'tc_hr', 'tc_inspection', 'tc_leader', 'tc_planning', 'tc_police', 'tc_public', 'tc_school', 'tc_staffing', 'tc_steward', 'tc_system', 'tc_teacher', 'tc_township', 'tc_village', 'tc_jobs']::text[] loop
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
    if exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = login.oid and deptype = 'o'
      and dbid in (0, (select oid from pg_database where datname = current_database()))) then
      raise exception 'the login % owns objects', name;
    end if;
    select array_agg(s order by s collate "C") into found_settings
      from pg_db_role_setting d, unnest(d.setconfig) s where d.setrole = login.oid and d.setdatabase = 0;
    -- Who may not set a limit cannot take away what a superuser has set: it stays, and is expected to.
    wanted := array['default_transaction_read_only=on', 'idle_in_transaction_session_timeout=10s', 'search_path=pg_catalog, public, pg_temp', 'statement_timeout=10s']::text[] || case when may_limit then array['temp_file_limit=256MB']
      else array(select s from unnest(found_settings) s where starts_with(s, 'temp_file_limit=')) end;
    noted := 'tongchou: ' || array_to_string(wanted, '; ');
    if found_settings is distinct from wanted then
      execute format('alter role %I reset all', name);
      foreach entry in array wanted loop
        continue when starts_with(entry, 'temp_file_limit=') and not may_limit;
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
end $logins$;

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
  for object in select c.oid, c.oid::regclass as name, c.relkind, c.relowner, c.relnamespace::regnamespace::text as schema from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      order by c.oid loop
    for holder in select distinct a.grantee from (
        select (aclexplode(c.relacl)).grantee from pg_class c where c.oid = object.oid
        union all select (aclexplode(t.attacl)).grantee from pg_attribute t where t.attrelid = object.oid) a
        where a.grantee <> object.relowner loop
      execute format('revoke all on table %s from %s cascade', object.name,
        case holder.grantee when 0 then 'public' else holder.grantee::regrole::text end);
    end loop;
    if object.relkind = 'v' then
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
  for open_routine in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace
      and p.proname ~ '^pg_(try_)?advisory_(xact_)?lock|^lo_(creat|create|from_bytea)$|^pg_logical_emit_message$' and has_function_privilege('public', p.oid, 'execute') loop
    execute format('revoke execute on function %s from public', open_routine);
    execute format('grant execute on function %s to pg_database_owner', open_routine);
  end loop;
end $open$;

do $tied$
declare
  name text;
begin
  for name in select relname from pg_class where relnamespace = 'tc'::regnamespace and relkind = 'v' and starts_with(relname, 'tied_') loop
    execute format('drop view tc.%I', name);
  end loop;
end $tied$;
create view tc."tied_care_contact" with (security_barrier) as select "id" from "public"."care_contact" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]) or "carer_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_counselling_session" with (security_barrier) as select "id" from "public"."counselling_session" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]) or "counsellor_teacher_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_enrolment" with (security_barrier) as select "id" from "public"."enrolment" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_entrusted_care" with (security_barrier) as select "id" from "public"."entrusted_care" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]) or "guardian_id" = any ((select tc.ties())::uuid[]) or "carer_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_growth_record" with (security_barrier) as select "id" from "public"."growth_record" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_left_behind_record" with (security_barrier) as select "id" from "public"."left_behind_record" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]) or "carer_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_mandatory_report" with (security_barrier) as select "id" from "public"."mandatory_report" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_nutrition_pupil_term" with (security_barrier) as select "id" from "public"."nutrition_pupil_term" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_payee_account" with (security_barrier) as select "id" from "public"."payee_account" where tc.is_server() and ("teacher_id" = any ((select tc.ties())::uuid[]) or "child_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_placement_subject" with (security_barrier) as select "id" from "public"."placement_subject" where tc.is_server() and ("teacher_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_rotation_eligibility" with (security_barrier) as select "id" from "public"."rotation_eligibility" where tc.is_server() and ("teacher_id" = any ((select tc.ties())::uuid[]));
create view tc."tied_student_aid_grant" with (security_barrier) as select "id" from "public"."student_aid_grant" where tc.is_server() and ("child_id" = any ((select tc.ties())::uuid[]));
do $tied$
declare
  made record;
begin
  for made in select v.oid::regclass as name, t.relowner::regrole as owner from pg_class v
      join pg_class t on t.relnamespace = 'public'::regnamespace and v.relname = 'tied_' || t.relname
      where v.relnamespace = 'tc'::regnamespace and v.relkind = 'v' and v.relowner <> t.relowner loop
    execute format('alter view %s owner to %s', made.name, made.owner);
  end loop;
end $tied$;

-- writing sides
do $writers$
declare
  name text;
  side pg_roles;
begin
  foreach name in array array['tc_education_w', 'tc_finance_w', 'tc_hr_w', 'tc_school_w', 'tc_township_w', 'tc_village_w']::text[] loop
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
do $drop$
declare
  fn regprocedure;
begin
  for fn in select p.oid::regprocedure from pg_proc p where p.pronamespace = to_regnamespace('tc_write') loop
    execute format('drop function %s', fn);
  end loop;
end $drop$;

-- audit-administrator
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_audit'); end $connect$;
grant usage on schema public, tc to "tc_audit";
grant select ("version") on tc.policy_state to "tc_audit";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_audit";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_audit";

-- care-organisation
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_care'); end $connect$;
grant usage on schema public, tc to "tc_care";
grant select ("version") on tc.policy_state to "tc_care";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_care";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_care";
grant select ("id") on tc."tied_care_contact" to "tc_care";
grant select ("id", "archived_at", "child_id", "township_id", "organisation", "held_on", "kind", "participants") on "public"."care_activity" to "tc_care";
create policy "p_tc_care" on "public"."care_activity" for select to "tc_care" using (tc.is_server() and ("care_activity"."archived_at" is null and "care_activity"."child_id" = any ((select tc.scope_ids())::uuid[])) and ("care_activity"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "child_id", "village_id", "given_name", "age_band", "valid_from", "valid_to") on "public"."care_contact" to "tc_care";
create policy "p_tc_care" on "public"."care_contact" for select to "tc_care" using (tc.is_server() and ("care_contact"."archived_at" is null and ("care_contact"."child_id" = any ((select tc.scope_ids())::uuid[]) and ("care_contact"."valid_from" <= (select tc.today()) and ("care_contact"."valid_to" is null or "care_contact"."valid_to" > (select tc.today()))))) and ("care_contact"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("care_contact"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_care";
create policy "p_tc_care" on "public"."catchment" for select to "tc_care" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_care";
create policy "p_tc_care" on "public"."catchment_division" for select to "tc_care" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_care";
create policy "p_tc_care" on "public"."charter" for select to "tc_care" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_ids()) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_care";
create policy "p_tc_care" on "public"."closure_hearing" for select to "tc_care" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_care";
create policy "p_tc_care" on "public"."cluster_member" for select to "tc_care" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_care";
create policy "p_tc_care" on "public"."construction_project" for select to "tc_care" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_ids()) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_care";
create policy "p_tc_care" on "public"."definition" for select to "tc_care" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_care";
create policy "p_tc_care" on "public"."district" for select to "tc_care" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_care";
create policy "p_tc_care" on "public"."division_code" for select to "tc_care" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_care";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_care";
create policy "p_tc_care" on "public"."enrolment_plan" for select to "tc_care" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_care";
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_care";
create policy "p_tc_care" on "public"."parameter" for select to "tc_care" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_care";
create policy "p_tc_care" on "public"."policy_document" for select to "tc_care" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_care";
create policy "p_tc_care" on "public"."post_structure_ratio" for select to "tc_care" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_care";
create policy "p_tc_care" on "public"."recruitment_plan" for select to "tc_care" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_ids()) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_care";
create policy "p_tc_care" on "public"."school" for select to "tc_care" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_care";
create policy "p_tc_care" on "public"."school_closure" for select to "tc_care" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_care";
create policy "p_tc_care" on "public"."school_cluster" for select to "tc_care" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_care";
create policy "p_tc_care" on "public"."school_condition" for select to "tc_care" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_ids()) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_care";
create policy "p_tc_care" on "public"."school_stage" for select to "tc_care" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_care";
create policy "p_tc_care" on "public"."staffing_standard" for select to "tc_care" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_care";
create policy "p_tc_care" on "public"."target" for select to "tc_care" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_care";
create policy "p_tc_care" on "public"."township" for select to "tc_care" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_care";
create policy "p_tc_care" on "public"."township_name" for select to "tc_care" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_care";
create policy "p_tc_care" on "public"."village" for select to "tc_care" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "level", "measure", "township_id", "children", "suppressed") on "public"."welfare_cube" to "tc_care";
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_care";
create policy "p_tc_care" on "public"."workday_calendar" for select to "tc_care" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_ids()) is not null));

-- civil-affairs-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_civil_affairs'); end $connect$;
grant usage on schema public, tc to "tc_civil_affairs";
grant select ("version") on tc.policy_state to "tc_civil_affairs";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_civil_affairs";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_civil_affairs";
grant select ("id", "archived_at", "child_id", "kind", "amount_fen", "household_finances_cipher", "accepted_township_id", "valid_from", "valid_to") on "public"."assistance" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."assistance" for select to "tc_civil_affairs" using (tc.is_server() and ("assistance"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("assistance"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."catchment" for select to "tc_civil_affairs" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."catchment_division" for select to "tc_civil_affairs" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."charter" for select to "tc_civil_affairs" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('district')) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "name", "gender", "birth_date", "enrolled") on "public"."child" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."child" for select to "tc_civil_affairs" using (tc.is_server() and ("child"."archived_at" is null and exists (select from "public"."civil_affairs_candidate" as e1 where e1."child_id" = "child"."id" offset 0)) and ("child"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "hukou_township_id", "residence_township_id", "school_id", "child_id", "reason", "valid_from", "valid_to") on "public"."civil_affairs_candidate" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."civil_affairs_candidate" for select to "tc_civil_affairs" using (tc.is_server() and ("civil_affairs_candidate"."archived_at" is null and (select tc.scope_is('district')) is not null and ("civil_affairs_candidate"."valid_from" <= (select tc.today()) and ("civil_affairs_candidate"."valid_to" is null or "civil_affairs_candidate"."valid_to" > (select tc.today())))) and ("civil_affairs_candidate"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."closure_hearing" for select to "tc_civil_affairs" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."cluster_member" for select to "tc_civil_affairs" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."construction_project" for select to "tc_civil_affairs" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('district')) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."definition" for select to "tc_civil_affairs" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "child_id", "category", "status", "father_situation", "mother_situation", "accepted_township_id", "valid_from", "valid_to") on "public"."difficulty_record" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."difficulty_record" for select to "tc_civil_affairs" using (tc.is_server() and ("difficulty_record"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("difficulty_record"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "name") on "public"."district" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."district" for select to "tc_civil_affairs" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."division_code" for select to "tc_civil_affairs" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "report_id", "station", "responded_at", "measure") on "public"."emergency_response" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."emergency_response" for select to "tc_civil_affairs" using (tc.is_server() and ("emergency_response"."archived_at" is null and exists (select from "public"."mandatory_report" as e1 where e1."id" = "emergency_response"."report_id" offset 0)) and ((select tc.ties()) is null or exists (select from "public"."mandatory_report" as parent where parent."id" = "emergency_response"."report_id")));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_civil_affairs";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."enrolment_plan" for select to "tc_civil_affairs" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "phone_cipher") on "public"."guardian" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."guardian" for select to "tc_civil_affairs" using (tc.is_server() and ("guardian"."archived_at" is null and exists (select from "public"."guardianship" as e1 where e1."guardian_id" = "guardian"."id" offset 0)) and ("guardian"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "child_id", "guardian_id", "kind", "status", "protective_flag", "valid_from", "valid_to") on "public"."guardianship" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."guardianship" for select to "tc_civil_affairs" using (tc.is_server() and ("guardianship"."archived_at" is null and exists (select from "public"."child" as e1 where e1."id" = "guardianship"."child_id" offset 0)) and ("guardianship"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("guardianship"."guardian_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "report_id", "child_id", "guardian_id", "court", "decision", "decided_on", "valid_from", "valid_to") on "public"."guardianship_intervention" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."guardianship_intervention" for select to "tc_civil_affairs" using (tc.is_server() and ("guardianship_intervention"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("guardianship_intervention"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("guardianship_intervention"."guardian_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_civil_affairs";
grant select ("id", "archived_at", "record_id", "child_id", "period_start", "checked_on", "method", "checker", "finding") on "public"."left_behind_check" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."left_behind_check" for select to "tc_civil_affairs" using (tc.is_server() and ("left_behind_check"."archived_at" is null and exists (select from "public"."child" as e1 where e1."id" = "left_behind_check"."child_id" offset 0)) and ("left_behind_check"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "child_id", "carer_id", "definition", "reason", "risk", "guardianship_grade", "income_sources", "valid_from", "valid_to", "closed_on", "close_reason", "verified_on", "due_on") on "public"."left_behind_record" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."left_behind_record" for select to "tc_civil_affairs" using (tc.is_server() and ("left_behind_record"."archived_at" is null and exists (select from "public"."child" as e1 where e1."id" = "left_behind_record"."child_id" offset 0)) and ("left_behind_record"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("left_behind_record"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "report_no", "child_id", "school_id", "township_id", "category", "event_at", "known_at", "reported_at", "reporter_kind", "reporter_school_id", "reporter_township_id", "reporter_village_id", "narrative_cipher", "status", "closed_on", "to_civil_affairs") on "public"."mandatory_report" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."mandatory_report" for select to "tc_civil_affairs" using (tc.is_server() and ("mandatory_report"."archived_at" is null and (select tc.scope_is('district')) is not null and "mandatory_report"."to_civil_affairs" = true) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."parameter" for select to "tc_civil_affairs" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."policy_document" for select to "tc_civil_affairs" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."post_structure_ratio" for select to "tc_civil_affairs" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."recruitment_plan" for select to "tc_civil_affairs" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "report_id", "assessed_on", "need", "plan_cipher", "review_on") on "public"."report_assessment" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."report_assessment" for select to "tc_civil_affairs" using (tc.is_server() and ("report_assessment"."archived_at" is null and (select tc.scope_is('district')) is not null) and ((select tc.ties()) is null or exists (select from "public"."mandatory_report" as parent where parent."id" = "report_assessment"."report_id")));
grant select ("id", "archived_at", "report_id", "department", "received_at", "first_action_at", "due_at") on "public"."report_recipient" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."report_recipient" for select to "tc_civil_affairs" using (tc.is_server() and ("report_recipient"."archived_at" is null and (select tc.scope_is('district')) is not null and "report_recipient"."department" = 'civil-affairs') and ((select tc.ties()) is null or exists (select from "public"."mandatory_report" as parent where parent."id" = "report_recipient"."report_id")));
grant select ("id", "archived_at", "report_id", "child_id", "released_on", "outcome") on "public"."report_release" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."report_release" for select to "tc_civil_affairs" using (tc.is_server() and ("report_release"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("report_release"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."school" for select to "tc_civil_affairs" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."school_closure" for select to "tc_civil_affairs" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."school_cluster" for select to "tc_civil_affairs" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."school_condition" for select to "tc_civil_affairs" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."school_stage" for select to "tc_civil_affairs" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."staffing_standard" for select to "tc_civil_affairs" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "child_id", "school_year", "term", "decision") on "public"."student_aid_grant" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."student_aid_grant" for select to "tc_civil_affairs" using (tc.is_server() and ("student_aid_grant"."archived_at" is null and ("student_aid_grant"."decision" = 'granted' and exists (select from "public"."child" as e1 where e1."id" = "student_aid_grant"."child_id" offset 0))) and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."target" for select to "tc_civil_affairs" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."township" for select to "tc_civil_affairs" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."township_name" for select to "tc_civil_affairs" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."village" for select to "tc_civil_affairs" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "measure", "township_id", "children", "suppressed") on "public"."welfare_cube" to "tc_civil_affairs";
grant select ("id", "archived_at", "kind", "subject", "amount", "unit", "document_no", "valid_from", "valid_to") on "public"."welfare_deadline" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."welfare_deadline" for select to "tc_civil_affairs" using (tc.is_server() and ("welfare_deadline"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_civil_affairs";
create policy "p_tc_civil_affairs" on "public"."workday_calendar" for select to "tc_civil_affairs" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- development-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_development'); end $connect$;
grant usage on schema public, tc to "tc_development";
grant select ("version") on tc.policy_state to "tc_development";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_development";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_development";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_development";
create policy "p_tc_development" on "public"."catchment" for select to "tc_development" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_development";
create policy "p_tc_development" on "public"."catchment_division" for select to "tc_development" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_development";
create policy "p_tc_development" on "public"."charter" for select to "tc_development" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('district')) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_development";
create policy "p_tc_development" on "public"."closure_hearing" for select to "tc_development" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_development";
create policy "p_tc_development" on "public"."cluster_member" for select to "tc_development" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "need", "site", "approval_no", "investment_fen", "priority", "land_status", "land_parcel_no", "funds_confirmed_on", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_development";
create policy "p_tc_development" on "public"."construction_project" for select to "tc_development" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_development";
create policy "p_tc_development" on "public"."definition" for select to "tc_development" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_development";
create policy "p_tc_development" on "public"."district" for select to "tc_development" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_development";
create policy "p_tc_development" on "public"."division_code" for select to "tc_development" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_development";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_development";
create policy "p_tc_development" on "public"."enrolment_plan" for select to "tc_development" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_development";
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_development";
create policy "p_tc_development" on "public"."parameter" for select to "tc_development" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_development";
create policy "p_tc_development" on "public"."policy_document" for select to "tc_development" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_development";
create policy "p_tc_development" on "public"."post_structure_ratio" for select to "tc_development" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "project_id", "source", "fiscal_year", "planned_fen", "paid_fen") on "public"."project_funding" to "tc_development";
create policy "p_tc_development" on "public"."project_funding" for select to "tc_development" using (tc.is_server() and ("project_funding"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_development";
create policy "p_tc_development" on "public"."recruitment_plan" for select to "tc_development" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "case_no", "township_id", "name", "developer", "developer_uscc", "households", "school_duty", "places", "project_id", "housing_planned_on", "housing_permit_on", "housing_started_on", "housing_delivered_on", "housing_verified_on", "school_planned_on", "school_permit_on", "school_started_on", "school_delivered_on") on "public"."residential_development" to "tc_development";
create policy "p_tc_development" on "public"."residential_development" for select to "tc_development" using (tc.is_server() and ("residential_development"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_development";
create policy "p_tc_development" on "public"."school" for select to "tc_development" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "places", "children", "suppressed", "as_of") on "public"."school_age_cube" to "tc_development";
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_development";
create policy "p_tc_development" on "public"."school_closure" for select to "tc_development" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_development";
create policy "p_tc_development" on "public"."school_cluster" for select to "tc_development" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_development";
create policy "p_tc_development" on "public"."school_condition" for select to "tc_development" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_development";
create policy "p_tc_development" on "public"."school_stage" for select to "tc_development" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_development";
create policy "p_tc_development" on "public"."staffing_standard" for select to "tc_development" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_development";
create policy "p_tc_development" on "public"."target" for select to "tc_development" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_development";
create policy "p_tc_development" on "public"."township" for select to "tc_development" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_development";
create policy "p_tc_development" on "public"."township_name" for select to "tc_development" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_development";
create policy "p_tc_development" on "public"."village" for select to "tc_development" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_development";
create policy "p_tc_development" on "public"."workday_calendar" for select to "tc_development" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- education-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_education'); end $connect$;
grant usage on schema public, tc to "tc_education", "tc_education_w";
grant select ("version") on tc.policy_state to "tc_education", "tc_education_w";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_education", "tc_education_w";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_education", "tc_education_w";
grant select ("id") on tc."tied_enrolment" to "tc_education";
grant select ("id") on tc."tied_left_behind_record" to "tc_education";
grant select ("id") on tc."tied_mandatory_report" to "tc_education";
grant select ("id") on tc."tied_nutrition_pupil_term" to "tc_education";
grant select ("id", "archived_at", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "document_number", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."aid_scheme" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("aid_scheme"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "budget_code", "amount_fen", "central_fen", "municipal_fen", "district_fen", "difference_note", "decided_on", "published_on", "document_id") on "public"."allocation" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."allocation" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("allocation"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "post_id", "teacher_id", "school_id", "township_id", "contract_no", "competed_on", "confirmed_on", "valid_from", "valid_to") on "public"."appointment" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."appointment" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("appointment"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "month", "income_fen", "subsidy_fen", "food_fen", "staff_fen", "other_fen", "published_on", "balance_fen", "food_share_permille") on "public"."canteen_account" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."canteen_account" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("canteen_account"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."catchment" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."catchment_division" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."charter" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "id_type", "id_number_cipher", "id_number_index", "identity_code", "gender", "birth_date", "enrolled") on "public"."child" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."child" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("child"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("child"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "child_id", "kind", "township_id", "outside_code", "village_id", "valid_from", "valid_to") on "public"."child_location" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."child_location" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("child_location"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("child_location"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "class_id", "teacher_id", "school_id", "township_id", "school_year", "subject", "homeroom", "valid_from", "valid_to") on "public"."class_teaching" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."class_teaching" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("class_teaching"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("class_teaching"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "measure", "row_id", "school_id", "township_id", "part", "period_from", "period_to", "value", "revision", "latest", "reason", "recorded_on") on "public"."closed_figure" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."closed_figure" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("closed_figure"."archived_at" is null and (select tc.scope_is('district')) is not null and ("closed_figure"."measure" = 'class-size' or "closed_figure"."measure" = 'class-size-opening' or "closed_figure"."measure" = 'quota' or "closed_figure"."measure" = 'quota-occupied' or "closed_figure"."measure" = 'quota-outside' or "closed_figure"."measure" = 'quota-seconded' or "closed_figure"."measure" = 'rotation-eligible' or "closed_figure"."measure" = 'rotation-rotated' or "closed_figure"."measure" = 'rotation-backbone' or "closed_figure"."measure" = 'classes' or "closed_figure"."measure" = 'classes-found' or "closed_figure"."measure" = 'classes-large' or "closed_figure"."measure" = 'classes-very-large' or "closed_figure"."measure" = 'pupils-schools' or "closed_figure"."measure" = 'pupils' or "closed_figure"."measure" = 'closing' or "closed_figure"."measure" = 'funds-allocated' or "closed_figure"."measure" = 'funds-paid' or "closed_figure"."measure" = 'funds-spent' or "closed_figure"."measure" = 'meals-eligible' or "closed_figure"."measure" = 'meals-covered')));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."closure_hearing" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."cluster_member" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "need", "site", "approval_no", "investment_fen", "priority", "land_status", "land_parcel_no", "funds_confirmed_on", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."construction_project" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "semester", "grade", "subject", "periods_per_week", "required_periods") on "public"."curriculum_offering" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."curriculum_offering" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("curriculum_offering"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."definition" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "child_id", "category", "status", "valid_from", "valid_to") on "public"."difficulty_record" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."difficulty_record" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("difficulty_record"."archived_at" is null and (select tc.scope_is('district')) is not null and ("difficulty_record"."status" = 'confirmed' and ("difficulty_record"."valid_from" <= (select tc.today()) and ("difficulty_record"."valid_to" is null or "difficulty_record"."valid_to" > (select tc.today()))))) and ("difficulty_record"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "name") on "public"."district" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."district" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."division_code" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."education_budget" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "student_id", "class_id", "school_id", "school_year", "boarding", "kind", "valid_from", "valid_to", "end_reason") on "public"."enrolment" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."enrolment" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("enrolment"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("enrolment"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."enrolment_plan" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."fund_standard" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "from_day", "reason", "proposed_on", "proposed_by", "decision", "decided_on", "decided_by", "decision_note") on "public"."fund_standard_proposal" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."fund_standard_proposal" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("fund_standard_proposal"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "stage", "standard_id", "actual", "funded", "as_of", "status", "certified_on", "revision", "revision_reason", "superseded_on") on "public"."funding_headcount" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."funding_headcount" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("funding_headcount"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "school_year", "status", "measured", "pupils", "share_permille", "suppressed") on "public"."growth_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "name", "phone_cipher", "phone_tail") on "public"."guardian" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."guardian" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("guardian"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("guardian"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "child_id", "guardian_id", "kind", "status", "valid_from", "valid_to") on "public"."guardianship" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."guardianship" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("guardianship"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("guardianship"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("guardianship"."guardian_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "valid_from", "valid_to") on "public"."housing_guarantee" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."housing_guarantee" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("housing_guarantee"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("housing_guarantee"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "child_id", "school_year", "disability_category", "disability_grade", "assessment_cipher", "placement", "committee", "steps", "review_on") on "public"."individual_plan" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."individual_plan" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("individual_plan"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("individual_plan"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "class_id", "school_id", "township_id", "school_year", "found_on", "size_then", "latest_size", "responsible_post", "cleared_on", "closed_on", "assessment", "assessment_note") on "public"."large_class_case" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."large_class_case" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("large_class_case"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "case_id", "school_id", "township_id", "kind", "to_school_id", "to_class_id", "pupils", "due_on", "done_on") on "public"."large_class_measure" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."large_class_measure" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("large_class_measure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "child_id", "valid_from", "valid_to", "closed_on") on "public"."left_behind_record" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."left_behind_record" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("left_behind_record"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("left_behind_record"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("left_behind_record"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "standard_id", "item", "score", "evidence", "improvement", "due_on", "confirmed_on") on "public"."management_review" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."management_review" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("management_review"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "report_no", "school_id", "township_id", "category", "event_at", "known_at", "reported_at", "status", "closed_on", "to_education") on "public"."mandatory_report" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."mandatory_report" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("mandatory_report"."archived_at" is null and (select tc.scope_is('district')) is not null and "mandatory_report"."to_education" = true) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "checked_on", "menu_days", "menu", "findings", "passed", "checked_by", "checker", "published_on") on "public"."meal_quality_check" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."meal_quality_check" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("meal_quality_check"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "kind", "name", "amount_per_day_fen", "days_per_year", "eligibility_rule", "document_number", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."nutrition_programme" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("nutrition_programme"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "student_id", "term_school_id", "school_year", "term", "eligible", "covered", "reason_uncovered") on "public"."nutrition_pupil_term" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."nutrition_pupil_term" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("nutrition_pupil_term"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("nutrition_pupil_term"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "programme_id", "month", "enrolled", "eligible", "covered", "meal_days", "meals_served", "mode", "amount_per_day_fen", "cost_fen", "subsidy_spent_fen", "reported_on", "certified_on", "published_on", "uncovered", "coverage_permille", "subsidy_due_fen", "subsidy_balance_fen", "uncovered_about") on "public"."nutrition_school_month" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."nutrition_school_month" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("nutrition_school_month"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."parameter" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "secretary_name", "members", "valid_from", "valid_to") on "public"."party_organisation" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."party_organisation" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("party_organisation"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "teachers_average_fen", "civil_servants_average_fen", "teachers", "civil_servants", "confirmed_on") on "public"."pay_comparison" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."pay_comparison" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("pay_comparison"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "teacher_id", "child_id", "school_id", "holder", "bank", "account_tail", "relation", "valid_from", "valid_to", "verified_on", "revoked_on", "payable", "duplicate") on "public"."payee_account" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."payee_account" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("payee_account"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "allocation_id", "school_id", "township_id", "fiscal_year", "item", "amount_fen", "paid_on", "voucher_no") on "public"."payment" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."payment" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("payment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "kind", "month", "batch_no", "status", "total_fen", "line_count", "prepared_by_id", "reviewed_by_id", "approved_by_id", "prepared_by", "reviewed_by", "approved_by", "prepared_on", "reviewed_on", "approved_on", "sent_on", "settled_on") on "public"."payment_batch" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."payment_batch" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("payment_batch"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "teacher_id", "unit", "school_id", "township_id", "quota_category", "valid_from", "valid_to", "confirmed_on") on "public"."personnel_relation" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."personnel_relation" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("personnel_relation"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("personnel_relation"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "placement_id", "teacher_id", "school_id", "township_id", "home_school_id", "subject", "periods_per_week") on "public"."placement_subject" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."placement_subject" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("placement_subject"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("placement_subject"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."policy_document" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "line_id", "scheme_id", "school_id", "township_id", "post_no", "category", "grade", "subject", "status", "vacant_since") on "public"."post" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."post" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("post"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "edition", "school_year", "status", "approval_number", "drafted_on", "reviewed_on", "approved_on", "flag_reason") on "public"."post_scheme" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."post_scheme" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("post_scheme"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "scheme_id", "school_id", "category", "grade", "post_count") on "public"."post_scheme_line" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."post_scheme_line" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("post_scheme_line"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."post_structure_ratio" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "teacher_id", "school_id", "month", "status", "periods") on "public"."presence_month" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."presence_month" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("presence_month"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("presence_month"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "project_id", "source", "fiscal_year", "planned_fen", "paid_fen") on "public"."project_funding" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."project_funding" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("project_funding"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "school_id", "township_id", "contract_no", "kind", "provider", "provider_uscc", "posts", "amount_fen", "awarded_on", "valid_from", "valid_to") on "public"."purchased_service" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."purchased_service" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("purchased_service"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "from_school_id", "to_school_id", "from_pool_id", "to_pool_id", "school_year", "category", "amount", "requested_on", "approved_on") on "public"."quota_transfer" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."quota_transfer" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("quota_transfer"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "applicants", "qualified", "hired", "published_on") on "public"."recruitment_plan" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."recruitment_plan" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "report_id", "department", "received_at", "first_action_at", "due_at") on "public"."report_recipient" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."report_recipient" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("report_recipient"."archived_at" is null and (select tc.scope_is('district')) is not null and "report_recipient"."department" = 'education') and ((select tc.ties()) is null or exists (select from "public"."mandatory_report" as parent where parent."id" = "report_recipient"."report_id")));
grant select ("id", "archived_at", "case_no", "township_id", "name", "developer", "developer_uscc", "households", "school_duty", "places", "project_id", "education_opinion", "opinion_on", "agreed_places", "housing_planned_on", "housing_permit_on", "housing_started_on", "housing_delivered_on", "housing_verified_on", "school_planned_on", "school_permit_on", "school_started_on", "school_delivered_on") on "public"."residential_development" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."residential_development" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("residential_development"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "way", "school_year", "school_id", "township_id", "eligible", "rotated", "rotated_backbone", "rotated_permille", "backbone_permille") on "public"."rotation_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "teacher_id", "school_id", "rule_id", "school_year", "eligible", "reason", "confirmed_on") on "public"."rotation_eligibility" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."rotation_eligibility" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("rotation_eligibility"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("rotation_eligibility"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "tier_id", "standard_id", "placement_id", "due_fen", "reason") on "public"."rural_subsidy_due" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."rural_subsidy_due" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("rural_subsidy_due"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("rural_subsidy_due"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "kind", "amount_fen", "batch_id", "payee_account_id", "sent_on") on "public"."rural_subsidy_payment" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."rural_subsidy_payment" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("rural_subsidy_payment"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "school_year", "stage", "children", "as_of") on "public"."school_age_count" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_age_count" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_age_count"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "places", "children", "suppressed", "as_of") on "public"."school_age_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "grade", "class_no", "type", "cap", "exception_cap", "exception_reason") on "public"."school_class" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_class" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_class"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_closure" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_cluster" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_condition" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_headcount" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_headcount"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "quota", "teacher_quota", "administrative_quota", "support_quota", "worker_quota", "basis", "reserved", "occupied", "non_quota", "seconded") on "public"."school_quota" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_quota" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_quota"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "month", "category", "amount_fen") on "public"."school_spending" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_spending" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_spending"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_stage" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "parent_school_id", "name", "kind", "locale", "county_town", "status", "valid_from", "valid_to", "reason", "revised_on") on "public"."school_state" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_state" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_state"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."school_tier" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("school_tier"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "township_id", "category", "staff_kind", "staff", "seconded") on "public"."staff_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "document_number", "rotation_years", "rotation_age_men", "rotation_age_women", "rotation_backbone_from", "rotation_plan_of", "absent_months", "secondment_months", "leave_months", "training_hours", "valid_from", "valid_to") on "public"."staff_rule" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."staff_rule" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("staff_rule"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."staffing_standard" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "total", "document_id", "valid_from", "valid_to") on "public"."staffing_total" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."staffing_total" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("staffing_total"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "child_id", "student_no_cipher", "category", "since") on "public"."student" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."student" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("student"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("student"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "student_id", "child_id", "term_school_id", "scheme_id", "kind", "school_year", "term", "basis_category", "due_fen", "amount_fen", "decision", "proposed_on", "decided_on", "decided_by", "decision_reason", "batch_id", "payee_account_id", "reviewed_on", "sent_on") on "public"."student_aid_grant" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."student_aid_grant" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("student_aid_grant"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "month", "township_id", "tier_id", "teachers", "due_fen", "paid_fen", "suppressed") on "public"."subsidy_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "tier_id", "hardship_rank", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."subsidy_standard" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("subsidy_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."subsidy_tier" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("subsidy_tier"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."target" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "name", "id_type", "identity_code", "gender", "birth_date", "education", "political_status", "staff_kind", "category", "duty", "certificate_stage", "certificate_subject", "certificate_no", "backbone", "phone_tail", "offence_check_on", "offence_check_passed", "duplicate_person") on "public"."teacher" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."teacher" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("teacher"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("teacher"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "awarded_on") on "public"."teacher_honour" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."teacher_honour" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("teacher_honour"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("teacher_honour"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "course", "hours", "held_on") on "public"."teacher_training" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."teacher_training" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("teacher_training"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("teacher_training"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "township_id", "home_school_id", "kind", "stage", "valid_from", "valid_to") on "public"."teaching_placement" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."teaching_placement" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("teaching_placement"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("teaching_placement"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "appointment_id", "teacher_id", "school_id", "township_id", "result", "appraised_on", "confirmed_on") on "public"."term_appraisal" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."term_appraisal" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("term_appraisal"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("term_appraisal"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "level", "subject", "granted_on", "rural_track") on "public"."title_grant" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."title_grant" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("title_grant"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("title_grant"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."township" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."township_name" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "school_year", "term", "reason", "uncovered", "pupils", "suppressed") on "public"."uncovered_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."village" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "measure", "township_id", "children", "suppressed") on "public"."welfare_cube" to "tc_education", "tc_education_w";
grant select ("id", "archived_at", "kind", "subject", "amount", "unit", "document_no", "valid_from", "valid_to") on "public"."welfare_deadline" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."welfare_deadline" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("welfare_deadline"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_education", "tc_education_w";
create policy "p_tc_education" on "public"."workday_calendar" for select to "tc_education", "tc_education_w" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- finance-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_finance'); end $connect$;
grant usage on schema public, tc to "tc_finance", "tc_finance_w";
grant select ("version") on tc.policy_state to "tc_finance", "tc_finance_w";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_finance", "tc_finance_w";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_finance", "tc_finance_w";
grant select ("id") on tc."tied_payee_account" to "tc_finance";
grant select ("id") on tc."tied_student_aid_grant" to "tc_finance";
grant select ("id", "archived_at", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "document_number", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."aid_scheme" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("aid_scheme"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "budget_code", "amount_fen", "central_fen", "municipal_fen", "district_fen", "difference_note", "decided_on", "published_on", "document_id") on "public"."allocation" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."allocation" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("allocation"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."catchment" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."catchment_division" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."charter" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('district')) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "measure", "row_id", "school_id", "township_id", "part", "period_from", "period_to", "value", "revision", "latest", "reason", "recorded_on") on "public"."closed_figure" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."closed_figure" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("closed_figure"."archived_at" is null and (select tc.scope_is('district')) is not null and ("closed_figure"."measure" = 'funds-allocated' or "closed_figure"."measure" = 'funds-paid' or "closed_figure"."measure" = 'funds-spent' or "closed_figure"."measure" = 'meals-eligible' or "closed_figure"."measure" = 'meals-covered')));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."closure_hearing" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."cluster_member" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "funds_confirmed_on", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."construction_project" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('district')) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."definition" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."district" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."division_code" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."education_budget" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_finance", "tc_finance_w";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."enrolment_plan" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."fund_standard" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "from_day", "reason", "proposed_on", "proposed_by", "decision", "decided_on", "decided_by", "decision_note") on "public"."fund_standard_proposal" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."fund_standard_proposal" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("fund_standard_proposal"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "stage", "standard_id", "actual", "funded", "as_of", "status", "certified_on", "revision", "revision_reason", "superseded_on") on "public"."funding_headcount" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."funding_headcount" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("funding_headcount"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_finance", "tc_finance_w";
grant select ("id", "archived_at", "kind", "name", "amount_per_day_fen", "days_per_year", "eligibility_rule", "document_number", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."nutrition_programme" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("nutrition_programme"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "programme_id", "month", "enrolled", "eligible", "covered", "meal_days", "meals_served", "mode", "amount_per_day_fen", "cost_fen", "subsidy_spent_fen", "reported_on", "certified_on", "published_on", "uncovered", "coverage_permille", "subsidy_due_fen", "subsidy_balance_fen", "uncovered_about") on "public"."nutrition_school_month" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."nutrition_school_month" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("nutrition_school_month"."archived_at" is null and (select tc.scope_is('district')) is not null and "nutrition_school_month"."certified_on" is not null));
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."parameter" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "teachers_average_fen", "civil_servants_average_fen", "teachers", "civil_servants", "confirmed_on") on "public"."pay_comparison" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."pay_comparison" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("pay_comparison"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "holder", "bank", "account_tail", "valid_from", "valid_to", "listed", "payable", "duplicate") on "public"."payee_account" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."payee_account" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("payee_account"."archived_at" is null and (select tc.scope_is('district')) is not null and "payee_account"."listed" = true) and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "allocation_id", "school_id", "township_id", "fiscal_year", "item", "amount_fen", "paid_on", "voucher_no") on "public"."payment" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."payment" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("payment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "kind", "month", "batch_no", "status", "total_fen", "line_count", "prepared_by_id", "reviewed_by_id", "approved_by_id", "prepared_by", "reviewed_by", "approved_by", "prepared_on", "reviewed_on", "approved_on", "sent_on", "settled_on", "valid_from", "valid_to") on "public"."payment_batch" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."payment_batch" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("payment_batch"."archived_at" is null and (select tc.scope_is('district')) is not null and "payment_batch"."reviewed_on" is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."policy_document" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."post_structure_ratio" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "project_id", "source", "fiscal_year", "planned_fen", "paid_fen") on "public"."project_funding" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."project_funding" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("project_funding"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_finance", "tc_finance_w";
grant select ("id", "archived_at", "school_id", "township_id", "contract_no", "kind", "provider", "provider_uscc", "posts", "amount_fen", "awarded_on", "valid_from", "valid_to") on "public"."purchased_service" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."purchased_service" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("purchased_service"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."recruitment_plan" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "tier_id", "standard_id", "due_fen") on "public"."rural_subsidy_due" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."rural_subsidy_due" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("rural_subsidy_due"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("rural_subsidy_due"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "kind", "amount_fen", "batch_id", "payee_account_id", "account_cipher", "payable", "reviewed_on", "sent_on") on "public"."rural_subsidy_payment" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."rural_subsidy_payment" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("rural_subsidy_payment"."archived_at" is null and (select tc.scope_is('district')) is not null and "rural_subsidy_payment"."reviewed_on" is not null) and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_closure" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_cluster" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_condition" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_headcount" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_headcount"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_headcount"."certified_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "quota") on "public"."school_quota" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_quota" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_quota"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "month", "category", "amount_fen") on "public"."school_spending" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_spending" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_spending"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_stage" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "parent_school_id", "name", "kind", "locale", "county_town", "status", "valid_from", "valid_to", "reason", "revised_on") on "public"."school_state" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_state" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_state"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."school_tier" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("school_tier"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."staffing_standard" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "total", "document_id", "valid_from", "valid_to") on "public"."staffing_total" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."staffing_total" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("staffing_total"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "amount_fen", "batch_id", "payee_account_id", "account_cipher", "payable", "reviewed_on", "sent_on") on "public"."student_aid_grant" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."student_aid_grant" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("student_aid_grant"."archived_at" is null and (select tc.scope_is('district')) is not null and "student_aid_grant"."reviewed_on" is not null) and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "month", "township_id", "tier_id", "teachers", "due_fen", "paid_fen", "suppressed") on "public"."subsidy_cube" to "tc_finance", "tc_finance_w";
grant select ("id", "archived_at", "tier_id", "hardship_rank", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."subsidy_standard" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("subsidy_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."subsidy_tier" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("subsidy_tier"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."target" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."township" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."township_name" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."village" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_finance", "tc_finance_w";
create policy "p_tc_finance" on "public"."workday_calendar" for select to "tc_finance", "tc_finance_w" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- guardian
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_guardian'); end $connect$;
grant usage on schema public, tc to "tc_guardian";
grant select ("version") on tc.policy_state to "tc_guardian";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_guardian";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_guardian";
grant select ("id", "archived_at", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "document_number", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_guardian";
create policy "p_tc_guardian" on "public"."aid_scheme" for select to "tc_guardian" using (tc.is_server() and ("aid_scheme"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "month", "published_on", "food_share_permille") on "public"."canteen_account" to "tc_guardian";
create policy "p_tc_guardian" on "public"."canteen_account" for select to "tc_guardian" using (tc.is_server() and ("canteen_account"."archived_at" is null and (select tc.scope_ids()) is not null and "canteen_account"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_guardian";
create policy "p_tc_guardian" on "public"."catchment" for select to "tc_guardian" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_guardian";
create policy "p_tc_guardian" on "public"."catchment_division" for select to "tc_guardian" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_guardian";
create policy "p_tc_guardian" on "public"."charter" for select to "tc_guardian" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_ids()) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "name", "id_type", "identity_code", "gender", "birth_date", "ethnicity", "health", "enrolled") on "public"."child" to "tc_guardian";
create policy "p_tc_guardian" on "public"."child" for select to "tc_guardian" using (tc.is_server() and ("child"."archived_at" is null and exists (select from "public"."guardianship" as e1 where e1."child_id" = "child"."id" offset 0)));
grant select ("id", "archived_at", "child_id", "kind", "township_id", "outside_code", "village_id", "address_cipher", "protective", "valid_from", "valid_to") on "public"."child_location" to "tc_guardian";
create policy "p_tc_guardian" on "public"."child_location" for select to "tc_guardian" using (tc.is_server() and ("child_location"."archived_at" is null and (exists (select from "public"."child" as e1 where e1."id" = "child_location"."child_id" offset 0) and "child_location"."protective" = false)));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_guardian";
create policy "p_tc_guardian" on "public"."closure_hearing" for select to "tc_guardian" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_guardian";
create policy "p_tc_guardian" on "public"."cluster_member" for select to "tc_guardian" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_guardian";
create policy "p_tc_guardian" on "public"."construction_project" for select to "tc_guardian" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_ids()) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_guardian";
create policy "p_tc_guardian" on "public"."definition" for select to "tc_guardian" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_guardian";
create policy "p_tc_guardian" on "public"."district" for select to "tc_guardian" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_guardian";
create policy "p_tc_guardian" on "public"."division_code" for select to "tc_guardian" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_guardian";
create policy "p_tc_guardian" on "public"."education_budget" for select to "tc_guardian" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "student_id", "class_id", "school_id", "school_year", "boarding", "kind", "valid_from", "valid_to", "end_reason") on "public"."enrolment" to "tc_guardian";
create policy "p_tc_guardian" on "public"."enrolment" for select to "tc_guardian" using (tc.is_server() and ("enrolment"."archived_at" is null and exists (select from "public"."student" as e1 where e1."id" = "enrolment"."student_id" offset 0)));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_guardian";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_guardian";
create policy "p_tc_guardian" on "public"."enrolment_plan" for select to "tc_guardian" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "child_id", "guardian_id", "notice_to_school_on", "notice_to_village_on", "valid_from", "valid_to") on "public"."entrusted_care" to "tc_guardian";
create policy "p_tc_guardian" on "public"."entrusted_care" for select to "tc_guardian" using (tc.is_server() and ("entrusted_care"."archived_at" is null and ("entrusted_care"."guardian_id" = any ((select tc.scope_ids())::uuid[]) and exists (select from "public"."child" as e1 where e1."id" = "entrusted_care"."child_id" offset 0))));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_guardian";
create policy "p_tc_guardian" on "public"."fund_standard" for select to "tc_guardian" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "identity_code", "phone_cipher", "workplace_province", "workplace_city") on "public"."guardian" to "tc_guardian";
create policy "p_tc_guardian" on "public"."guardian" for select to "tc_guardian" using (tc.is_server() and ("guardian"."archived_at" is null and "guardian"."id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "child_id", "guardian_id", "kind", "status", "valid_from", "valid_to") on "public"."guardianship" to "tc_guardian";
create policy "p_tc_guardian" on "public"."guardianship" for select to "tc_guardian" using (tc.is_server() and ("guardianship"."archived_at" is null and ("guardianship"."guardian_id" = any ((select tc.scope_ids())::uuid[]) and "guardianship"."status" = 'active' and ("guardianship"."valid_from" <= (select tc.today()) and ("guardianship"."valid_to" is null or "guardianship"."valid_to" > (select tc.today()))))));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_guardian";
grant select ("id", "archived_at", "school_id", "township_id", "checked_on", "menu_days", "menu", "findings", "passed", "checked_by", "published_on") on "public"."meal_quality_check" to "tc_guardian";
create policy "p_tc_guardian" on "public"."meal_quality_check" for select to "tc_guardian" using (tc.is_server() and ("meal_quality_check"."archived_at" is null and (select tc.scope_ids()) is not null and "meal_quality_check"."published_on" is not null));
grant select ("id", "archived_at", "kind", "name", "amount_per_day_fen", "days_per_year", "eligibility_rule", "document_number", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_guardian";
create policy "p_tc_guardian" on "public"."nutrition_programme" for select to "tc_guardian" using (tc.is_server() and ("nutrition_programme"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "student_id", "term_school_id", "school_year", "term", "eligible", "covered", "reason_uncovered") on "public"."nutrition_pupil_term" to "tc_guardian";
create policy "p_tc_guardian" on "public"."nutrition_pupil_term" for select to "tc_guardian" using (tc.is_server() and ("nutrition_pupil_term"."archived_at" is null and exists (select from "public"."student" as e1 where e1."id" = "nutrition_pupil_term"."student_id" offset 0)));
grant select ("id", "archived_at", "school_id", "township_id", "programme_id", "month", "meal_days", "mode", "published_on", "uncovered_about") on "public"."nutrition_school_month" to "tc_guardian";
create policy "p_tc_guardian" on "public"."nutrition_school_month" for select to "tc_guardian" using (tc.is_server() and ("nutrition_school_month"."archived_at" is null and (select tc.scope_ids()) is not null and "nutrition_school_month"."published_on" is not null));
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_guardian";
create policy "p_tc_guardian" on "public"."parameter" for select to "tc_guardian" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_guardian";
create policy "p_tc_guardian" on "public"."policy_document" for select to "tc_guardian" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_guardian";
create policy "p_tc_guardian" on "public"."post_structure_ratio" for select to "tc_guardian" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_guardian";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_guardian";
create policy "p_tc_guardian" on "public"."recruitment_plan" for select to "tc_guardian" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_ids()) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "child_id", "released_on", "outcome") on "public"."report_release" to "tc_guardian";
create policy "p_tc_guardian" on "public"."report_release" for select to "tc_guardian" using (tc.is_server() and ("report_release"."archived_at" is null and exists (select from "public"."child" as e1 where e1."id" = "report_release"."child_id" offset 0)));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_guardian";
create policy "p_tc_guardian" on "public"."school" for select to "tc_guardian" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "grade", "class_no", "type") on "public"."school_class" to "tc_guardian";
create policy "p_tc_guardian" on "public"."school_class" for select to "tc_guardian" using (tc.is_server() and ("school_class"."archived_at" is null and exists (select from "public"."enrolment" as e1 where e1."class_id" = "school_class"."id" offset 0)));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_guardian";
create policy "p_tc_guardian" on "public"."school_closure" for select to "tc_guardian" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_guardian";
create policy "p_tc_guardian" on "public"."school_cluster" for select to "tc_guardian" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_guardian";
create policy "p_tc_guardian" on "public"."school_condition" for select to "tc_guardian" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_ids()) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_guardian";
create policy "p_tc_guardian" on "public"."school_stage" for select to "tc_guardian" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_guardian";
create policy "p_tc_guardian" on "public"."staffing_standard" for select to "tc_guardian" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "child_id", "category", "since") on "public"."student" to "tc_guardian";
create policy "p_tc_guardian" on "public"."student" for select to "tc_guardian" using (tc.is_server() and ("student"."archived_at" is null and exists (select from "public"."child" as e1 where e1."id" = "student"."child_id" and (exists (select from "public"."guardianship" as e2 where e2."child_id" = e1."id" offset 0) and exists (select from "public"."child_location" as e2 where e2."child_id" = e1."id" and e2."protective" = false offset 0)) offset 0)));
grant select ("id", "archived_at", "student_id", "child_id", "term_school_id", "scheme_id", "kind", "school_year", "term", "due_fen", "amount_fen", "decision", "proposed_on", "decided_on", "decided_by", "decision_reason", "sent_on") on "public"."student_aid_grant" to "tc_guardian";
create policy "p_tc_guardian" on "public"."student_aid_grant" for select to "tc_guardian" using (tc.is_server() and ("student_aid_grant"."archived_at" is null and exists (select from "public"."student" as e1 where e1."id" = "student_aid_grant"."student_id" offset 0)));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_guardian";
create policy "p_tc_guardian" on "public"."target" for select to "tc_guardian" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_guardian";
create policy "p_tc_guardian" on "public"."township" for select to "tc_guardian" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_guardian";
create policy "p_tc_guardian" on "public"."township_name" for select to "tc_guardian" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_guardian";
create policy "p_tc_guardian" on "public"."village" for select to "tc_guardian" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_guardian";
create policy "p_tc_guardian" on "public"."workday_calendar" for select to "tc_guardian" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_ids()) is not null));

-- hr-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_hr'); end $connect$;
grant usage on schema public, tc to "tc_hr", "tc_hr_w";
grant select ("version") on tc.policy_state to "tc_hr", "tc_hr_w";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_hr", "tc_hr_w";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_hr", "tc_hr_w";
grant select ("id", "archived_at", "post_id", "teacher_id", "school_id", "township_id", "contract_no", "competed_on", "confirmed_on", "valid_from", "valid_to") on "public"."appointment" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."appointment" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("appointment"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."catchment" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."catchment_division" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."charter" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('district')) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "measure", "row_id", "school_id", "township_id", "part", "period_from", "period_to", "value", "revision", "latest", "reason", "recorded_on") on "public"."closed_figure" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."closed_figure" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("closed_figure"."archived_at" is null and (select tc.scope_is('district')) is not null and ("closed_figure"."measure" = 'rotation-eligible' or "closed_figure"."measure" = 'rotation-rotated' or "closed_figure"."measure" = 'rotation-backbone')));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."closure_hearing" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."cluster_member" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."construction_project" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('district')) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."definition" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."district" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."division_code" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_hr", "tc_hr_w";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."enrolment_plan" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "valid_from", "valid_to") on "public"."housing_guarantee" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."housing_guarantee" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("housing_guarantee"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("housing_guarantee"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_hr", "tc_hr_w";
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."parameter" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "teachers_average_fen", "civil_servants_average_fen", "teachers", "civil_servants", "confirmed_on") on "public"."pay_comparison" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."pay_comparison" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("pay_comparison"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "teacher_id", "unit", "school_id", "township_id", "quota_category", "valid_from", "valid_to", "confirmed_on") on "public"."personnel_relation" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."personnel_relation" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("personnel_relation"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("personnel_relation"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "placement_id", "teacher_id", "school_id", "township_id", "home_school_id", "subject", "periods_per_week") on "public"."placement_subject" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."placement_subject" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("placement_subject"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("placement_subject"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."policy_document" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "line_id", "scheme_id", "school_id", "township_id", "post_no", "category", "grade", "subject", "status", "vacant_since") on "public"."post" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."post" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("post"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "edition", "school_year", "status", "approval_number", "drafted_on", "reviewed_on", "approved_on", "flag_reason") on "public"."post_scheme" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."post_scheme" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("post_scheme"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "scheme_id", "school_id", "category", "grade", "post_count") on "public"."post_scheme_line" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."post_scheme_line" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("post_scheme_line"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."post_structure_ratio" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "teacher_id", "school_id", "month", "status") on "public"."presence_month" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."presence_month" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("presence_month"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("presence_month"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "applicants", "qualified", "hired", "published_on") on "public"."recruitment_plan" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."recruitment_plan" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "way", "school_year", "school_id", "township_id", "eligible", "rotated", "rotated_backbone", "rotated_permille", "backbone_permille") on "public"."rotation_cube" to "tc_hr", "tc_hr_w";
grant select ("id", "archived_at", "teacher_id", "school_id", "rule_id", "school_year", "eligible", "reason", "confirmed_on") on "public"."rotation_eligibility" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."rotation_eligibility" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("rotation_eligibility"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("rotation_eligibility"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."school" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."school_closure" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."school_cluster" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."school_condition" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "quota") on "public"."school_quota" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."school_quota" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("school_quota"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."school_stage" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "parent_school_id", "name", "kind", "locale", "county_town", "status", "valid_from", "valid_to", "reason", "revised_on") on "public"."school_state" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."school_state" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("school_state"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."school_tier" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("school_tier"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "township_id", "category", "staff_kind", "staff", "seconded") on "public"."staff_cube" to "tc_hr", "tc_hr_w";
grant select ("id", "archived_at", "document_number", "rotation_years", "rotation_age_men", "rotation_age_women", "rotation_backbone_from", "rotation_plan_of", "absent_months", "secondment_months", "leave_months", "training_hours", "valid_from", "valid_to") on "public"."staff_rule" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."staff_rule" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("staff_rule"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."staffing_standard" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "month", "township_id", "tier_id", "teachers", "due_fen", "paid_fen", "suppressed") on "public"."subsidy_cube" to "tc_hr", "tc_hr_w";
grant select ("id", "archived_at", "tier_id", "hardship_rank", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."subsidy_standard" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("subsidy_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."subsidy_tier" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("subsidy_tier"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."target" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "name", "id_number_cipher", "id_number_index", "identity_code", "gender", "birth_date", "education", "staff_kind", "category", "duty", "certificate_stage", "certificate_subject", "certificate_no", "backbone") on "public"."teacher" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."teacher" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("teacher"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("teacher"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "awarded_on") on "public"."teacher_honour" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."teacher_honour" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("teacher_honour"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("teacher_honour"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "township_id", "home_school_id", "kind", "stage", "valid_from", "valid_to") on "public"."teaching_placement" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."teaching_placement" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("teaching_placement"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("teaching_placement"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "appointment_id", "teacher_id", "school_id", "township_id", "result", "appraised_on", "confirmed_on") on "public"."term_appraisal" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."term_appraisal" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("term_appraisal"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("term_appraisal"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "level", "subject", "granted_on", "rural_track") on "public"."title_grant" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."title_grant" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("title_grant"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("title_grant"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."township" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."township_name" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."village" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_hr", "tc_hr_w";
create policy "p_tc_hr" on "public"."workday_calendar" for select to "tc_hr", "tc_hr_w" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- inspector
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_inspection'); end $connect$;
grant usage on schema public, tc to "tc_inspection";
grant select ("version") on tc.policy_state to "tc_inspection";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_inspection";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_inspection";
grant select ("id") on tc."tied_enrolment" to "tc_inspection";
grant select ("id") on tc."tied_placement_subject" to "tc_inspection";
grant select ("id") on tc."tied_rotation_eligibility" to "tc_inspection";
grant select ("id", "archived_at", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "document_number", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_inspection";
create policy "p_tc_inspection" on "public"."aid_scheme" for select to "tc_inspection" using (tc.is_server() and ("aid_scheme"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "budget_code", "amount_fen", "central_fen", "municipal_fen", "district_fen", "difference_note", "decided_on", "published_on", "document_id") on "public"."allocation" to "tc_inspection";
create policy "p_tc_inspection" on "public"."allocation" for select to "tc_inspection" using (tc.is_server() and ("allocation"."archived_at" is null and ("allocation"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("allocation"."item" = 'base' or "allocation"."item" = 'boarding' or "allocation"."item" = 'small-school' or "allocation"."item" = 'high-cold' or "allocation"."item" = 'other'))));
grant select ("id", "archived_at", "post_id", "teacher_id", "school_id", "township_id", "competed_on", "confirmed_on", "valid_from", "valid_to") on "public"."appointment" to "tc_inspection";
create policy "p_tc_inspection" on "public"."appointment" for select to "tc_inspection" using (tc.is_server() and ("appointment"."archived_at" is null and "appointment"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "month", "income_fen", "subsidy_fen", "food_fen", "staff_fen", "other_fen", "published_on", "balance_fen", "food_share_permille") on "public"."canteen_account" to "tc_inspection";
create policy "p_tc_inspection" on "public"."canteen_account" for select to "tc_inspection" using (tc.is_server() and ("canteen_account"."archived_at" is null and "canteen_account"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_inspection";
create policy "p_tc_inspection" on "public"."catchment" for select to "tc_inspection" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_inspection";
create policy "p_tc_inspection" on "public"."catchment_division" for select to "tc_inspection" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_inspection";
create policy "p_tc_inspection" on "public"."charter" for select to "tc_inspection" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_ids()) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "school_id", "name") on "public"."child" to "tc_inspection";
create policy "p_tc_inspection" on "public"."child" for select to "tc_inspection" using (tc.is_server() and ("child"."archived_at" is null and "child"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("child"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "measure", "row_id", "school_id", "township_id", "part", "period_from", "period_to", "value", "revision", "latest", "reason", "recorded_on") on "public"."closed_figure" to "tc_inspection";
create policy "p_tc_inspection" on "public"."closed_figure" for select to "tc_inspection" using (tc.is_server() and ("closed_figure"."archived_at" is null and (("closed_figure"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("closed_figure"."measure" = 'class-size' or "closed_figure"."measure" = 'class-size-opening')) or ("closed_figure"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("closed_figure"."measure" = 'quota' or "closed_figure"."measure" = 'quota-occupied' or "closed_figure"."measure" = 'quota-outside' or "closed_figure"."measure" = 'quota-seconded')))));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_inspection";
create policy "p_tc_inspection" on "public"."closure_hearing" for select to "tc_inspection" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_inspection";
create policy "p_tc_inspection" on "public"."cluster_member" for select to "tc_inspection" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_inspection";
create policy "p_tc_inspection" on "public"."construction_project" for select to "tc_inspection" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_ids()) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "semester", "grade", "subject", "periods_per_week", "required_periods") on "public"."curriculum_offering" to "tc_inspection";
create policy "p_tc_inspection" on "public"."curriculum_offering" for select to "tc_inspection" using (tc.is_server() and ("curriculum_offering"."archived_at" is null and "curriculum_offering"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_inspection";
create policy "p_tc_inspection" on "public"."definition" for select to "tc_inspection" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_inspection";
create policy "p_tc_inspection" on "public"."district" for select to "tc_inspection" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_inspection";
create policy "p_tc_inspection" on "public"."division_code" for select to "tc_inspection" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_inspection";
create policy "p_tc_inspection" on "public"."education_budget" for select to "tc_inspection" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "student_id", "class_id", "school_id", "school_year", "boarding", "kind", "valid_from", "valid_to") on "public"."enrolment" to "tc_inspection";
create policy "p_tc_inspection" on "public"."enrolment" for select to "tc_inspection" using (tc.is_server() and ("enrolment"."archived_at" is null and "enrolment"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("enrolment"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_inspection";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_inspection";
create policy "p_tc_inspection" on "public"."enrolment_plan" for select to "tc_inspection" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_inspection";
create policy "p_tc_inspection" on "public"."fund_standard" for select to "tc_inspection" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "stage", "standard_id", "actual", "funded", "as_of", "status", "certified_on", "revision", "revision_reason", "superseded_on") on "public"."funding_headcount" to "tc_inspection";
create policy "p_tc_inspection" on "public"."funding_headcount" for select to "tc_inspection" using (tc.is_server() and ("funding_headcount"."archived_at" is null and ("funding_headcount"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("funding_headcount"."item" = 'base' or "funding_headcount"."item" = 'boarding' or "funding_headcount"."item" = 'small-school' or "funding_headcount"."item" = 'high-cold' or "funding_headcount"."item" = 'other'))));
grant select ("id", "archived_at", "class_id", "school_id", "township_id", "school_year", "found_on", "size_then", "latest_size", "responsible_post", "cleared_on", "closed_on", "assessment", "assessment_note") on "public"."large_class_case" to "tc_inspection";
create policy "p_tc_inspection" on "public"."large_class_case" for select to "tc_inspection" using (tc.is_server() and ("large_class_case"."archived_at" is null and "large_class_case"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_inspection";
grant select ("id", "archived_at", "case_id", "school_id", "township_id", "kind", "to_school_id", "to_class_id", "pupils", "due_on", "done_on") on "public"."large_class_measure" to "tc_inspection";
create policy "p_tc_inspection" on "public"."large_class_measure" for select to "tc_inspection" using (tc.is_server() and ("large_class_measure"."archived_at" is null and "large_class_measure"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "checked_on", "menu_days", "menu", "findings", "passed", "checked_by", "published_on") on "public"."meal_quality_check" to "tc_inspection";
create policy "p_tc_inspection" on "public"."meal_quality_check" for select to "tc_inspection" using (tc.is_server() and ("meal_quality_check"."archived_at" is null and "meal_quality_check"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "kind", "name", "amount_per_day_fen", "days_per_year", "eligibility_rule", "document_number", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_inspection";
create policy "p_tc_inspection" on "public"."nutrition_programme" for select to "tc_inspection" using (tc.is_server() and ("nutrition_programme"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "programme_id", "month", "enrolled", "eligible", "covered", "meal_days", "meals_served", "mode", "amount_per_day_fen", "cost_fen", "subsidy_spent_fen", "reported_on", "certified_on", "published_on", "uncovered", "coverage_permille", "subsidy_due_fen", "subsidy_balance_fen", "uncovered_about") on "public"."nutrition_school_month" to "tc_inspection";
create policy "p_tc_inspection" on "public"."nutrition_school_month" for select to "tc_inspection" using (tc.is_server() and ("nutrition_school_month"."archived_at" is null and "nutrition_school_month"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_inspection";
create policy "p_tc_inspection" on "public"."parameter" for select to "tc_inspection" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "allocation_id", "school_id", "township_id", "fiscal_year", "item", "amount_fen", "paid_on", "voucher_no") on "public"."payment" to "tc_inspection";
create policy "p_tc_inspection" on "public"."payment" for select to "tc_inspection" using (tc.is_server() and ("payment"."archived_at" is null and ("payment"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("payment"."item" = 'base' or "payment"."item" = 'boarding' or "payment"."item" = 'small-school' or "payment"."item" = 'high-cold' or "payment"."item" = 'other'))));
grant select ("id", "archived_at", "teacher_id", "unit", "school_id", "township_id", "quota_category", "valid_from", "valid_to", "confirmed_on") on "public"."personnel_relation" to "tc_inspection";
create policy "p_tc_inspection" on "public"."personnel_relation" for select to "tc_inspection" using (tc.is_server() and ("personnel_relation"."archived_at" is null and "personnel_relation"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("personnel_relation"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "placement_id", "school_id", "township_id", "home_school_id", "subject", "periods_per_week") on "public"."placement_subject" to "tc_inspection";
create policy "p_tc_inspection" on "public"."placement_subject" for select to "tc_inspection" using (tc.is_server() and ("placement_subject"."archived_at" is null and ("placement_subject"."school_id" = any ((select tc.scope_ids())::uuid[]) or "placement_subject"."home_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("placement_subject"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_inspection";
create policy "p_tc_inspection" on "public"."policy_document" for select to "tc_inspection" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "line_id", "scheme_id", "school_id", "township_id", "post_no", "category", "grade", "subject", "status", "vacant_since") on "public"."post" to "tc_inspection";
create policy "p_tc_inspection" on "public"."post" for select to "tc_inspection" using (tc.is_server() and ("post"."archived_at" is null and "post"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_inspection";
create policy "p_tc_inspection" on "public"."post_structure_ratio" for select to "tc_inspection" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "teacher_id", "school_id", "month", "status", "periods") on "public"."presence_month" to "tc_inspection";
create policy "p_tc_inspection" on "public"."presence_month" for select to "tc_inspection" using (tc.is_server() and ("presence_month"."archived_at" is null and "presence_month"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("presence_month"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_inspection";
grant select ("id", "archived_at", "school_id", "township_id", "contract_no", "kind", "provider", "provider_uscc", "posts", "amount_fen", "awarded_on", "valid_from", "valid_to") on "public"."purchased_service" to "tc_inspection";
create policy "p_tc_inspection" on "public"."purchased_service" for select to "tc_inspection" using (tc.is_server() and ("purchased_service"."archived_at" is null and "purchased_service"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "applicants", "qualified", "hired", "published_on") on "public"."recruitment_plan" to "tc_inspection";
create policy "p_tc_inspection" on "public"."recruitment_plan" for select to "tc_inspection" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_ids()) is not null and ("recruitment_plan"."published_on" is not null or "recruitment_plan"."school_id" = any ((select tc.scope_ids())::uuid[]))));
grant select ("id", "archived_at", "school_id", "rule_id", "school_year", "eligible", "reason", "confirmed_on") on "public"."rotation_eligibility" to "tc_inspection";
create policy "p_tc_inspection" on "public"."rotation_eligibility" for select to "tc_inspection" using (tc.is_server() and ("rotation_eligibility"."archived_at" is null and "rotation_eligibility"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("rotation_eligibility"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "tier_id", "standard_id", "due_fen", "reason") on "public"."rural_subsidy_due" to "tc_inspection";
create policy "p_tc_inspection" on "public"."rural_subsidy_due" for select to "tc_inspection" using (tc.is_server() and ("rural_subsidy_due"."archived_at" is null and "rural_subsidy_due"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("rural_subsidy_due"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "kind", "amount_fen", "sent_on") on "public"."rural_subsidy_payment" to "tc_inspection";
create policy "p_tc_inspection" on "public"."rural_subsidy_payment" for select to "tc_inspection" using (tc.is_server() and ("rural_subsidy_payment"."archived_at" is null and "rural_subsidy_payment"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school" for select to "tc_inspection" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "grade", "class_no", "type", "cap", "exception_cap", "exception_reason") on "public"."school_class" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_class" for select to "tc_inspection" using (tc.is_server() and ("school_class"."archived_at" is null and "school_class"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_closure" for select to "tc_inspection" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_cluster" for select to "tc_inspection" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_condition" for select to "tc_inspection" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_ids()) is not null and ("school_condition"."published_on" is not null or "school_condition"."school_id" = any ((select tc.scope_ids())::uuid[]))));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_headcount" for select to "tc_inspection" using (tc.is_server() and ("school_headcount"."archived_at" is null and "school_headcount"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "quota", "teacher_quota", "administrative_quota", "support_quota", "worker_quota", "basis", "reserved", "occupied", "non_quota", "seconded") on "public"."school_quota" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_quota" for select to "tc_inspection" using (tc.is_server() and ("school_quota"."archived_at" is null and "school_quota"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "month", "category", "amount_fen") on "public"."school_spending" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_spending" for select to "tc_inspection" using (tc.is_server() and ("school_spending"."archived_at" is null and "school_spending"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_stage" for select to "tc_inspection" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "parent_school_id", "name", "kind", "locale", "county_town", "status", "valid_from", "valid_to", "reason", "revised_on") on "public"."school_state" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_state" for select to "tc_inspection" using (tc.is_server() and ("school_state"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_inspection";
create policy "p_tc_inspection" on "public"."school_tier" for select to "tc_inspection" using (tc.is_server() and ("school_tier"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "document_number", "rotation_years", "rotation_age_men", "rotation_age_women", "rotation_backbone_from", "rotation_plan_of", "absent_months", "secondment_months", "leave_months", "training_hours", "valid_from", "valid_to") on "public"."staff_rule" to "tc_inspection";
create policy "p_tc_inspection" on "public"."staff_rule" for select to "tc_inspection" using (tc.is_server() and ("staff_rule"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_inspection";
create policy "p_tc_inspection" on "public"."staffing_standard" for select to "tc_inspection" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "child_id", "since") on "public"."student" to "tc_inspection";
create policy "p_tc_inspection" on "public"."student" for select to "tc_inspection" using (tc.is_server() and ("student"."archived_at" is null and "student"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("student"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "tier_id", "hardship_rank", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_inspection";
create policy "p_tc_inspection" on "public"."subsidy_standard" for select to "tc_inspection" using (tc.is_server() and ("subsidy_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_inspection";
create policy "p_tc_inspection" on "public"."subsidy_tier" for select to "tc_inspection" using (tc.is_server() and ("subsidy_tier"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_inspection";
create policy "p_tc_inspection" on "public"."target" for select to "tc_inspection" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "name") on "public"."teacher" to "tc_inspection";
create policy "p_tc_inspection" on "public"."teacher" for select to "tc_inspection" using (tc.is_server() and ("teacher"."archived_at" is null and ("teacher"."school_id" = any ((select tc.scope_ids())::uuid[]) or exists (select from "public"."teaching_placement" as e1 where e1."teacher_id" = "teacher"."id" and (e1."school_id" = any ((select tc.scope_ids())::uuid[]) and (e1."valid_from" <= (select tc.today()) and (e1."valid_to" is null or e1."valid_to" > (select tc.today())))) offset 0))) and ("teacher"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "township_id", "home_school_id", "kind", "stage", "valid_from", "valid_to") on "public"."teaching_placement" to "tc_inspection";
create policy "p_tc_inspection" on "public"."teaching_placement" for select to "tc_inspection" using (tc.is_server() and ("teaching_placement"."archived_at" is null and ("teaching_placement"."school_id" = any ((select tc.scope_ids())::uuid[]) or "teaching_placement"."home_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("teaching_placement"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_inspection";
create policy "p_tc_inspection" on "public"."township" for select to "tc_inspection" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_inspection";
create policy "p_tc_inspection" on "public"."township_name" for select to "tc_inspection" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_inspection";
create policy "p_tc_inspection" on "public"."village" for select to "tc_inspection" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_inspection";
create policy "p_tc_inspection" on "public"."workday_calendar" for select to "tc_inspection" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_ids()) is not null));

-- district-leader
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_leader'); end $connect$;
grant usage on schema public, tc to "tc_leader";
grant select ("version") on tc.policy_state to "tc_leader";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_leader";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_leader";
grant select ("id", "archived_at", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "document_number", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_leader";
create policy "p_tc_leader" on "public"."aid_scheme" for select to "tc_leader" using (tc.is_server() and ("aid_scheme"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "budget_code", "amount_fen", "central_fen", "municipal_fen", "district_fen", "difference_note", "decided_on", "published_on", "document_id") on "public"."allocation" to "tc_leader";
create policy "p_tc_leader" on "public"."allocation" for select to "tc_leader" using (tc.is_server() and ("allocation"."archived_at" is null and (select tc.scope_is('district')) is not null and ("allocation"."item" = 'base' or "allocation"."item" = 'boarding' or "allocation"."item" = 'small-school' or "allocation"."item" = 'high-cold' or "allocation"."item" = 'other')));
grant select ("id", "archived_at", "school_id", "township_id", "month", "published_on", "food_share_permille") on "public"."canteen_account" to "tc_leader";
create policy "p_tc_leader" on "public"."canteen_account" for select to "tc_leader" using (tc.is_server() and ("canteen_account"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_leader";
create policy "p_tc_leader" on "public"."catchment" for select to "tc_leader" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_leader";
create policy "p_tc_leader" on "public"."catchment_division" for select to "tc_leader" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_leader";
create policy "p_tc_leader" on "public"."charter" for select to "tc_leader" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('district')) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "measure", "row_id", "school_id", "township_id", "part", "period_from", "period_to", "value", "revision", "latest", "reason", "recorded_on") on "public"."closed_figure" to "tc_leader";
create policy "p_tc_leader" on "public"."closed_figure" for select to "tc_leader" using (tc.is_server() and ("closed_figure"."archived_at" is null and (select tc.scope_is('district')) is not null and ("closed_figure"."measure" = 'quota' or "closed_figure"."measure" = 'quota-occupied' or "closed_figure"."measure" = 'quota-outside' or "closed_figure"."measure" = 'quota-seconded' or "closed_figure"."measure" = 'rotation-eligible' or "closed_figure"."measure" = 'rotation-rotated' or "closed_figure"."measure" = 'rotation-backbone' or "closed_figure"."measure" = 'classes' or "closed_figure"."measure" = 'classes-found' or "closed_figure"."measure" = 'classes-large' or "closed_figure"."measure" = 'classes-very-large' or "closed_figure"."measure" = 'pupils-schools' or "closed_figure"."measure" = 'pupils' or "closed_figure"."measure" = 'closing')));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_leader";
create policy "p_tc_leader" on "public"."closure_hearing" for select to "tc_leader" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_leader";
create policy "p_tc_leader" on "public"."cluster_member" for select to "tc_leader" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "need", "site", "approval_no", "investment_fen", "priority", "land_status", "land_parcel_no", "funds_confirmed_on", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_leader";
create policy "p_tc_leader" on "public"."construction_project" for select to "tc_leader" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "semester", "grade", "subject", "periods_per_week", "required_periods") on "public"."curriculum_offering" to "tc_leader";
create policy "p_tc_leader" on "public"."curriculum_offering" for select to "tc_leader" using (tc.is_server() and ("curriculum_offering"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_leader";
create policy "p_tc_leader" on "public"."definition" for select to "tc_leader" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_leader";
create policy "p_tc_leader" on "public"."district" for select to "tc_leader" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_leader";
create policy "p_tc_leader" on "public"."division_code" for select to "tc_leader" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_leader";
create policy "p_tc_leader" on "public"."education_budget" for select to "tc_leader" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_leader";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_leader";
create policy "p_tc_leader" on "public"."enrolment_plan" for select to "tc_leader" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_leader";
create policy "p_tc_leader" on "public"."fund_standard" for select to "tc_leader" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "school_year", "status", "measured", "pupils", "share_permille", "suppressed") on "public"."growth_cube" to "tc_leader";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "found_on", "size_then", "latest_size", "responsible_post", "cleared_on", "closed_on", "assessment") on "public"."large_class_case" to "tc_leader";
create policy "p_tc_leader" on "public"."large_class_case" for select to "tc_leader" using (tc.is_server() and ("large_class_case"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_leader";
grant select ("id", "archived_at", "case_id", "school_id", "township_id", "kind", "to_school_id", "pupils", "due_on", "done_on") on "public"."large_class_measure" to "tc_leader";
create policy "p_tc_leader" on "public"."large_class_measure" for select to "tc_leader" using (tc.is_server() and ("large_class_measure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "standard_id", "item", "score", "confirmed_on") on "public"."management_review" to "tc_leader";
create policy "p_tc_leader" on "public"."management_review" for select to "tc_leader" using (tc.is_server() and ("management_review"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "checked_on", "menu_days", "menu", "findings", "passed", "checked_by", "published_on") on "public"."meal_quality_check" to "tc_leader";
create policy "p_tc_leader" on "public"."meal_quality_check" for select to "tc_leader" using (tc.is_server() and ("meal_quality_check"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "kind", "name", "amount_per_day_fen", "days_per_year", "eligibility_rule", "document_number", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_leader";
create policy "p_tc_leader" on "public"."nutrition_programme" for select to "tc_leader" using (tc.is_server() and ("nutrition_programme"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "programme_id", "month", "meal_days", "mode", "amount_per_day_fen", "reported_on", "certified_on", "published_on", "uncovered_about") on "public"."nutrition_school_month" to "tc_leader";
create policy "p_tc_leader" on "public"."nutrition_school_month" for select to "tc_leader" using (tc.is_server() and ("nutrition_school_month"."archived_at" is null and (select tc.scope_is('district')) is not null and "nutrition_school_month"."certified_on" is not null));
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_leader";
create policy "p_tc_leader" on "public"."parameter" for select to "tc_leader" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "valid_from", "valid_to") on "public"."party_organisation" to "tc_leader";
create policy "p_tc_leader" on "public"."party_organisation" for select to "tc_leader" using (tc.is_server() and ("party_organisation"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "teachers_average_fen", "civil_servants_average_fen", "teachers", "civil_servants", "confirmed_on") on "public"."pay_comparison" to "tc_leader";
create policy "p_tc_leader" on "public"."pay_comparison" for select to "tc_leader" using (tc.is_server() and ("pay_comparison"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "allocation_id", "school_id", "township_id", "fiscal_year", "item", "amount_fen", "paid_on") on "public"."payment" to "tc_leader";
create policy "p_tc_leader" on "public"."payment" for select to "tc_leader" using (tc.is_server() and ("payment"."archived_at" is null and (select tc.scope_is('district')) is not null and ("payment"."item" = 'base' or "payment"."item" = 'boarding' or "payment"."item" = 'small-school' or "payment"."item" = 'high-cold' or "payment"."item" = 'other')));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_leader";
create policy "p_tc_leader" on "public"."policy_document" for select to "tc_leader" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_leader";
create policy "p_tc_leader" on "public"."post_structure_ratio" for select to "tc_leader" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_leader";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_leader";
create policy "p_tc_leader" on "public"."recruitment_plan" for select to "tc_leader" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "case_no", "township_id", "name", "developer", "developer_uscc", "households", "school_duty", "places", "project_id", "education_opinion", "opinion_on", "agreed_places", "housing_planned_on", "housing_permit_on", "housing_started_on", "housing_delivered_on", "housing_verified_on", "school_planned_on", "school_permit_on", "school_started_on", "school_delivered_on") on "public"."residential_development" to "tc_leader";
create policy "p_tc_leader" on "public"."residential_development" for select to "tc_leader" using (tc.is_server() and ("residential_development"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "way", "school_year", "school_id", "township_id", "eligible", "rotated", "rotated_backbone", "rotated_permille", "backbone_permille") on "public"."rotation_cube" to "tc_leader";
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_leader";
create policy "p_tc_leader" on "public"."school" for select to "tc_leader" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "places", "children", "suppressed", "as_of") on "public"."school_age_cube" to "tc_leader";
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_leader";
create policy "p_tc_leader" on "public"."school_closure" for select to "tc_leader" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_leader";
create policy "p_tc_leader" on "public"."school_cluster" for select to "tc_leader" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_leader";
create policy "p_tc_leader" on "public"."school_condition" for select to "tc_leader" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_leader";
create policy "p_tc_leader" on "public"."school_headcount" for select to "tc_leader" using (tc.is_server() and ("school_headcount"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_headcount"."certified_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "quota", "teacher_quota", "administrative_quota", "support_quota", "worker_quota", "basis", "reserved", "occupied", "non_quota", "seconded") on "public"."school_quota" to "tc_leader";
create policy "p_tc_leader" on "public"."school_quota" for select to "tc_leader" using (tc.is_server() and ("school_quota"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_leader";
create policy "p_tc_leader" on "public"."school_stage" for select to "tc_leader" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "parent_school_id", "name", "kind", "locale", "county_town", "status", "valid_from", "valid_to", "reason", "revised_on") on "public"."school_state" to "tc_leader";
create policy "p_tc_leader" on "public"."school_state" for select to "tc_leader" using (tc.is_server() and ("school_state"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_leader";
create policy "p_tc_leader" on "public"."school_tier" for select to "tc_leader" using (tc.is_server() and ("school_tier"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "township_id", "category", "staff_kind", "staff", "seconded") on "public"."staff_cube" to "tc_leader";
grant select ("id", "archived_at", "document_number", "rotation_years", "rotation_age_men", "rotation_age_women", "rotation_backbone_from", "rotation_plan_of", "absent_months", "secondment_months", "leave_months", "training_hours", "valid_from", "valid_to") on "public"."staff_rule" to "tc_leader";
create policy "p_tc_leader" on "public"."staff_rule" for select to "tc_leader" using (tc.is_server() and ("staff_rule"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_leader";
create policy "p_tc_leader" on "public"."staffing_standard" for select to "tc_leader" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "total", "document_id", "valid_from", "valid_to") on "public"."staffing_total" to "tc_leader";
create policy "p_tc_leader" on "public"."staffing_total" for select to "tc_leader" using (tc.is_server() and ("staffing_total"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "month", "township_id", "tier_id", "teachers", "due_fen", "paid_fen", "suppressed") on "public"."subsidy_cube" to "tc_leader";
grant select ("id", "archived_at", "tier_id", "hardship_rank", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_leader";
create policy "p_tc_leader" on "public"."subsidy_standard" for select to "tc_leader" using (tc.is_server() and ("subsidy_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_leader";
create policy "p_tc_leader" on "public"."subsidy_tier" for select to "tc_leader" using (tc.is_server() and ("subsidy_tier"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_leader";
create policy "p_tc_leader" on "public"."target" for select to "tc_leader" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_leader";
create policy "p_tc_leader" on "public"."township" for select to "tc_leader" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_leader";
create policy "p_tc_leader" on "public"."township_name" for select to "tc_leader" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "school_year", "term", "reason", "uncovered", "pupils", "suppressed") on "public"."uncovered_cube" to "tc_leader";
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_leader";
create policy "p_tc_leader" on "public"."village" for select to "tc_leader" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "measure", "township_id", "children", "suppressed") on "public"."welfare_cube" to "tc_leader";
grant select ("id", "archived_at", "kind", "subject", "amount", "unit", "document_no", "valid_from", "valid_to") on "public"."welfare_deadline" to "tc_leader";
create policy "p_tc_leader" on "public"."welfare_deadline" for select to "tc_leader" using (tc.is_server() and ("welfare_deadline"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_leader";
create policy "p_tc_leader" on "public"."workday_calendar" for select to "tc_leader" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- planning-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_planning'); end $connect$;
grant usage on schema public, tc to "tc_planning";
grant select ("version") on tc.policy_state to "tc_planning";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_planning";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_planning";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_planning";
create policy "p_tc_planning" on "public"."catchment" for select to "tc_planning" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_planning";
create policy "p_tc_planning" on "public"."catchment_division" for select to "tc_planning" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_planning";
create policy "p_tc_planning" on "public"."charter" for select to "tc_planning" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('district')) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_planning";
create policy "p_tc_planning" on "public"."closure_hearing" for select to "tc_planning" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_planning";
create policy "p_tc_planning" on "public"."cluster_member" for select to "tc_planning" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "need", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_planning";
create policy "p_tc_planning" on "public"."construction_project" for select to "tc_planning" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_planning";
create policy "p_tc_planning" on "public"."definition" for select to "tc_planning" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_planning";
create policy "p_tc_planning" on "public"."district" for select to "tc_planning" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_planning";
create policy "p_tc_planning" on "public"."division_code" for select to "tc_planning" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_planning";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_planning";
create policy "p_tc_planning" on "public"."enrolment_plan" for select to "tc_planning" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_planning";
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_planning";
create policy "p_tc_planning" on "public"."parameter" for select to "tc_planning" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_planning";
create policy "p_tc_planning" on "public"."policy_document" for select to "tc_planning" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_planning";
create policy "p_tc_planning" on "public"."post_structure_ratio" for select to "tc_planning" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_planning";
create policy "p_tc_planning" on "public"."recruitment_plan" for select to "tc_planning" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "case_no", "township_id", "name", "developer", "developer_uscc", "households", "school_duty", "places", "project_id", "education_opinion", "opinion_on", "agreed_places", "housing_planned_on", "housing_permit_on", "housing_started_on", "housing_delivered_on", "housing_verified_on", "school_planned_on", "school_permit_on", "school_started_on", "school_delivered_on") on "public"."residential_development" to "tc_planning";
create policy "p_tc_planning" on "public"."residential_development" for select to "tc_planning" using (tc.is_server() and ("residential_development"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_planning";
create policy "p_tc_planning" on "public"."school" for select to "tc_planning" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "places", "children", "suppressed", "as_of") on "public"."school_age_cube" to "tc_planning";
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_planning";
create policy "p_tc_planning" on "public"."school_closure" for select to "tc_planning" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_planning";
create policy "p_tc_planning" on "public"."school_cluster" for select to "tc_planning" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_planning";
create policy "p_tc_planning" on "public"."school_condition" for select to "tc_planning" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_planning";
create policy "p_tc_planning" on "public"."school_stage" for select to "tc_planning" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_planning";
create policy "p_tc_planning" on "public"."staffing_standard" for select to "tc_planning" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_planning";
create policy "p_tc_planning" on "public"."target" for select to "tc_planning" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_planning";
create policy "p_tc_planning" on "public"."township" for select to "tc_planning" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_planning";
create policy "p_tc_planning" on "public"."township_name" for select to "tc_planning" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_planning";
create policy "p_tc_planning" on "public"."village" for select to "tc_planning" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_planning";
create policy "p_tc_planning" on "public"."workday_calendar" for select to "tc_planning" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- police-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_police'); end $connect$;
grant usage on schema public, tc to "tc_police";
grant select ("version") on tc.policy_state to "tc_police";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_police";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_police";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_police";
create policy "p_tc_police" on "public"."catchment" for select to "tc_police" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_police";
create policy "p_tc_police" on "public"."catchment_division" for select to "tc_police" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_police";
create policy "p_tc_police" on "public"."charter" for select to "tc_police" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_ids()) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "hukou_township_id", "residence_township_id", "name", "id_number_index", "gender", "birth_date") on "public"."child" to "tc_police";
create policy "p_tc_police" on "public"."child" for select to "tc_police" using (tc.is_server() and ("child"."archived_at" is null and ("child"."hukou_township_id" = any ((select tc.scope_ids())::uuid[]) or "child"."residence_township_id" = any ((select tc.scope_ids())::uuid[]) or exists (select from "public"."mandatory_report" as e1 where e1."child_id" = "child"."id" offset 0))) and ("child"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_police";
create policy "p_tc_police" on "public"."closure_hearing" for select to "tc_police" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_police";
create policy "p_tc_police" on "public"."cluster_member" for select to "tc_police" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_police";
create policy "p_tc_police" on "public"."construction_project" for select to "tc_police" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_ids()) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_police";
create policy "p_tc_police" on "public"."definition" for select to "tc_police" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_police";
create policy "p_tc_police" on "public"."district" for select to "tc_police" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_police";
create policy "p_tc_police" on "public"."division_code" for select to "tc_police" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "report_id", "township_id", "station", "responded_at", "measure") on "public"."emergency_response" to "tc_police";
create policy "p_tc_police" on "public"."emergency_response" for select to "tc_police" using (tc.is_server() and ("emergency_response"."archived_at" is null and "emergency_response"."township_id" = any ((select tc.scope_ids())::uuid[])) and ((select tc.ties()) is null or exists (select from "public"."mandatory_report" as parent where parent."id" = "emergency_response"."report_id")));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_police";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_police";
create policy "p_tc_police" on "public"."enrolment_plan" for select to "tc_police" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_police";
grant select ("id", "archived_at", "report_no", "child_id", "school_id", "township_id", "category", "event_at", "known_at", "reported_at", "reporter_kind", "reporter_school_id", "reporter_township_id", "reporter_village_id", "narrative_cipher", "status", "closed_on", "to_police") on "public"."mandatory_report" to "tc_police";
create policy "p_tc_police" on "public"."mandatory_report" for select to "tc_police" using (tc.is_server() and ("mandatory_report"."archived_at" is null and ("mandatory_report"."to_police" = true and "mandatory_report"."township_id" = any ((select tc.scope_ids())::uuid[]))) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_police";
create policy "p_tc_police" on "public"."parameter" for select to "tc_police" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_police";
create policy "p_tc_police" on "public"."policy_document" for select to "tc_police" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_police";
create policy "p_tc_police" on "public"."post_structure_ratio" for select to "tc_police" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_police";
create policy "p_tc_police" on "public"."recruitment_plan" for select to "tc_police" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_ids()) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "report_id", "township_id", "department", "received_at", "first_action_at", "due_at") on "public"."report_recipient" to "tc_police";
create policy "p_tc_police" on "public"."report_recipient" for select to "tc_police" using (tc.is_server() and ("report_recipient"."archived_at" is null and ("report_recipient"."department" = 'police' and "report_recipient"."township_id" = any ((select tc.scope_ids())::uuid[]))) and ((select tc.ties()) is null or exists (select from "public"."mandatory_report" as parent where parent."id" = "report_recipient"."report_id")));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_police";
create policy "p_tc_police" on "public"."school" for select to "tc_police" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_police";
create policy "p_tc_police" on "public"."school_closure" for select to "tc_police" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_police";
create policy "p_tc_police" on "public"."school_cluster" for select to "tc_police" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_police";
create policy "p_tc_police" on "public"."school_condition" for select to "tc_police" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_ids()) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_police";
create policy "p_tc_police" on "public"."school_stage" for select to "tc_police" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_police";
create policy "p_tc_police" on "public"."staffing_standard" for select to "tc_police" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_police";
create policy "p_tc_police" on "public"."target" for select to "tc_police" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_police";
create policy "p_tc_police" on "public"."township" for select to "tc_police" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_police";
create policy "p_tc_police" on "public"."township_name" for select to "tc_police" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_police";
create policy "p_tc_police" on "public"."village" for select to "tc_police" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "kind", "subject", "amount", "unit", "document_no", "valid_from", "valid_to") on "public"."welfare_deadline" to "tc_police";
create policy "p_tc_police" on "public"."welfare_deadline" for select to "tc_police" using (tc.is_server() and ("welfare_deadline"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_police";
create policy "p_tc_police" on "public"."workday_calendar" for select to "tc_police" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_ids()) is not null));

-- public
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_public'); end $connect$;
grant usage on schema public, tc to "tc_public";
grant select ("version") on tc.policy_state to "tc_public";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_public";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_public";
grant select ("id", "archived_at", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "document_number", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_public";
create policy "p_tc_public" on "public"."aid_scheme" for select to "tc_public" using (tc.is_server() and ("aid_scheme"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "month", "published_on", "food_share_permille") on "public"."canteen_account" to "tc_public";
create policy "p_tc_public" on "public"."canteen_account" for select to "tc_public" using (tc.is_server() and ("canteen_account"."archived_at" is null and (select tc.scope_is('public')) is not null and "canteen_account"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_public";
create policy "p_tc_public" on "public"."catchment" for select to "tc_public" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_public";
create policy "p_tc_public" on "public"."catchment_division" for select to "tc_public" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_public";
create policy "p_tc_public" on "public"."charter" for select to "tc_public" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('public')) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_public";
create policy "p_tc_public" on "public"."closure_hearing" for select to "tc_public" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_public";
create policy "p_tc_public" on "public"."cluster_member" for select to "tc_public" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_public";
create policy "p_tc_public" on "public"."construction_project" for select to "tc_public" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('public')) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_public";
create policy "p_tc_public" on "public"."definition" for select to "tc_public" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_public";
create policy "p_tc_public" on "public"."district" for select to "tc_public" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_public";
create policy "p_tc_public" on "public"."division_code" for select to "tc_public" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_public";
create policy "p_tc_public" on "public"."education_budget" for select to "tc_public" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_public";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_public";
create policy "p_tc_public" on "public"."enrolment_plan" for select to "tc_public" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_public";
create policy "p_tc_public" on "public"."fund_standard" for select to "tc_public" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_public";
grant select ("id", "archived_at", "school_id", "township_id", "checked_on", "menu_days", "menu", "findings", "passed", "checked_by", "published_on") on "public"."meal_quality_check" to "tc_public";
create policy "p_tc_public" on "public"."meal_quality_check" for select to "tc_public" using (tc.is_server() and ("meal_quality_check"."archived_at" is null and (select tc.scope_is('public')) is not null and "meal_quality_check"."published_on" is not null));
grant select ("id", "archived_at", "kind", "name", "amount_per_day_fen", "days_per_year", "eligibility_rule", "document_number", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_public";
create policy "p_tc_public" on "public"."nutrition_programme" for select to "tc_public" using (tc.is_server() and ("nutrition_programme"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "programme_id", "month", "meal_days", "mode", "published_on", "uncovered_about") on "public"."nutrition_school_month" to "tc_public";
create policy "p_tc_public" on "public"."nutrition_school_month" for select to "tc_public" using (tc.is_server() and ("nutrition_school_month"."archived_at" is null and (select tc.scope_is('public')) is not null and "nutrition_school_month"."published_on" is not null));
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_public";
create policy "p_tc_public" on "public"."parameter" for select to "tc_public" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_public";
create policy "p_tc_public" on "public"."policy_document" for select to "tc_public" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_public";
create policy "p_tc_public" on "public"."post_structure_ratio" for select to "tc_public" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_public";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_public";
create policy "p_tc_public" on "public"."recruitment_plan" for select to "tc_public" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('public')) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_public";
create policy "p_tc_public" on "public"."school" for select to "tc_public" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_public";
create policy "p_tc_public" on "public"."school_closure" for select to "tc_public" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_public";
create policy "p_tc_public" on "public"."school_cluster" for select to "tc_public" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_public";
create policy "p_tc_public" on "public"."school_condition" for select to "tc_public" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('public')) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_public";
create policy "p_tc_public" on "public"."school_stage" for select to "tc_public" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_public";
create policy "p_tc_public" on "public"."school_tier" for select to "tc_public" using (tc.is_server() and ("school_tier"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_public";
create policy "p_tc_public" on "public"."staffing_standard" for select to "tc_public" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "tier_id", "hardship_rank", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_public";
create policy "p_tc_public" on "public"."subsidy_standard" for select to "tc_public" using (tc.is_server() and ("subsidy_standard"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_public";
create policy "p_tc_public" on "public"."subsidy_tier" for select to "tc_public" using (tc.is_server() and ("subsidy_tier"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_public";
create policy "p_tc_public" on "public"."target" for select to "tc_public" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_public";
create policy "p_tc_public" on "public"."township" for select to "tc_public" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_public";
create policy "p_tc_public" on "public"."township_name" for select to "tc_public" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_public";
create policy "p_tc_public" on "public"."village" for select to "tc_public" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('public')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_public";
create policy "p_tc_public" on "public"."workday_calendar" for select to "tc_public" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('public')) is not null));

-- school-registrar
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_school'); end $connect$;
grant usage on schema public, tc to "tc_school", "tc_school_w";
grant select ("version") on tc.policy_state to "tc_school", "tc_school_w";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_school", "tc_school_w";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_school", "tc_school_w";
grant select ("id") on tc."tied_counselling_session" to "tc_school";
grant select ("id") on tc."tied_enrolment" to "tc_school";
grant select ("id") on tc."tied_entrusted_care" to "tc_school";
grant select ("id") on tc."tied_growth_record" to "tc_school";
grant select ("id") on tc."tied_left_behind_record" to "tc_school";
grant select ("id") on tc."tied_mandatory_report" to "tc_school";
grant select ("id") on tc."tied_nutrition_pupil_term" to "tc_school";
grant select ("id", "archived_at", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "document_number", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."aid_scheme" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("aid_scheme"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "budget_code", "amount_fen", "central_fen", "municipal_fen", "district_fen", "difference_note", "decided_on", "published_on", "document_id") on "public"."allocation" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."allocation" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("allocation"."archived_at" is null and "allocation"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "post_id", "teacher_id", "school_id", "township_id", "contract_no", "competed_on", "confirmed_on", "valid_from", "valid_to") on "public"."appointment" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."appointment" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("appointment"."archived_at" is null and "appointment"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "month", "income_fen", "subsidy_fen", "food_fen", "staff_fen", "other_fen", "published_on", "balance_fen", "food_share_permille") on "public"."canteen_account" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."canteen_account" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("canteen_account"."archived_at" is null and "canteen_account"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "child_id", "visited_by", "visited_on", "kind", "note_cipher") on "public"."care_visit" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."care_visit" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("care_visit"."archived_at" is null and "care_visit"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("care_visit"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."catchment" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."catchment_division" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."charter" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_ids()) is not null and ("charter"."approved_on" is not null or "charter"."school_id" = any ((select tc.scope_ids())::uuid[]))));
grant select ("id", "archived_at", "school_id", "name", "id_type", "identity_code", "gender", "birth_date", "ethnicity", "health", "enrolled") on "public"."child" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."child" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("child"."archived_at" is null and "child"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("child"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "class_id", "teacher_id", "school_id", "township_id", "school_year", "subject", "homeroom", "valid_from", "valid_to") on "public"."class_teaching" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."class_teaching" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("class_teaching"."archived_at" is null and "class_teaching"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("class_teaching"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "measure", "row_id", "school_id", "township_id", "part", "period_from", "period_to", "value", "revision", "latest", "reason", "recorded_on") on "public"."closed_figure" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."closed_figure" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("closed_figure"."archived_at" is null and (("closed_figure"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("closed_figure"."measure" = 'class-size' or "closed_figure"."measure" = 'class-size-opening')) or ("closed_figure"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("closed_figure"."measure" = 'quota' or "closed_figure"."measure" = 'quota-occupied' or "closed_figure"."measure" = 'quota-outside' or "closed_figure"."measure" = 'quota-seconded')) or ("closed_figure"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("closed_figure"."measure" = 'funds-allocated' or "closed_figure"."measure" = 'funds-paid' or "closed_figure"."measure" = 'funds-spent')) or ("closed_figure"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("closed_figure"."measure" = 'meals-eligible' or "closed_figure"."measure" = 'meals-covered')))));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."closure_hearing" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."cluster_member" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "need", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "funds_confirmed_on", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."construction_project" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_ids()) is not null and ("construction_project"."approved_on" is not null or "construction_project"."school_id" = any ((select tc.scope_ids())::uuid[]))));
grant select ("id", "archived_at", "school_id", "held_on") on "public"."counselling_session" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."counselling_session" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("counselling_session"."archived_at" is null and "counselling_session"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("counselling_session"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("counselling_session"."counsellor_teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "semester", "grade", "subject", "periods_per_week", "required_periods") on "public"."curriculum_offering" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."curriculum_offering" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("curriculum_offering"."archived_at" is null and "curriculum_offering"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."definition" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."district" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."division_code" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."education_budget" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "student_id", "class_id", "school_id", "school_year", "boarding", "kind", "valid_from", "valid_to", "end_reason") on "public"."enrolment" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."enrolment" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("enrolment"."archived_at" is null and "enrolment"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("enrolment"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_school", "tc_school_w";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."enrolment_plan" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "child_id", "notice_to_school_on", "valid_from", "valid_to") on "public"."entrusted_care" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."entrusted_care" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("entrusted_care"."archived_at" is null and ("entrusted_care"."school_id" = any ((select tc.scope_ids())::uuid[]) and "entrusted_care"."notice_to_school_on" is not null)) and ("entrusted_care"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("entrusted_care"."guardian_id" = any ((select tc.ties())::uuid[])) is not true and ("entrusted_care"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."fund_standard" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "item", "stage", "standard_id", "actual", "funded", "as_of", "status", "certified_on", "revision", "revision_reason", "superseded_on") on "public"."funding_headcount" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."funding_headcount" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("funding_headcount"."archived_at" is null and ("funding_headcount"."school_id" = any ((select tc.scope_ids())::uuid[]) and ("funding_headcount"."item" = 'base' or "funding_headcount"."item" = 'boarding' or "funding_headcount"."item" = 'small-school' or "funding_headcount"."item" = 'high-cold' or "funding_headcount"."item" = 'other'))));
grant select ("id", "archived_at", "school_id", "student_id", "measuring_school_id", "school_year", "measured_on", "height_mm", "weight_g", "status") on "public"."growth_record" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."growth_record" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("growth_record"."archived_at" is null and "growth_record"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("growth_record"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "name", "phone_cipher", "workplace_province", "workplace_city") on "public"."guardian" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."guardian" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("guardian"."archived_at" is null and exists (select from "public"."guardianship" as e1 where e1."guardian_id" = "guardian"."id" offset 0)) and ("guardian"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "child_id", "guardian_id", "kind", "status", "protective_flag", "valid_from", "valid_to") on "public"."guardianship" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."guardianship" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("guardianship"."archived_at" is null and "guardianship"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("guardianship"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("guardianship"."guardian_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "valid_from", "valid_to") on "public"."housing_guarantee" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."housing_guarantee" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("housing_guarantee"."archived_at" is null and "housing_guarantee"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("housing_guarantee"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "child_id", "school_year", "disability_category", "placement", "steps", "review_on") on "public"."individual_plan" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."individual_plan" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("individual_plan"."archived_at" is null and "individual_plan"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("individual_plan"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "class_id", "school_id", "township_id", "school_year", "found_on", "size_then", "latest_size", "responsible_post", "cleared_on", "closed_on", "assessment", "assessment_note") on "public"."large_class_case" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."large_class_case" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("large_class_case"."archived_at" is null and "large_class_case"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_school", "tc_school_w";
grant select ("id", "archived_at", "case_id", "school_id", "township_id", "kind", "to_school_id", "to_class_id", "pupils", "due_on", "done_on") on "public"."large_class_measure" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."large_class_measure" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("large_class_measure"."archived_at" is null and "large_class_measure"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "child_id", "valid_from", "valid_to") on "public"."left_behind_record" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."left_behind_record" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("left_behind_record"."archived_at" is null and "left_behind_record"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("left_behind_record"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("left_behind_record"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "standard_id", "item", "score", "evidence", "improvement", "due_on", "confirmed_on") on "public"."management_review" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."management_review" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("management_review"."archived_at" is null and "management_review"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "report_no", "category", "reported_at", "reporter_school_id", "status", "closed_on") on "public"."mandatory_report" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."mandatory_report" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("mandatory_report"."archived_at" is null and "mandatory_report"."reporter_school_id" = any ((select tc.scope_ids())::uuid[])) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "checked_on", "menu_days", "menu", "findings", "passed", "checked_by", "checker", "published_on") on "public"."meal_quality_check" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."meal_quality_check" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("meal_quality_check"."archived_at" is null and "meal_quality_check"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "kind", "name", "amount_per_day_fen", "days_per_year", "eligibility_rule", "document_number", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."nutrition_programme" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("nutrition_programme"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "student_id", "term_school_id", "school_year", "term", "eligible", "covered", "reason_uncovered") on "public"."nutrition_pupil_term" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."nutrition_pupil_term" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("nutrition_pupil_term"."archived_at" is null and "nutrition_pupil_term"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("nutrition_pupil_term"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "programme_id", "month", "enrolled", "eligible", "covered", "meal_days", "meals_served", "mode", "amount_per_day_fen", "cost_fen", "subsidy_spent_fen", "reported_on", "certified_on", "published_on", "uncovered", "coverage_permille", "subsidy_due_fen", "subsidy_balance_fen", "uncovered_about") on "public"."nutrition_school_month" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."nutrition_school_month" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("nutrition_school_month"."archived_at" is null and "nutrition_school_month"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."parameter" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "secretary_name", "members", "valid_from", "valid_to") on "public"."party_organisation" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."party_organisation" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("party_organisation"."archived_at" is null and "party_organisation"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "teacher_id", "child_id", "school_id", "holder", "bank", "account_tail", "relation", "valid_from", "valid_to", "verified_on", "revoked_on") on "public"."payee_account" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."payee_account" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("payee_account"."archived_at" is null and ("payee_account"."school_id" = any ((select tc.scope_ids())::uuid[]) and "payee_account"."verified_on" is null)) and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "allocation_id", "school_id", "township_id", "fiscal_year", "item", "amount_fen", "paid_on", "voucher_no") on "public"."payment" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."payment" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("payment"."archived_at" is null and "payment"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "teacher_id", "unit", "school_id", "township_id", "quota_category", "valid_from", "valid_to", "confirmed_on") on "public"."personnel_relation" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."personnel_relation" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("personnel_relation"."archived_at" is null and "personnel_relation"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("personnel_relation"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "placement_id", "teacher_id", "school_id", "township_id", "home_school_id", "subject", "periods_per_week") on "public"."placement_subject" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."placement_subject" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("placement_subject"."archived_at" is null and ("placement_subject"."school_id" = any ((select tc.scope_ids())::uuid[]) or "placement_subject"."home_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("placement_subject"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."policy_document" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "line_id", "scheme_id", "school_id", "township_id", "post_no", "category", "grade", "subject", "status", "vacant_since") on "public"."post" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."post" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("post"."archived_at" is null and "post"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "edition", "school_year", "status", "approval_number", "drafted_on", "reviewed_on", "approved_on", "flag_reason") on "public"."post_scheme" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."post_scheme" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("post_scheme"."archived_at" is null and "post_scheme"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "scheme_id", "school_id", "category", "grade", "post_count") on "public"."post_scheme_line" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."post_scheme_line" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("post_scheme_line"."archived_at" is null and "post_scheme_line"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."post_structure_ratio" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "teacher_id", "school_id", "month", "status", "periods", "leave_cause") on "public"."presence_month" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."presence_month" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("presence_month"."archived_at" is null and "presence_month"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("presence_month"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_school", "tc_school_w";
grant select ("id", "archived_at", "school_id", "township_id", "contract_no", "kind", "provider", "provider_uscc", "posts", "amount_fen", "awarded_on", "valid_from", "valid_to") on "public"."purchased_service" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."purchased_service" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("purchased_service"."archived_at" is null and "purchased_service"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "from_school_id", "to_school_id", "from_pool_id", "to_pool_id", "school_year", "category", "amount", "requested_on", "approved_on") on "public"."quota_transfer" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."quota_transfer" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("quota_transfer"."archived_at" is null and ("quota_transfer"."from_school_id" = any ((select tc.scope_ids())::uuid[]) or "quota_transfer"."to_school_id" = any ((select tc.scope_ids())::uuid[]))));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "applicants", "qualified", "hired", "published_on") on "public"."recruitment_plan" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."recruitment_plan" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_ids()) is not null and ("recruitment_plan"."published_on" is not null or "recruitment_plan"."school_id" = any ((select tc.scope_ids())::uuid[]))));
grant select ("id", "archived_at", "teacher_id", "school_id", "rule_id", "school_year", "eligible", "reason", "confirmed_on") on "public"."rotation_eligibility" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."rotation_eligibility" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("rotation_eligibility"."archived_at" is null and "rotation_eligibility"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("rotation_eligibility"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "tier_id", "standard_id", "placement_id", "due_fen", "reason") on "public"."rural_subsidy_due" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."rural_subsidy_due" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("rural_subsidy_due"."archived_at" is null and "rural_subsidy_due"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("rural_subsidy_due"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "kind", "amount_fen", "sent_on") on "public"."rural_subsidy_payment" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."rural_subsidy_payment" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("rural_subsidy_payment"."archived_at" is null and "rural_subsidy_payment"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "grade", "class_no", "type", "cap", "exception_cap", "exception_reason") on "public"."school_class" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_class" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_class"."archived_at" is null and "school_class"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_closure" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_cluster" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_condition" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_ids()) is not null and ("school_condition"."published_on" is not null or "school_condition"."school_id" = any ((select tc.scope_ids())::uuid[]))));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_headcount" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_headcount"."archived_at" is null and "school_headcount"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "quota", "teacher_quota", "administrative_quota", "support_quota", "worker_quota", "basis", "reserved", "occupied", "non_quota", "seconded") on "public"."school_quota" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_quota" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_quota"."archived_at" is null and "school_quota"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "fiscal_year", "month", "category", "amount_fen") on "public"."school_spending" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_spending" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_spending"."archived_at" is null and "school_spending"."school_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_stage" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "parent_school_id", "name", "kind", "locale", "county_town", "status", "valid_from", "valid_to", "reason", "revised_on") on "public"."school_state" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_state" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_state"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."school_tier" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("school_tier"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "document_number", "rotation_years", "rotation_age_men", "rotation_age_women", "rotation_backbone_from", "rotation_plan_of", "absent_months", "secondment_months", "leave_months", "training_hours", "valid_from", "valid_to") on "public"."staff_rule" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."staff_rule" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("staff_rule"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."staffing_standard" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "child_id", "category", "since") on "public"."student" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."student" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("student"."archived_at" is null and "student"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("student"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "student_id", "child_id", "term_school_id", "scheme_id", "kind", "school_year", "term", "basis_category", "due_fen", "amount_fen", "decision", "proposed_on", "decided_on", "decided_by", "decision_reason", "batch_id", "payee_account_id", "reviewed_on", "sent_on") on "public"."student_aid_grant" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."student_aid_grant" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("student_aid_grant"."archived_at" is null and "student_aid_grant"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "tier_id", "hardship_rank", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."subsidy_standard" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("subsidy_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."subsidy_tier" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("subsidy_tier"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."target" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "name", "id_type", "identity_code", "gender", "birth_date", "education", "staff_kind", "category", "duty", "certificate_stage", "certificate_subject", "certificate_no", "backbone", "phone_cipher", "offence_check_on", "offence_check_passed") on "public"."teacher" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."teacher" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("teacher"."archived_at" is null and ("teacher"."school_id" = any ((select tc.scope_ids())::uuid[]) or exists (select from "public"."teaching_placement" as e1 where e1."teacher_id" = "teacher"."id" and (e1."school_id" = any ((select tc.scope_ids())::uuid[]) and (e1."valid_from" <= (select tc.today()) and (e1."valid_to" is null or e1."valid_to" > (select tc.today())))) offset 0))) and ("teacher"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "awarded_on") on "public"."teacher_honour" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."teacher_honour" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("teacher_honour"."archived_at" is null and "teacher_honour"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("teacher_honour"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "course", "hours", "held_on") on "public"."teacher_training" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."teacher_training" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("teacher_training"."archived_at" is null and "teacher_training"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("teacher_training"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "township_id", "home_school_id", "kind", "stage", "valid_from", "valid_to") on "public"."teaching_placement" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."teaching_placement" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("teaching_placement"."archived_at" is null and ("teaching_placement"."school_id" = any ((select tc.scope_ids())::uuid[]) or "teaching_placement"."home_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("teaching_placement"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "appointment_id", "teacher_id", "school_id", "township_id", "result", "appraised_on", "confirmed_on") on "public"."term_appraisal" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."term_appraisal" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("term_appraisal"."archived_at" is null and "term_appraisal"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("term_appraisal"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "level", "subject", "granted_on", "rural_track") on "public"."title_grant" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."title_grant" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("title_grant"."archived_at" is null and "title_grant"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("title_grant"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."township" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."township_name" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."village" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_school", "tc_school_w";
create policy "p_tc_school" on "public"."workday_calendar" for select to "tc_school", "tc_school_w" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_ids()) is not null));

-- staffing-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_staffing'); end $connect$;
grant usage on schema public, tc to "tc_staffing";
grant select ("version") on tc.policy_state to "tc_staffing";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_staffing";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_staffing";
grant select ("id", "archived_at", "post_id", "teacher_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."appointment" to "tc_staffing";
create policy "p_tc_staffing" on "public"."appointment" for select to "tc_staffing" using (tc.is_server() and ("appointment"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_staffing";
create policy "p_tc_staffing" on "public"."catchment" for select to "tc_staffing" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_staffing";
create policy "p_tc_staffing" on "public"."catchment_division" for select to "tc_staffing" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_staffing";
create policy "p_tc_staffing" on "public"."charter" for select to "tc_staffing" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_is('district')) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "measure", "row_id", "school_id", "township_id", "part", "period_from", "period_to", "value", "revision", "latest", "reason", "recorded_on") on "public"."closed_figure" to "tc_staffing";
create policy "p_tc_staffing" on "public"."closed_figure" for select to "tc_staffing" using (tc.is_server() and ("closed_figure"."archived_at" is null and (select tc.scope_is('district')) is not null and ("closed_figure"."measure" = 'quota' or "closed_figure"."measure" = 'quota-occupied' or "closed_figure"."measure" = 'quota-outside' or "closed_figure"."measure" = 'quota-seconded')));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_staffing";
create policy "p_tc_staffing" on "public"."closure_hearing" for select to "tc_staffing" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_staffing";
create policy "p_tc_staffing" on "public"."cluster_member" for select to "tc_staffing" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_staffing";
create policy "p_tc_staffing" on "public"."construction_project" for select to "tc_staffing" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_is('district')) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_staffing";
create policy "p_tc_staffing" on "public"."definition" for select to "tc_staffing" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_staffing";
create policy "p_tc_staffing" on "public"."district" for select to "tc_staffing" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_staffing";
create policy "p_tc_staffing" on "public"."division_code" for select to "tc_staffing" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_staffing";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_staffing";
create policy "p_tc_staffing" on "public"."enrolment_plan" for select to "tc_staffing" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_staffing";
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_staffing";
create policy "p_tc_staffing" on "public"."parameter" for select to "tc_staffing" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "teacher_id", "unit", "school_id", "township_id", "quota_category", "valid_from", "valid_to", "confirmed_on") on "public"."personnel_relation" to "tc_staffing";
create policy "p_tc_staffing" on "public"."personnel_relation" for select to "tc_staffing" using (tc.is_server() and ("personnel_relation"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("personnel_relation"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_staffing";
create policy "p_tc_staffing" on "public"."policy_document" for select to "tc_staffing" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "line_id", "scheme_id", "school_id", "township_id", "post_no", "category", "grade", "subject", "status", "vacant_since") on "public"."post" to "tc_staffing";
create policy "p_tc_staffing" on "public"."post" for select to "tc_staffing" using (tc.is_server() and ("post"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_staffing";
create policy "p_tc_staffing" on "public"."post_structure_ratio" for select to "tc_staffing" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "from_school_id", "to_school_id", "from_pool_id", "to_pool_id", "school_year", "category", "amount", "requested_on", "approved_on") on "public"."quota_transfer" to "tc_staffing";
create policy "p_tc_staffing" on "public"."quota_transfer" for select to "tc_staffing" using (tc.is_server() and ("quota_transfer"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "applicants", "qualified", "hired", "published_on") on "public"."recruitment_plan" to "tc_staffing";
create policy "p_tc_staffing" on "public"."recruitment_plan" for select to "tc_staffing" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_staffing";
create policy "p_tc_staffing" on "public"."school" for select to "tc_staffing" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_staffing";
create policy "p_tc_staffing" on "public"."school_closure" for select to "tc_staffing" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_staffing";
create policy "p_tc_staffing" on "public"."school_cluster" for select to "tc_staffing" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_staffing";
create policy "p_tc_staffing" on "public"."school_condition" for select to "tc_staffing" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "grade", "as_of", "students", "boarders", "classes", "certified_on") on "public"."school_headcount" to "tc_staffing";
create policy "p_tc_staffing" on "public"."school_headcount" for select to "tc_staffing" using (tc.is_server() and ("school_headcount"."archived_at" is null and (select tc.scope_is('district')) is not null and "school_headcount"."certified_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "quota", "teacher_quota", "administrative_quota", "support_quota", "worker_quota", "basis", "reserved", "occupied", "non_quota", "seconded") on "public"."school_quota" to "tc_staffing";
create policy "p_tc_staffing" on "public"."school_quota" for select to "tc_staffing" using (tc.is_server() and ("school_quota"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_staffing";
create policy "p_tc_staffing" on "public"."school_stage" for select to "tc_staffing" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "parent_school_id", "name", "kind", "locale", "county_town", "status", "valid_from", "valid_to", "reason", "revised_on") on "public"."school_state" to "tc_staffing";
create policy "p_tc_staffing" on "public"."school_state" for select to "tc_staffing" using (tc.is_server() and ("school_state"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "school_id", "township_id", "category", "staff_kind", "staff", "seconded") on "public"."staff_cube" to "tc_staffing";
grant select ("id", "archived_at", "document_number", "rotation_years", "rotation_age_men", "rotation_age_women", "rotation_backbone_from", "rotation_plan_of", "absent_months", "secondment_months", "leave_months", "training_hours", "valid_from", "valid_to") on "public"."staff_rule" to "tc_staffing";
create policy "p_tc_staffing" on "public"."staff_rule" for select to "tc_staffing" using (tc.is_server() and ("staff_rule"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_staffing";
create policy "p_tc_staffing" on "public"."staffing_standard" for select to "tc_staffing" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "district_id", "total", "document_id", "valid_from", "valid_to") on "public"."staffing_total" to "tc_staffing";
create policy "p_tc_staffing" on "public"."staffing_total" for select to "tc_staffing" using (tc.is_server() and ("staffing_total"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_staffing";
create policy "p_tc_staffing" on "public"."target" for select to "tc_staffing" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "name", "identity_code", "staff_kind", "category", "duty", "duplicate_person") on "public"."teacher" to "tc_staffing";
create policy "p_tc_staffing" on "public"."teacher" for select to "tc_staffing" using (tc.is_server() and ("teacher"."archived_at" is null and (select tc.scope_is('district')) is not null) and ("teacher"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_staffing";
create policy "p_tc_staffing" on "public"."township" for select to "tc_staffing" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_staffing";
create policy "p_tc_staffing" on "public"."township_name" for select to "tc_staffing" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_staffing";
create policy "p_tc_staffing" on "public"."village" for select to "tc_staffing" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_is('district')) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_staffing";
create policy "p_tc_staffing" on "public"."workday_calendar" for select to "tc_staffing" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- data-steward
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_steward'); end $connect$;
grant usage on schema public, tc to "tc_steward";
grant select ("version") on tc.policy_state to "tc_steward";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_steward";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_steward";

-- system-administrator
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_system'); end $connect$;
grant usage on schema public, tc to "tc_system";
grant select ("version") on tc.policy_state to "tc_system";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_system";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_system";
grant select ("id", "archived_at", "job", "day", "started_at", "finished_at", "outcome", "error_code") on "public"."job_run" to "tc_system";
create policy "p_tc_system" on "public"."job_run" for select to "tc_system" using (tc.is_server() and ("job_run"."archived_at" is null and (select tc.scope_is('district')) is not null));

-- teacher
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_teacher'); end $connect$;
grant usage on schema public, tc to "tc_teacher";
grant select ("version") on tc.policy_state to "tc_teacher";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_teacher";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_teacher";
grant select ("id") on tc."tied_left_behind_record" to "tc_teacher";
grant select ("id") on tc."tied_payee_account" to "tc_teacher";
grant select ("id", "archived_at", "post_id", "teacher_id", "school_id", "township_id", "contract_no", "competed_on", "confirmed_on", "valid_from", "valid_to") on "public"."appointment" to "tc_teacher";
create policy "p_tc_teacher" on "public"."appointment" for select to "tc_teacher" using (tc.is_server() and ("appointment"."archived_at" is null and "appointment"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_teacher";
create policy "p_tc_teacher" on "public"."catchment" for select to "tc_teacher" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_teacher";
create policy "p_tc_teacher" on "public"."catchment_division" for select to "tc_teacher" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_teacher";
create policy "p_tc_teacher" on "public"."charter" for select to "tc_teacher" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_ids()) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "name") on "public"."child" to "tc_teacher";
create policy "p_tc_teacher" on "public"."child" for select to "tc_teacher" using (tc.is_server() and ("child"."archived_at" is null and (exists (select from "public"."enrolment" as e1 where e1."child_id" = "child"."id" offset 0) or exists (select from "public"."counselling_session" as e1 where e1."child_id" = "child"."id" offset 0))) and ("child"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "class_id", "teacher_id", "school_id", "township_id", "school_year", "subject", "homeroom", "valid_from", "valid_to") on "public"."class_teaching" to "tc_teacher";
create policy "p_tc_teacher" on "public"."class_teaching" for select to "tc_teacher" using (tc.is_server() and ("class_teaching"."archived_at" is null and "class_teaching"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("class_teaching"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_teacher";
create policy "p_tc_teacher" on "public"."closure_hearing" for select to "tc_teacher" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_teacher";
create policy "p_tc_teacher" on "public"."cluster_member" for select to "tc_teacher" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_teacher";
create policy "p_tc_teacher" on "public"."construction_project" for select to "tc_teacher" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_ids()) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "child_id", "school_id", "counsellor_teacher_id", "held_on", "topic", "note_cipher") on "public"."counselling_session" to "tc_teacher";
create policy "p_tc_teacher" on "public"."counselling_session" for select to "tc_teacher" using (tc.is_server() and ("counselling_session"."archived_at" is null and "counselling_session"."counsellor_teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("counselling_session"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("counselling_session"."counsellor_teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_teacher";
create policy "p_tc_teacher" on "public"."definition" for select to "tc_teacher" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_teacher";
create policy "p_tc_teacher" on "public"."district" for select to "tc_teacher" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_teacher";
create policy "p_tc_teacher" on "public"."division_code" for select to "tc_teacher" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_teacher";
create policy "p_tc_teacher" on "public"."education_budget" for select to "tc_teacher" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "student_id", "child_id", "class_id", "school_year", "valid_from", "valid_to") on "public"."enrolment" to "tc_teacher";
create policy "p_tc_teacher" on "public"."enrolment" for select to "tc_teacher" using (tc.is_server() and ("enrolment"."archived_at" is null and (("enrolment"."valid_from" <= (select tc.today()) and ("enrolment"."valid_to" is null or "enrolment"."valid_to" > (select tc.today()))) and exists (select from "public"."class_teaching" as e1 where e1."class_id" = "enrolment"."class_id" and (e1."teacher_id" = any ((select tc.scope_ids())::uuid[]) and (e1."valid_from" <= (select tc.today()) and (e1."valid_to" is null or e1."valid_to" > (select tc.today())))) offset 0))) and ("enrolment"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_teacher";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_teacher";
create policy "p_tc_teacher" on "public"."enrolment_plan" for select to "tc_teacher" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_teacher";
create policy "p_tc_teacher" on "public"."fund_standard" for select to "tc_teacher" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "phone_cipher") on "public"."guardian" to "tc_teacher";
create policy "p_tc_teacher" on "public"."guardian" for select to "tc_teacher" using (tc.is_server() and ("guardian"."archived_at" is null and exists (select from "public"."guardianship" as e1 where e1."guardian_id" = "guardian"."id" offset 0)) and ("guardian"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "child_id", "guardian_id", "kind", "status", "valid_from", "valid_to") on "public"."guardianship" to "tc_teacher";
create policy "p_tc_teacher" on "public"."guardianship" for select to "tc_teacher" using (tc.is_server() and ("guardianship"."archived_at" is null and ("guardianship"."status" = 'active' and ("guardianship"."valid_from" <= (select tc.today()) and ("guardianship"."valid_to" is null or "guardianship"."valid_to" > (select tc.today()))) and exists (select from "public"."enrolment" as e1 where e1."child_id" = "guardianship"."child_id" and ((e1."valid_from" <= (select tc.today()) and (e1."valid_to" is null or e1."valid_to" > (select tc.today()))) and exists (select from "public"."class_teaching" as e2 where e2."class_id" = e1."class_id" and (e2."teacher_id" = any ((select tc.scope_ids())::uuid[]) and (e2."valid_from" <= (select tc.today()) and (e2."valid_to" is null or e2."valid_to" > (select tc.today()))) and e2."homeroom" = true) offset 0)) offset 0))) and ("guardianship"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("guardianship"."guardian_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "valid_from", "valid_to") on "public"."housing_guarantee" to "tc_teacher";
create policy "p_tc_teacher" on "public"."housing_guarantee" for select to "tc_teacher" using (tc.is_server() and ("housing_guarantee"."archived_at" is null and "housing_guarantee"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("housing_guarantee"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_teacher";
grant select ("id", "archived_at", "child_id", "valid_from", "valid_to") on "public"."left_behind_record" to "tc_teacher";
create policy "p_tc_teacher" on "public"."left_behind_record" for select to "tc_teacher" using (tc.is_server() and ("left_behind_record"."archived_at" is null and (("left_behind_record"."valid_from" <= (select tc.today()) and ("left_behind_record"."valid_to" is null or "left_behind_record"."valid_to" > (select tc.today()))) and exists (select from "public"."child" as e1 where e1."id" = "left_behind_record"."child_id" and exists (select from "public"."enrolment" as e2 where e2."child_id" = e1."id" and ((e2."valid_from" <= (select tc.today()) and (e2."valid_to" is null or e2."valid_to" > (select tc.today()))) and exists (select from "public"."class_teaching" as e3 where e3."class_id" = e2."class_id" and (e3."teacher_id" = any ((select tc.scope_ids())::uuid[]) and (e3."valid_from" <= (select tc.today()) and (e3."valid_to" is null or e3."valid_to" > (select tc.today()))) and e3."homeroom" = true) offset 0)) offset 0) offset 0))) and ("left_behind_record"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("left_behind_record"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_teacher";
create policy "p_tc_teacher" on "public"."parameter" for select to "tc_teacher" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "teacher_id", "holder", "bank", "account_tail", "relation", "valid_from", "valid_to", "verified_on", "revoked_on") on "public"."payee_account" to "tc_teacher";
create policy "p_tc_teacher" on "public"."payee_account" for select to "tc_teacher" using (tc.is_server() and ("payee_account"."archived_at" is null and "payee_account"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "unit", "school_id", "township_id", "quota_category", "valid_from", "valid_to", "confirmed_on") on "public"."personnel_relation" to "tc_teacher";
create policy "p_tc_teacher" on "public"."personnel_relation" for select to "tc_teacher" using (tc.is_server() and ("personnel_relation"."archived_at" is null and "personnel_relation"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("personnel_relation"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "placement_id", "teacher_id", "school_id", "township_id", "home_school_id", "subject", "periods_per_week") on "public"."placement_subject" to "tc_teacher";
create policy "p_tc_teacher" on "public"."placement_subject" for select to "tc_teacher" using (tc.is_server() and ("placement_subject"."archived_at" is null and "placement_subject"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("placement_subject"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_teacher";
create policy "p_tc_teacher" on "public"."policy_document" for select to "tc_teacher" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "category", "grade", "subject") on "public"."post" to "tc_teacher";
create policy "p_tc_teacher" on "public"."post" for select to "tc_teacher" using (tc.is_server() and ("post"."archived_at" is null and exists (select from "public"."appointment" as e1 where e1."post_id" = "post"."id" offset 0)));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_teacher";
create policy "p_tc_teacher" on "public"."post_structure_ratio" for select to "tc_teacher" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "teacher_id", "school_id", "month", "status", "periods", "leave_cause") on "public"."presence_month" to "tc_teacher";
create policy "p_tc_teacher" on "public"."presence_month" for select to "tc_teacher" using (tc.is_server() and ("presence_month"."archived_at" is null and "presence_month"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("presence_month"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_teacher";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_teacher";
create policy "p_tc_teacher" on "public"."recruitment_plan" for select to "tc_teacher" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_ids()) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "teacher_id", "school_id", "rule_id", "school_year", "eligible", "reason", "confirmed_on") on "public"."rotation_eligibility" to "tc_teacher";
create policy "p_tc_teacher" on "public"."rotation_eligibility" for select to "tc_teacher" using (tc.is_server() and ("rotation_eligibility"."archived_at" is null and "rotation_eligibility"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("rotation_eligibility"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "tier_id", "standard_id", "placement_id", "due_fen", "reason") on "public"."rural_subsidy_due" to "tc_teacher";
create policy "p_tc_teacher" on "public"."rural_subsidy_due" for select to "tc_teacher" using (tc.is_server() and ("rural_subsidy_due"."archived_at" is null and "rural_subsidy_due"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("rural_subsidy_due"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "month", "school_id", "township_id", "kind", "amount_fen", "payee_account_id", "sent_on") on "public"."rural_subsidy_payment" to "tc_teacher";
create policy "p_tc_teacher" on "public"."rural_subsidy_payment" for select to "tc_teacher" using (tc.is_server() and ("rural_subsidy_payment"."archived_at" is null and "rural_subsidy_payment"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_teacher";
create policy "p_tc_teacher" on "public"."school" for select to "tc_teacher" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "grade", "class_no", "type") on "public"."school_class" to "tc_teacher";
create policy "p_tc_teacher" on "public"."school_class" for select to "tc_teacher" using (tc.is_server() and ("school_class"."archived_at" is null and exists (select from "public"."class_teaching" as e1 where e1."class_id" = "school_class"."id" offset 0)));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_teacher";
create policy "p_tc_teacher" on "public"."school_closure" for select to "tc_teacher" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_teacher";
create policy "p_tc_teacher" on "public"."school_cluster" for select to "tc_teacher" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_teacher";
create policy "p_tc_teacher" on "public"."school_condition" for select to "tc_teacher" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_ids()) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_teacher";
create policy "p_tc_teacher" on "public"."school_stage" for select to "tc_teacher" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "parent_school_id", "name", "kind", "locale", "county_town", "status", "valid_from", "valid_to", "revised_on") on "public"."school_state" to "tc_teacher";
create policy "p_tc_teacher" on "public"."school_state" for select to "tc_teacher" using (tc.is_server() and ("school_state"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_teacher";
create policy "p_tc_teacher" on "public"."school_tier" for select to "tc_teacher" using (tc.is_server() and ("school_tier"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "document_number", "rotation_years", "rotation_age_men", "rotation_age_women", "rotation_backbone_from", "rotation_plan_of", "absent_months", "secondment_months", "leave_months", "training_hours", "valid_from", "valid_to") on "public"."staff_rule" to "tc_teacher";
create policy "p_tc_teacher" on "public"."staff_rule" for select to "tc_teacher" using (tc.is_server() and ("staff_rule"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_teacher";
create policy "p_tc_teacher" on "public"."staffing_standard" for select to "tc_teacher" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "child_id") on "public"."student" to "tc_teacher";
create policy "p_tc_teacher" on "public"."student" for select to "tc_teacher" using (tc.is_server() and ("student"."archived_at" is null and exists (select from "public"."enrolment" as e1 where e1."student_id" = "student"."id" offset 0)) and ("student"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "tier_id", "hardship_rank", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_teacher";
create policy "p_tc_teacher" on "public"."subsidy_standard" for select to "tc_teacher" using (tc.is_server() and ("subsidy_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_teacher";
create policy "p_tc_teacher" on "public"."subsidy_tier" for select to "tc_teacher" using (tc.is_server() and ("subsidy_tier"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_teacher";
create policy "p_tc_teacher" on "public"."target" for select to "tc_teacher" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "name", "id_type", "identity_code", "gender", "birth_date", "education", "political_status", "staff_kind", "category", "duty", "certificate_stage", "certificate_subject", "certificate_no", "backbone", "phone_cipher", "offence_check_on", "offence_check_passed") on "public"."teacher" to "tc_teacher";
create policy "p_tc_teacher" on "public"."teacher" for select to "tc_teacher" using (tc.is_server() and ("teacher"."archived_at" is null and "teacher"."id" = any ((select tc.scope_ids())::uuid[])) and ("teacher"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "awarded_on") on "public"."teacher_honour" to "tc_teacher";
create policy "p_tc_teacher" on "public"."teacher_honour" for select to "tc_teacher" using (tc.is_server() and ("teacher_honour"."archived_at" is null and "teacher_honour"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("teacher_honour"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "kind", "course", "hours", "held_on") on "public"."teacher_training" to "tc_teacher";
create policy "p_tc_teacher" on "public"."teacher_training" for select to "tc_teacher" using (tc.is_server() and ("teacher_training"."archived_at" is null and "teacher_training"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("teacher_training"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "township_id", "home_school_id", "kind", "stage", "valid_from", "valid_to") on "public"."teaching_placement" to "tc_teacher";
create policy "p_tc_teacher" on "public"."teaching_placement" for select to "tc_teacher" using (tc.is_server() and ("teaching_placement"."archived_at" is null and "teaching_placement"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("teaching_placement"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "appointment_id", "teacher_id", "school_id", "township_id", "result", "appraised_on", "confirmed_on") on "public"."term_appraisal" to "tc_teacher";
create policy "p_tc_teacher" on "public"."term_appraisal" for select to "tc_teacher" using (tc.is_server() and ("term_appraisal"."archived_at" is null and "term_appraisal"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("term_appraisal"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "teacher_id", "school_id", "level", "subject", "granted_on", "rural_track") on "public"."title_grant" to "tc_teacher";
create policy "p_tc_teacher" on "public"."title_grant" for select to "tc_teacher" using (tc.is_server() and ("title_grant"."archived_at" is null and "title_grant"."teacher_id" = any ((select tc.scope_ids())::uuid[])) and ("title_grant"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_teacher";
create policy "p_tc_teacher" on "public"."township" for select to "tc_teacher" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_teacher";
create policy "p_tc_teacher" on "public"."township_name" for select to "tc_teacher" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_teacher";
create policy "p_tc_teacher" on "public"."village" for select to "tc_teacher" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_teacher";
create policy "p_tc_teacher" on "public"."workday_calendar" for select to "tc_teacher" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_ids()) is not null));

-- township-officer
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_township'); end $connect$;
grant usage on schema public, tc to "tc_township", "tc_township_w";
grant select ("version") on tc.policy_state to "tc_township", "tc_township_w";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_township", "tc_township_w";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_township", "tc_township_w";
grant select ("id") on tc."tied_enrolment" to "tc_township";
grant select ("id") on tc."tied_mandatory_report" to "tc_township";
grant select ("id", "archived_at", "child_id", "kind", "amount_fen", "household_finances_cipher", "accepted_township_id", "valid_from", "valid_to") on "public"."assistance" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."assistance" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("assistance"."archived_at" is null and "assistance"."accepted_township_id" = any ((select tc.scope_ids())::uuid[])) and ("assistance"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "residence_township_id", "child_id", "township_id", "organisation", "held_on", "kind", "participants") on "public"."care_activity" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."care_activity" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("care_activity"."archived_at" is null and ("care_activity"."residence_township_id" = any ((select tc.scope_ids())::uuid[]) or "care_activity"."township_id" = any ((select tc.scope_ids())::uuid[]))) and ("care_activity"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "residence_township_id", "child_id", "village_id", "carer_id", "name", "age_band", "due_on", "valid_from", "valid_to") on "public"."care_contact" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."care_contact" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("care_contact"."archived_at" is null and "care_contact"."residence_township_id" = any ((select tc.scope_ids())::uuid[])) and ("care_contact"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("care_contact"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "residence_township_id", "child_id", "visited_by", "visited_on", "kind", "note_cipher") on "public"."care_visit" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."care_visit" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("care_visit"."archived_at" is null and "care_visit"."residence_township_id" = any ((select tc.scope_ids())::uuid[])) and ("care_visit"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."catchment" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."catchment_division" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."charter" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_ids()) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "hukou_township_id", "residence_township_id", "name", "id_type", "identity_code", "gender", "birth_date", "enrolled") on "public"."child" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."child" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("child"."archived_at" is null and ("child"."hukou_township_id" = any ((select tc.scope_ids())::uuid[]) or "child"."residence_township_id" = any ((select tc.scope_ids())::uuid[]))) and ("child"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "child_id", "kind", "township_id", "outside_code", "village_id", "address_cipher", "valid_from", "valid_to") on "public"."child_location" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."child_location" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("child_location"."archived_at" is null and (("child_location"."township_id" = any ((select tc.scope_ids())::uuid[]) and ("child_location"."valid_from" <= (select tc.today()) and ("child_location"."valid_to" is null or "child_location"."valid_to" > (select tc.today())))) or ("child_location"."township_id" = any ((select tc.scope_ids())::uuid[]) and ("child_location"."valid_from" <= (select tc.today()) and ("child_location"."valid_to" is null or "child_location"."valid_to" > (select tc.today()))) and "child_location"."kind" = 'residence'))) and ("child_location"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."closure_hearing" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."cluster_member" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."construction_project" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_ids()) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."definition" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "residence_township_id", "child_id", "category", "status", "father_situation", "mother_situation", "accepted_township_id", "valid_from", "valid_to") on "public"."difficulty_record" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."difficulty_record" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("difficulty_record"."archived_at" is null and ("difficulty_record"."residence_township_id" = any ((select tc.scope_ids())::uuid[]) or "difficulty_record"."accepted_township_id" = any ((select tc.scope_ids())::uuid[]))) and ("difficulty_record"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "name") on "public"."district" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."district" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."division_code" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "student_id", "school_id", "hukou_township_id", "school_year", "valid_from", "valid_to") on "public"."enrolment" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."enrolment" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("enrolment"."archived_at" is null and "enrolment"."hukou_township_id" = any ((select tc.scope_ids())::uuid[])) and ("enrolment"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_township", "tc_township_w";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."enrolment_plan" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "residence_township_id", "child_id", "guardian_id", "carer_id", "notice_to_school_on", "notice_to_village_on", "valid_from", "valid_to") on "public"."entrusted_care" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."entrusted_care" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("entrusted_care"."archived_at" is null and "entrusted_care"."residence_township_id" = any ((select tc.scope_ids())::uuid[])) and ("entrusted_care"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("entrusted_care"."guardian_id" = any ((select tc.ties())::uuid[])) is not true and ("entrusted_care"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "name", "phone_cipher", "workplace_province", "workplace_city") on "public"."guardian" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."guardian" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("guardian"."archived_at" is null and (exists (select from "public"."guardianship" as e1 where e1."guardian_id" = "guardian"."id" offset 0) or exists (select from "public"."care_contact" as e1 where e1."carer_id" = "guardian"."id" offset 0))) and ("guardian"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "hukou_township_id", "residence_township_id", "child_id", "guardian_id", "kind", "status", "protective_flag", "valid_from", "valid_to") on "public"."guardianship" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."guardianship" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("guardianship"."archived_at" is null and ("guardianship"."hukou_township_id" = any ((select tc.scope_ids())::uuid[]) or "guardianship"."residence_township_id" = any ((select tc.scope_ids())::uuid[]))) and ("guardianship"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("guardianship"."guardian_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_township", "tc_township_w";
grant select ("id", "archived_at", "residence_township_id", "record_id", "child_id", "period_start", "checked_on", "method", "checker", "finding") on "public"."left_behind_check" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."left_behind_check" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("left_behind_check"."archived_at" is null and "left_behind_check"."residence_township_id" = any ((select tc.scope_ids())::uuid[])) and ("left_behind_check"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "residence_township_id", "child_id", "carer_id", "definition", "reason", "risk", "guardianship_grade", "income_sources", "valid_from", "valid_to", "closed_on", "close_reason", "verified_on", "due_on") on "public"."left_behind_record" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."left_behind_record" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("left_behind_record"."archived_at" is null and "left_behind_record"."residence_township_id" = any ((select tc.scope_ids())::uuid[])) and ("left_behind_record"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("left_behind_record"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "report_no", "category", "reported_at", "reporter_township_id", "status", "closed_on") on "public"."mandatory_report" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."mandatory_report" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("mandatory_report"."archived_at" is null and "mandatory_report"."reporter_township_id" = any ((select tc.scope_ids())::uuid[])) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."parameter" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "residence_township_id", "child_id", "guardian_id", "urged_by", "urged_on", "kind", "result") on "public"."parent_urging" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."parent_urging" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("parent_urging"."archived_at" is null and "parent_urging"."residence_township_id" = any ((select tc.scope_ids())::uuid[])) and ("parent_urging"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("parent_urging"."guardian_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."policy_document" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."post_structure_ratio" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."recruitment_plan" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_ids()) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."school" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "school_year", "stage", "children", "as_of") on "public"."school_age_count" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."school_age_count" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("school_age_count"."archived_at" is null and "school_age_count"."township_id" = any ((select tc.scope_ids())::uuid[])));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."school_closure" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."school_cluster" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."school_condition" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_ids()) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."school_stage" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."staffing_standard" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "hukou_township_id", "school_id", "child_id", "since") on "public"."student" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."student" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("student"."archived_at" is null and "student"."hukou_township_id" = any ((select tc.scope_ids())::uuid[])) and ("student"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."target" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."township" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."township_name" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."village" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "kind", "subject", "amount", "unit", "document_no", "valid_from", "valid_to") on "public"."welfare_deadline" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."welfare_deadline" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("welfare_deadline"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_township", "tc_township_w";
create policy "p_tc_township" on "public"."workday_calendar" for select to "tc_township", "tc_township_w" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_ids()) is not null));

-- village-committee
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_village'); end $connect$;
grant usage on schema public, tc to "tc_village", "tc_village_w";
grant select ("version") on tc.policy_state to "tc_village", "tc_village_w";
grant select ("scope", "scope_ids", "ties", "epoch") on tc.caller to "tc_village", "tc_village_w";
grant execute on function tc.today(), tc.is_server(), tc.scope_ids(), tc.scope_is(text), tc.ties(), tc.figure(bigint) to "tc_village", "tc_village_w";
grant select ("id") on tc."tied_entrusted_care" to "tc_village";
grant select ("id") on tc."tied_mandatory_report" to "tc_village";
grant select ("id", "archived_at", "child_id", "village_id", "carer_id", "name", "age_band", "due_on", "valid_from", "valid_to") on "public"."care_contact" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."care_contact" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("care_contact"."archived_at" is null and ("care_contact"."village_id" = any ((select tc.scope_ids())::uuid[]) and ("care_contact"."valid_from" <= (select tc.today()) and ("care_contact"."valid_to" is null or "care_contact"."valid_to" > (select tc.today()))))) and ("care_contact"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("care_contact"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "document_id") on "public"."catchment" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."catchment" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("catchment"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "catchment_id", "village_id", "township_id", "school_year", "stage", "part_text") on "public"."catchment_division" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."catchment_division" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("catchment_division"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "title", "edition", "approved_on", "replaced_on", "text_reference") on "public"."charter" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."charter" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("charter"."archived_at" is null and (select tc.scope_ids()) is not null and "charter"."approved_on" is not null));
grant select ("id", "archived_at", "closure_id", "held_on", "votes_for", "votes_against", "votes_abstained") on "public"."closure_hearing" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."closure_hearing" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("closure_hearing"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "cluster_id", "school_id", "township_id", "valid_from", "valid_to") on "public"."cluster_member" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."cluster_member" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("cluster_member"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "kind", "stage", "places", "batch", "site", "approval_no", "investment_fen", "land_status", "land_parcel_no", "planned_on", "approved_on", "started_on", "accepted_on", "delivered_on", "opened_on") on "public"."construction_project" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."construction_project" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("construction_project"."archived_at" is null and (select tc.scope_ids()) is not null and "construction_project"."approved_on" is not null));
grant select ("id", "archived_at", "key", "word", "rule", "source", "parameter_key", "valid_from", "valid_to") on "public"."definition" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."definition" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("definition"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name") on "public"."district" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."district" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("district"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "system", "edition", "code", "name_in_edition") on "public"."division_code" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."division_code" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("division_code"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."education_budget" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("education_budget"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "level", "school_year", "stage", "township_id", "schools", "students", "suppressed") on "public"."enrolment_cube" to "tc_village", "tc_village_w";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "stage", "planned", "capped", "cap_reason") on "public"."enrolment_plan" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."enrolment_plan" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("enrolment_plan"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "child_id", "village_id", "notice_to_village_on", "valid_from", "valid_to") on "public"."entrusted_care" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."entrusted_care" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("entrusted_care"."archived_at" is null and ("entrusted_care"."village_id" = any ((select tc.scope_ids())::uuid[]) and "entrusted_care"."notice_to_village_on" is not null)) and ("entrusted_care"."child_id" = any ((select tc.ties())::uuid[])) is not true and ("entrusted_care"."guardian_id" = any ((select tc.ties())::uuid[])) is not true and ("entrusted_care"."carer_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."fund_standard" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("fund_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "phone_cipher") on "public"."guardian" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."guardian" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("guardian"."archived_at" is null and exists (select from "public"."care_contact" as e1 where e1."carer_id" = "guardian"."id" offset 0)) and ("guardian"."id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "level", "school_year", "stage", "township_id", "classes", "found", "large", "very_large", "suppressed") on "public"."large_class_cube" to "tc_village", "tc_village_w";
grant select ("id", "archived_at", "report_no", "reported_at", "reporter_village_id", "status") on "public"."mandatory_report" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."mandatory_report" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("mandatory_report"."archived_at" is null and "mandatory_report"."reporter_village_id" = any ((select tc.scope_ids())::uuid[])) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
grant select ("id", "archived_at", "key", "township_id", "owner_department", "number_value", "text_value", "unit", "document_id", "valid_from", "valid_to") on "public"."parameter" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."parameter" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("parameter"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "number", "title", "issuer", "issued_on", "superseded_by_id") on "public"."policy_document" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."policy_document" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("policy_document"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_kind", "senior_permille", "middle_permille", "junior_permille", "rural_uplift_permille", "document_id", "valid_from", "valid_to") on "public"."post_structure_ratio" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."post_structure_ratio" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("post_structure_ratio"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "school_id", "township_id", "fiscal_year", "amount_fen", "suppressed", "published_on") on "public"."published_funding" to "tc_village", "tc_village_w";
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "subject", "stage", "planned", "published_on") on "public"."recruitment_plan" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."recruitment_plan" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("recruitment_plan"."archived_at" is null and (select tc.scope_ids()) is not null and "recruitment_plan"."published_on" is not null));
grant select ("id", "archived_at", "township_id", "village_id", "parent_school_id", "name", "official_code", "uscc", "kind", "run_by", "locale", "county_town", "boarding", "altitude_m", "status", "opened_on", "closed_on", "head_name", "office_phone") on "public"."school" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."school" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("school"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "aim", "grade_from", "grade_to", "proposed_on", "reason", "travel_plan", "receiving_school_id", "decision_id", "decided_on", "status") on "public"."school_closure" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."school_closure" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("school_closure"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "name", "kind", "lead_school_id", "agreement_id", "valid_from", "valid_to") on "public"."school_cluster" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."school_cluster" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("school_cluster"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "school_id", "township_id", "school_year", "teaching_area_dm2", "sports_area_dm2", "dorm_area_dm2", "beds", "canteen_area_dm2", "teacher_flats", "equipment_fen", "books", "computers", "multimedia_rooms", "music_rooms", "art_rooms", "bandwidth_mbps", "weak_school", "weak_basis", "published_on") on "public"."school_condition" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."school_condition" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("school_condition"."archived_at" is null and (select tc.scope_ids()) is not null and "school_condition"."published_on" is not null));
grant select ("id", "archived_at", "school_id", "township_id", "stage", "grade_from", "grade_to", "places", "valid_from", "valid_to") on "public"."school_stage" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."school_stage" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("school_stage"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "stage", "pupils_per_ten_staff", "staff_per_ten_classes", "document_id", "valid_from", "valid_to") on "public"."staffing_standard" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."staffing_standard" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("staffing_standard"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "key", "clause", "name", "comparator", "baseline", "value", "unit", "due_year", "formula") on "public"."target" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."target" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("target"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "district_id", "name", "kind", "high_cold") on "public"."township" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."township" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("township"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind", "valid_from", "valid_to") on "public"."township_name" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."township_name" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("township_name"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "township_id", "name", "kind") on "public"."village" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."village" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("village"."archived_at" is null and (select tc.scope_ids()) is not null));
grant select ("id", "archived_at", "day", "is_workday", "document_id") on "public"."workday_calendar" to "tc_village", "tc_village_w";
create policy "p_tc_village" on "public"."workday_calendar" for select to "tc_village", "tc_village_w" using (tc.is_server() and ("workday_calendar"."archived_at" is null and (select tc.scope_ids()) is not null));

-- education-officer writes
grant usage on schema public, tc to "tc_education_w";
grant execute on function tc.begin_command(jsonb, text, text), tc.end_command(jsonb, jsonb), tc.stop_command(text, jsonb), tc.command_person(), tc.command_person_name(), tc.the_district(), tc.caller_person(), tc.only_scope() to "tc_education_w";
grant select ("person_id") on tc.caller to "tc_education_w";
grant usage on schema tc_write to "tc_education";
grant insert ("id", "district_id", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "document_number", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_education_w";
grant update ("version", "valid_to") on "public"."aid_scheme" to "tc_education_w";
grant insert ("id", "item", "stage", "township_id", "amount_fen", "from_day", "reason", "proposed_on", "proposed_by", "decision") on "public"."fund_standard_proposal" to "tc_education_w";
grant update ("version", "archived_at") on "public"."fund_standard_proposal" to "tc_education_w";
grant insert ("id", "school_id", "fiscal_year", "item", "stage", "standard_id", "actual", "funded", "as_of", "status", "revision", "revision_reason") on "public"."funding_headcount" to "tc_education_w";
grant update ("version", "archived_at", "standard_id", "actual", "funded", "as_of", "revision_reason") on "public"."funding_headcount" to "tc_education_w";
grant insert ("id", "teacher_id", "school_id", "kind", "valid_from", "valid_to") on "public"."housing_guarantee" to "tc_education_w";
grant update ("version", "valid_to") on "public"."housing_guarantee" to "tc_education_w";
grant insert ("id", "school_id", "checked_on", "menu_days", "menu", "findings", "passed", "checked_by", "checker") on "public"."meal_quality_check" to "tc_education_w";
grant update ("version", "menu_days", "menu", "findings", "passed", "published_on") on "public"."meal_quality_check" to "tc_education_w";
grant insert ("id", "district_id", "kind", "name", "days_per_year", "eligibility_rule", "document_number", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_education_w";
grant update ("version", "valid_to") on "public"."nutrition_programme" to "tc_education_w";
grant update ("version", "certified_on", "published_on") on "public"."nutrition_school_month" to "tc_education_w";
grant update ("version", "valid_to", "verified_on", "revoked_on") on "public"."payee_account" to "tc_education_w";
grant insert ("id", "kind", "month", "status", "total_fen", "line_count", "prepared_by_id", "prepared_on") on "public"."payment_batch" to "tc_education_w";
grant update ("version", "archived_at", "status", "reviewed_by_id", "prepared_on", "reviewed_on") on "public"."payment_batch" to "tc_education_w";
grant insert ("id", "school_id", "contract_no", "kind", "provider", "provider_uscc", "posts", "amount_fen", "awarded_on", "valid_from", "valid_to") on "public"."purchased_service" to "tc_education_w";
grant update ("version", "posts", "amount_fen", "awarded_on", "valid_to") on "public"."purchased_service" to "tc_education_w";
grant insert ("id", "teacher_id", "month", "kind", "amount_fen", "batch_id") on "public"."rural_subsidy_payment" to "tc_education_w";
grant update ("version", "archived_at", "amount_fen") on "public"."rural_subsidy_payment" to "tc_education_w";
grant insert ("id", "school_id", "tier_id", "document_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_education_w";
grant update ("version", "valid_to") on "public"."school_tier" to "tc_education_w";
grant update ("version", "amount_fen", "decision", "decided_on", "decided_by", "decision_reason", "batch_id", "payee_account_id") on "public"."student_aid_grant" to "tc_education_w";
grant insert ("id", "district_id", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_education_w";
grant update ("version", "name", "valid_to") on "public"."subsidy_tier" to "tc_education_w";
grant insert ("id", "teacher_id", "school_id", "kind", "awarded_on") on "public"."teacher_honour" to "tc_education_w";
grant select ("id", "version", "archived_at", "decision") on "public"."fund_standard_proposal" to "tc_education_w";
grant select ("id", "version", "archived_at", "standard_id", "actual", "funded", "as_of", "status", "revision_reason") on "public"."funding_headcount" to "tc_education_w";
grant select ("id", "version", "archived_at", "posts", "amount_fen", "awarded_on", "valid_to") on "public"."purchased_service" to "tc_education_w";
grant select ("id", "version", "archived_at", "teacher_id", "child_id", "valid_to", "verified_on", "revoked_on") on "public"."payee_account" to "tc_education_w";
grant select ("id", "version", "archived_at", "kind", "status", "prepared_by_id") on "public"."payment_batch" to "tc_education_w";
grant select ("id", "version", "archived_at", "teacher_id", "amount_fen") on "public"."rural_subsidy_payment" to "tc_education_w";
grant select ("id", "version", "archived_at", "name", "hardship_rank", "valid_from", "valid_to") on "public"."subsidy_tier" to "tc_education_w";
grant select ("id", "version", "archived_at", "school_id", "valid_from", "valid_to") on "public"."school_tier" to "tc_education_w";
grant select ("id", "archived_at", "teacher_id") on "public"."teacher_honour" to "tc_education_w";
grant select ("id", "version", "archived_at", "teacher_id", "valid_to") on "public"."housing_guarantee" to "tc_education_w";
grant select ("id", "version", "archived_at", "menu_days", "menu", "findings", "passed", "checked_by", "published_on") on "public"."meal_quality_check" to "tc_education_w";
grant select ("id", "version", "archived_at", "kind", "valid_from", "valid_to") on "public"."nutrition_programme" to "tc_education_w";
grant select ("id", "version", "archived_at", "certified_on", "published_on") on "public"."nutrition_school_month" to "tc_education_w";
grant select ("id", "version", "archived_at", "kind", "stage", "valid_from", "valid_to") on "public"."aid_scheme" to "tc_education_w";
grant select ("id", "version", "archived_at", "child_id", "amount_fen", "decision", "decision_reason", "batch_id", "payee_account_id") on "public"."student_aid_grant" to "tc_education_w";
create policy "w_tc_education_insert" on "public"."fund_standard_proposal" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_insert" on "public"."funding_headcount" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_insert" on "public"."purchased_service" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_insert" on "public"."payment_batch" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("payment_batch"."kind" = 'rural-subsidy' or "payment_batch"."kind" = 'student-aid'));
create policy "w_tc_education_insert" on "public"."rural_subsidy_payment" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_education_insert" on "public"."subsidy_tier" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_insert" on "public"."school_tier" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_insert" on "public"."teacher_honour" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("teacher_honour"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_education_insert" on "public"."housing_guarantee" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("housing_guarantee"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_education_insert" on "public"."meal_quality_check" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("meal_quality_check"."checked_by" = 'education'));
create policy "w_tc_education_insert" on "public"."nutrition_programme" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_insert" on "public"."aid_scheme" for insert to "tc_education_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."fund_standard_proposal" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."funding_headcount" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."purchased_service" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."payee_account" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_education_update" on "public"."payment_batch" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."rural_subsidy_payment" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_education_update" on "public"."subsidy_tier" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."school_tier" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."housing_guarantee" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null and ("housing_guarantee"."teacher_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("housing_guarantee"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_education_update" on "public"."meal_quality_check" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null and ("meal_quality_check"."checked_by" = 'education')) with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("meal_quality_check"."checked_by" = 'education'));
create policy "w_tc_education_update" on "public"."nutrition_programme" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."nutrition_school_month" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."aid_scheme" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_update" on "public"."student_aid_grant" for update to "tc_education_w" using (tc.is_server() and (select tc.scope_is('district')) is not null and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_education_archived" on "public"."fund_standard_proposal" for select to "tc_education_w" using ("archived_at" = now()::timestamptz(3) and tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_archived" on "public"."funding_headcount" for select to "tc_education_w" using ("archived_at" = now()::timestamptz(3) and tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_archived" on "public"."payment_batch" for select to "tc_education_w" using ("archived_at" = now()::timestamptz(3) and tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_education_archived" on "public"."rural_subsidy_payment" for select to "tc_education_w" using ("archived_at" = now()::timestamptz(3) and tc.is_server() and (select tc.scope_is('district')) is not null and ("rural_subsidy_payment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
create function tc_write."tc_education_proposeFundStandard"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'proposeFundStandard', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'township_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'township_id' is not null and not exists (select from "public"."township" t where t.id = (x.v->>'township_id')::uuid and t.archived_at is null);
  insert into "public"."fund_standard_proposal" ("id", "item", "stage", "amount_fen", "from_day", "reason", "township_id", "proposed_on", "proposed_by", "decision")
    select (x.v->>'id')::uuid, x.v->>'item', x.v->>'stage', (x.v->>'amount_fen')::integer, (x.v->>'from_day')::date, x.v->>'reason', (x.v->>'township_id')::uuid, tc.today(), tc.command_person_name(), 'proposed'
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."fund_standard_proposal" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/1' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_proposeFundStandard"(jsonb) from public;
grant execute on function tc_write."tc_education_proposeFundStandard"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_proposeFundStandard"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_withdrawFundProposal"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'withdrawFundProposal', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."decision" not in ('proposed') then 'state' else '' end as obstacle into seen from "public"."fund_standard_proposal" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/1' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."fund_standard_proposal" t set "version" = t."version" + 1, "archived_at" = now() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."fund_standard_proposal" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/1' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_withdrawFundProposal"(jsonb) from public;
grant execute on function tc_write."tc_education_withdrawFundProposal"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_withdrawFundProposal"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_reportFundingHeadcount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'reportFundingHeadcount', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'standard_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'standard_id' is not null and not exists (select from "public"."fund_standard" t where t.id = (x.v->>'standard_id')::uuid and t.archived_at is null);
  insert into "public"."funding_headcount" ("id", "school_id", "fiscal_year", "item", "stage", "standard_id", "actual", "funded", "as_of", "revision", "revision_reason", "status")
    select (x.v->>'id')::uuid, (x.v->>'school_id')::uuid, (x.v->>'fiscal_year')::integer, x.v->>'item', x.v->>'stage', (x.v->>'standard_id')::uuid, (x.v->>'actual')::integer, (x.v->>'funded')::integer, (x.v->>'as_of')::date, coalesce((x.v->>'revision')::integer, '0'::integer), x.v->>'revision_reason', 'reported'
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."funding_headcount" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/2' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_reportFundingHeadcount"(jsonb) from public;
grant execute on function tc_write."tc_education_reportFundingHeadcount"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_reportFundingHeadcount"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_correctFundingHeadcount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'correctFundingHeadcount', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'standard_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'standard_id' is not null and not exists (select from "public"."fund_standard" t where t.id = (x.v->>'standard_id')::uuid and t.archived_at is null);
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('reported') then 'state' else '' end as obstacle into seen from "public"."funding_headcount" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/2' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."funding_headcount" t set "version" = t."version" + 1, "standard_id" = case when r.v ? 'standard_id' then (r.v->>'standard_id')::uuid else t."standard_id" end, "actual" = case when r.v ? 'actual' then (r.v->>'actual')::integer else t."actual" end, "funded" = case when r.v ? 'funded' then (r.v->>'funded')::integer else t."funded" end, "as_of" = case when r.v ? 'as_of' then (r.v->>'as_of')::date else t."as_of" end, "revision_reason" = case when r.v ? 'revision_reason' then r.v->>'revision_reason' else t."revision_reason" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."funding_headcount" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/2' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_correctFundingHeadcount"(jsonb) from public;
grant execute on function tc_write."tc_education_correctFundingHeadcount"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_correctFundingHeadcount"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_withdrawFundingHeadcount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'withdrawFundingHeadcount', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('reported') then 'state' else '' end as obstacle into seen from "public"."funding_headcount" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/2' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."funding_headcount" t set "version" = t."version" + 1, "archived_at" = now() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."funding_headcount" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/2' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_withdrawFundingHeadcount"(jsonb) from public;
grant execute on function tc_write."tc_education_withdrawFundingHeadcount"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_withdrawFundingHeadcount"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_buyService"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'buyService', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  insert into "public"."purchased_service" ("id", "school_id", "contract_no", "kind", "provider", "posts", "amount_fen", "valid_from", "provider_uscc", "awarded_on", "valid_to")
    select (x.v->>'id')::uuid, (x.v->>'school_id')::uuid, x.v->>'contract_no', x.v->>'kind', x.v->>'provider', (x.v->>'posts')::integer, (x.v->>'amount_fen')::bigint, (x.v->>'valid_from')::date, x.v->>'provider_uscc', (x.v->>'awarded_on')::date, (x.v->>'valid_to')::date
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."purchased_service" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/3' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_buyService"(jsonb) from public;
grant execute on function tc_write."tc_education_buyService"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_buyService"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_changeService"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'changeService', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."purchased_service" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/3' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."purchased_service" t set "version" = t."version" + 1, "posts" = case when r.v ? 'posts' then (r.v->>'posts')::integer else t."posts" end, "amount_fen" = case when r.v ? 'amount_fen' then (r.v->>'amount_fen')::bigint else t."amount_fen" end, "awarded_on" = case when r.v ? 'awarded_on' then (r.v->>'awarded_on')::date else t."awarded_on" end, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."purchased_service" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/3' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_changeService"(jsonb) from public;
grant execute on function tc_write."tc_education_changeService"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_changeService"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_verifyPayeeAccount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'verifyPayeeAccount', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."verified_on" is not null then 'before' else '' end as obstacle into seen from "public"."payee_account" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/15' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payee_account" t set "version" = t."version" + 1, "verified_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payee_account" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/15' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_verifyPayeeAccount"(jsonb) from public;
grant execute on function tc_write."tc_education_verifyPayeeAccount"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_verifyPayeeAccount"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_revokePayeeAccount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'revokePayeeAccount', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."revoked_on" is not null then 'before' else '' end as obstacle into seen from "public"."payee_account" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/16' then t."verified_on" is not null else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payee_account" t set "version" = t."version" + 1, "revoked_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payee_account" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/16' then t."verified_on" is not null else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_revokePayeeAccount"(jsonb) from public;
grant execute on function tc_write."tc_education_revokePayeeAccount"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_revokePayeeAccount"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_endPayeeAccount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'endPayeeAccount', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."payee_account" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/15' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payee_account" t set "version" = t."version" + 1, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payee_account" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/15' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_endPayeeAccount"(jsonb) from public;
grant execute on function tc_write."tc_education_endPayeeAccount"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_endPayeeAccount"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_preparePaymentBatch"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'preparePaymentBatch', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  insert into "public"."payment_batch" ("id", "kind", "month", "prepared_by_id", "prepared_on", "total_fen", "line_count", "status")
    select (x.v->>'id')::uuid, x.v->>'kind', (x.v->>'month')::date, tc.command_person(), tc.today(), '0', '0', 'prepared'
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payment_batch" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/11' then t."kind" = 'rural-subsidy' when 'education-officer/writes/12' then t."kind" = 'student-aid' else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_preparePaymentBatch"(jsonb) from public;
grant execute on function tc_write."tc_education_preparePaymentBatch"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_preparePaymentBatch"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_listDuePayments"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'listDuePayments', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('prepared') then 'state' else '' end as obstacle into seen from "public"."payment_batch" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/11' then t."kind" = 'rural-subsidy' when 'education-officer/writes/12' then t."kind" = 'student-aid' else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payment_batch" t set "version" = t."version" + 1, "prepared_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payment_batch" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/11' then t."kind" = 'rural-subsidy' when 'education-officer/writes/12' then t."kind" = 'student-aid' else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_listDuePayments"(jsonb) from public;
grant execute on function tc_write."tc_education_listDuePayments"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_listDuePayments"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_withdrawPaymentBatch"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'withdrawPaymentBatch', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('prepared', 'reviewed', 'approved') then 'state' else '' end as obstacle into seen from "public"."payment_batch" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/11' then t."kind" = 'rural-subsidy' when 'education-officer/writes/12' then t."kind" = 'student-aid' when 'education-officer/writes/14' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payment_batch" t set "version" = t."version" + 1, "archived_at" = now() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payment_batch" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/11' then t."kind" = 'rural-subsidy' when 'education-officer/writes/12' then t."kind" = 'student-aid' when 'education-officer/writes/14' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_withdrawPaymentBatch"(jsonb) from public;
grant execute on function tc_write."tc_education_withdrawPaymentBatch"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_withdrawPaymentBatch"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_reviewPaymentBatch"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'reviewPaymentBatch', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('prepared') then 'state' when (tc.caller_person() not in (t."prepared_by_id")) is not true then 'payment_batch_two_people' else '' end as obstacle into seen from "public"."payment_batch" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/19' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payment_batch" t set "version" = t."version" + 1, "reviewed_by_id" = tc.command_person(), "reviewed_on" = tc.today(), "status" = 'reviewed' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payment_batch" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/19' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_reviewPaymentBatch"(jsonb) from public;
grant execute on function tc_write."tc_education_reviewPaymentBatch"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_reviewPaymentBatch"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_addSubsidyLine"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'addSubsidyLine', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'batch_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'batch_id' is not null and not exists (select from "public"."payment_batch" t where t.id = (x.v->>'batch_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'teacher_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'teacher_id' is not null and not exists (select from "public"."teacher" t where t.id = (x.v->>'teacher_id')::uuid and t.archived_at is null);
  insert into "public"."rural_subsidy_payment" ("id", "batch_id", "teacher_id", "month", "kind", "amount_fen")
    select (x.v->>'id')::uuid, (x.v->>'batch_id')::uuid, (x.v->>'teacher_id')::uuid, (x.v->>'month')::date, x.v->>'kind', (x.v->>'amount_fen')::integer
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."rural_subsidy_payment" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/13' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_addSubsidyLine"(jsonb) from public;
grant execute on function tc_write."tc_education_addSubsidyLine"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_addSubsidyLine"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_changeSubsidyLine"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'changeSubsidyLine', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."rural_subsidy_payment" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/13' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."rural_subsidy_payment" t set "version" = t."version" + 1, "amount_fen" = case when r.v ? 'amount_fen' then (r.v->>'amount_fen')::integer else t."amount_fen" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."rural_subsidy_payment" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/13' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_changeSubsidyLine"(jsonb) from public;
grant execute on function tc_write."tc_education_changeSubsidyLine"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_changeSubsidyLine"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_removeSubsidyLine"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'removeSubsidyLine', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."rural_subsidy_payment" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/13' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."rural_subsidy_payment" t set "version" = t."version" + 1, "archived_at" = now() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."rural_subsidy_payment" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/13' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_removeSubsidyLine"(jsonb) from public;
grant execute on function tc_write."tc_education_removeSubsidyLine"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_removeSubsidyLine"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_defineSubsidyTier"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'defineSubsidyTier', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  update "public"."subsidy_tier" t set "version" = t."version" + 1, "valid_to" = (x.v->>'valid_from')::date from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where t."hardship_rank" is not distinct from (x.v->>'hardship_rank')::integer and t."valid_from" < (x.v->>'valid_from')::date and t.archived_at is null
      and (t."valid_to" is null or t."valid_to" > (x.v->>'valid_from')::date) and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/9' then true else false end));
  insert into "public"."subsidy_tier" ("id", "name", "hardship_rank", "valid_from", "valid_to", "district_id")
    select (x.v->>'id')::uuid, x.v->>'name', (x.v->>'hardship_rank')::integer, (x.v->>'valid_from')::date, (x.v->>'valid_to')::date, tc.the_district()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."subsidy_tier" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/9' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_defineSubsidyTier"(jsonb) from public;
grant execute on function tc_write."tc_education_defineSubsidyTier"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_defineSubsidyTier"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_changeSubsidyTier"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'changeSubsidyTier', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."subsidy_tier" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/9' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."subsidy_tier" t set "version" = t."version" + 1, "name" = case when r.v ? 'name' then r.v->>'name' else t."name" end, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."subsidy_tier" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/9' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_changeSubsidyTier"(jsonb) from public;
grant execute on function tc_write."tc_education_changeSubsidyTier"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_changeSubsidyTier"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_placeSchoolInTier"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'placeSchoolInTier', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'tier_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'tier_id' is not null and not exists (select from "public"."subsidy_tier" t where t.id = (x.v->>'tier_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'document_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'document_id' is not null and not exists (select from "public"."policy_document" t where t.id = (x.v->>'document_id')::uuid and t.archived_at is null);
  update "public"."school_tier" t set "version" = t."version" + 1, "valid_to" = (x.v->>'valid_from')::date from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where t."school_id" is not distinct from (x.v->>'school_id')::uuid and t."valid_from" < (x.v->>'valid_from')::date and t.archived_at is null
      and (t."valid_to" is null or t."valid_to" > (x.v->>'valid_from')::date) and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/10' then true else false end));
  insert into "public"."school_tier" ("id", "school_id", "tier_id", "valid_from", "document_id", "valid_to")
    select (x.v->>'id')::uuid, (x.v->>'school_id')::uuid, (x.v->>'tier_id')::uuid, (x.v->>'valid_from')::date, (x.v->>'document_id')::uuid, (x.v->>'valid_to')::date
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."school_tier" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/10' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_placeSchoolInTier"(jsonb) from public;
grant execute on function tc_write."tc_education_placeSchoolInTier"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_placeSchoolInTier"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_endSchoolTier"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'endSchoolTier', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."school_tier" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/10' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."school_tier" t set "version" = t."version" + 1, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."school_tier" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/10' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_endSchoolTier"(jsonb) from public;
grant execute on function tc_write."tc_education_endSchoolTier"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_endSchoolTier"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_honourTeacher"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'honourTeacher', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'teacher_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'teacher_id' is not null and not exists (select from "public"."teacher" t where t.id = (x.v->>'teacher_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  insert into "public"."teacher_honour" ("id", "teacher_id", "school_id", "kind", "awarded_on")
    select (x.v->>'id')::uuid, (x.v->>'teacher_id')::uuid, (x.v->>'school_id')::uuid, x.v->>'kind', (x.v->>'awarded_on')::date
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."teacher_honour" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/17' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_honourTeacher"(jsonb) from public;
grant execute on function tc_write."tc_education_honourTeacher"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_honourTeacher"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_guaranteeHousing"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'guaranteeHousing', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'teacher_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'teacher_id' is not null and not exists (select from "public"."teacher" t where t.id = (x.v->>'teacher_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  insert into "public"."housing_guarantee" ("id", "teacher_id", "school_id", "kind", "valid_from", "valid_to")
    select (x.v->>'id')::uuid, (x.v->>'teacher_id')::uuid, (x.v->>'school_id')::uuid, x.v->>'kind', (x.v->>'valid_from')::date, (x.v->>'valid_to')::date
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."housing_guarantee" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/18' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_guaranteeHousing"(jsonb) from public;
grant execute on function tc_write."tc_education_guaranteeHousing"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_guaranteeHousing"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_endHousing"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'endHousing', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."housing_guarantee" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/18' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."housing_guarantee" t set "version" = t."version" + 1, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."housing_guarantee" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/18' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_endHousing"(jsonb) from public;
grant execute on function tc_write."tc_education_endHousing"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_endHousing"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_checkMeals"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'checkMeals', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  insert into "public"."meal_quality_check" ("id", "checked_on", "menu_days", "passed", "school_id", "menu", "findings", "checked_by", "checker")
    select (x.v->>'id')::uuid, (x.v->>'checked_on')::date, (x.v->>'menu_days')::integer, (x.v->>'passed')::boolean, coalesce((x.v->>'school_id')::uuid, null), x.v->>'menu', x.v->>'findings', 'education', tc.command_person_name()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."meal_quality_check" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/6' then t."checked_by" = 'education' else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_checkMeals"(jsonb) from public;
grant execute on function tc_write."tc_education_checkMeals"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_checkMeals"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_correctMealCheck"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'correctMealCheck', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."meal_quality_check" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/6' then t."checked_by" = 'education' else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."meal_quality_check" t set "version" = t."version" + 1, "menu_days" = case when r.v ? 'menu_days' then (r.v->>'menu_days')::integer else t."menu_days" end, "menu" = case when r.v ? 'menu' then r.v->>'menu' else t."menu" end, "findings" = case when r.v ? 'findings' then r.v->>'findings' else t."findings" end, "passed" = case when r.v ? 'passed' then (r.v->>'passed')::boolean else t."passed" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."meal_quality_check" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/6' then t."checked_by" = 'education' else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_correctMealCheck"(jsonb) from public;
grant execute on function tc_write."tc_education_correctMealCheck"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_correctMealCheck"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_publishMealCheck"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'publishMealCheck', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."meal_quality_check" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/6' then t."checked_by" = 'education' else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."meal_quality_check" t set "version" = t."version" + 1, "published_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."meal_quality_check" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/6' then t."checked_by" = 'education' else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_publishMealCheck"(jsonb) from public;
grant execute on function tc_write."tc_education_publishMealCheck"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_publishMealCheck"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_planNutritionProgramme"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'planNutritionProgramme', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  update "public"."nutrition_programme" t set "version" = t."version" + 1, "valid_to" = (x.v->>'valid_from')::date from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where t."kind" is not distinct from x.v->>'kind' and t."valid_from" < (x.v->>'valid_from')::date and t.archived_at is null
      and (t."valid_to" is null or t."valid_to" > (x.v->>'valid_from')::date) and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/4' then true else false end));
  insert into "public"."nutrition_programme" ("id", "kind", "name", "days_per_year", "eligibility_rule", "valid_from", "document_number", "valid_to", "district_id")
    select (x.v->>'id')::uuid, x.v->>'kind', x.v->>'name', (x.v->>'days_per_year')::integer, x.v->>'eligibility_rule', (x.v->>'valid_from')::date, x.v->>'document_number', (x.v->>'valid_to')::date, tc.the_district()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_programme" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/4' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_planNutritionProgramme"(jsonb) from public;
grant execute on function tc_write."tc_education_planNutritionProgramme"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_planNutritionProgramme"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_endNutritionProgramme"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'endNutritionProgramme', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."nutrition_programme" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/4' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."nutrition_programme" t set "version" = t."version" + 1, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_programme" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/4' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_endNutritionProgramme"(jsonb) from public;
grant execute on function tc_write."tc_education_endNutritionProgramme"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_endNutritionProgramme"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_certifyMeals"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'certifyMeals', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."certified_on" is not null then 'before' else '' end as obstacle into seen from "public"."nutrition_school_month" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/5' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."nutrition_school_month" t set "version" = t."version" + 1, "certified_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_school_month" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/5' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_certifyMeals"(jsonb) from public;
grant execute on function tc_write."tc_education_certifyMeals"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_certifyMeals"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_publishMeals"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'publishMeals', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."nutrition_school_month" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/5' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."nutrition_school_month" t set "version" = t."version" + 1, "published_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_school_month" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/5' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_publishMeals"(jsonb) from public;
grant execute on function tc_write."tc_education_publishMeals"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_publishMeals"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_setAidScheme"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'setAidScheme', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  update "public"."aid_scheme" t set "version" = t."version" + 1, "valid_to" = (x.v->>'valid_from')::date from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where t."kind" is not distinct from x.v->>'kind' and t."stage" is not distinct from x.v->>'stage' and t."valid_from" < (x.v->>'valid_from')::date and t.archived_at is null
      and (t."valid_to" is null or t."valid_to" > (x.v->>'valid_from')::date) and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/7' then true else false end));
  insert into "public"."aid_scheme" ("id", "kind", "stage", "name", "amount_per_term_fen", "eligibility", "valid_from", "document_number", "valid_to", "district_id")
    select (x.v->>'id')::uuid, x.v->>'kind', x.v->>'stage', x.v->>'name', (x.v->>'amount_per_term_fen')::integer, x.v->>'eligibility', (x.v->>'valid_from')::date, x.v->>'document_number', (x.v->>'valid_to')::date, tc.the_district()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."aid_scheme" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/7' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_setAidScheme"(jsonb) from public;
grant execute on function tc_write."tc_education_setAidScheme"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_setAidScheme"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_endAidScheme"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'endAidScheme', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."aid_scheme" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/7' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."aid_scheme" t set "version" = t."version" + 1, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."aid_scheme" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/7' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_endAidScheme"(jsonb) from public;
grant execute on function tc_write."tc_education_endAidScheme"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_endAidScheme"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_grantAid"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'grantAid', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."decision" not in ('proposed') then 'state' else '' end as obstacle into seen from "public"."student_aid_grant" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."student_aid_grant" t set "version" = t."version" + 1, "amount_fen" = case when r.v ? 'amount_fen' then (r.v->>'amount_fen')::integer else t."amount_fen" end, "decision_reason" = case when r.v ? 'decision_reason' then r.v->>'decision_reason' else t."decision_reason" end, "decided_on" = tc.today(), "decided_by" = tc.command_person_name(), "decision" = 'granted' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."student_aid_grant" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_grantAid"(jsonb) from public;
grant execute on function tc_write."tc_education_grantAid"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_grantAid"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_refuseAid"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'refuseAid', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."decision" not in ('proposed') then 'state' else '' end as obstacle into seen from "public"."student_aid_grant" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."student_aid_grant" t set "version" = t."version" + 1, "decision_reason" = case when r.v ? 'decision_reason' then r.v->>'decision_reason' else t."decision_reason" end, "decided_on" = tc.today(), "decided_by" = tc.command_person_name(), "decision" = 'refused' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."student_aid_grant" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_refuseAid"(jsonb) from public;
grant execute on function tc_write."tc_education_refuseAid"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_refuseAid"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_payAidInBatch"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'payAidInBatch', 'education-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'batch_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'batch_id' is not null and not exists (select from "public"."payment_batch" t where t.id = (x.v->>'batch_id')::uuid and t.archived_at is null);
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."decision" not in ('granted') then 'state' else '' end as obstacle into seen from "public"."student_aid_grant" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."student_aid_grant" t set "version" = t."version" + 1, "batch_id" = case when r.v ? 'batch_id' then (r.v->>'batch_id')::uuid else t."batch_id" end, "payee_account_id" = case when r.v ? 'payee_account_id' then (r.v->>'payee_account_id')::uuid else t."payee_account_id" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."student_aid_grant" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_education_payAidInBatch"(jsonb) from public;
grant execute on function tc_write."tc_education_payAidInBatch"(jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_payAidInBatch"(jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_FundStandardProposal"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'withdrawFundProposal' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/1' then true else false end))) is not true then 'rows' else case when t."decision" not in ('proposed') then 'state' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."fund_standard_proposal" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_FundStandardProposal"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_FundStandardProposal"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_FundStandardProposal"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_FundingHeadcount"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'correctFundingHeadcount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/2' then true else false end))) is not true then 'rows' else case when t."status" not in ('reported') then 'state' else '' end end
    when 'withdrawFundingHeadcount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/2' then true else false end))) is not true then 'rows' else case when t."status" not in ('reported') then 'state' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."funding_headcount" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_FundingHeadcount"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_FundingHeadcount"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_FundingHeadcount"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_PurchasedService"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'changeService' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/3' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."purchased_service" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_PurchasedService"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_PurchasedService"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_PurchasedService"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_PayeeAccount"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'verifyPayeeAccount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/15' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else case when t."verified_on" is not null then 'before' else '' end end
    when 'revokePayeeAccount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/16' then t."verified_on" is not null else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else case when t."revoked_on" is not null then 'before' else '' end end
    when 'endPayeeAccount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/15' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."payee_account" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_PayeeAccount"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_PayeeAccount"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_PayeeAccount"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_PaymentBatch"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'listDuePayments' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/11' then t."kind" = 'rural-subsidy' when 'education-officer/writes/12' then t."kind" = 'student-aid' else false end))) is not true then 'rows' else case when t."status" not in ('prepared') then 'state' else '' end end
    when 'withdrawPaymentBatch' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/11' then t."kind" = 'rural-subsidy' when 'education-officer/writes/12' then t."kind" = 'student-aid' when 'education-officer/writes/14' then true else false end))) is not true then 'rows' else case when t."status" not in ('prepared', 'reviewed', 'approved') then 'state' else '' end end
    when 'reviewPaymentBatch' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/19' then true else false end))) is not true then 'rows' else case when t."status" not in ('prepared') then 'state' when (tc.caller_person() not in (t."prepared_by_id")) is not true then 'payment_batch_two_people' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."payment_batch" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_PaymentBatch"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_PaymentBatch"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_PaymentBatch"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_RuralSubsidyPayment"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'changeSubsidyLine' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/13' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else '' end
    when 'removeSubsidyLine' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/13' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."rural_subsidy_payment" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_RuralSubsidyPayment"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_RuralSubsidyPayment"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_RuralSubsidyPayment"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_SubsidyTier"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'changeSubsidyTier' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/9' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."subsidy_tier" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_SubsidyTier"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_SubsidyTier"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_SubsidyTier"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_SchoolTier"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'endSchoolTier' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/10' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."school_tier" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_SchoolTier"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_SchoolTier"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_SchoolTier"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_HousingGuarantee"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'endHousing' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/18' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."housing_guarantee" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_HousingGuarantee"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_HousingGuarantee"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_HousingGuarantee"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_MealQualityCheck"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'correctMealCheck' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/6' then t."checked_by" = 'education' else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end
    when 'publishMealCheck' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/6' then t."checked_by" = 'education' else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."meal_quality_check" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_MealQualityCheck"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_MealQualityCheck"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_MealQualityCheck"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_NutritionProgramme"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'endNutritionProgramme' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/4' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."nutrition_programme" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_NutritionProgramme"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_NutritionProgramme"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_NutritionProgramme"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_NutritionSchoolMonth"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'certifyMeals' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/5' then true else false end))) is not true then 'rows' else case when t."certified_on" is not null then 'before' else '' end end
    when 'publishMeals' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/5' then true else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."nutrition_school_month" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_NutritionSchoolMonth"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_NutritionSchoolMonth"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_NutritionSchoolMonth"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_AidScheme"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'endAidScheme' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/7' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."aid_scheme" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_AidScheme"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_AidScheme"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_AidScheme"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";
create function tc_write."tc_education_may_StudentAidGrant"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'grantAid' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else case when t."decision" not in ('proposed') then 'state' else '' end end
    when 'refuseAid' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else case when t."decision" not in ('proposed') then 'state' else '' end end
    when 'payAidInBatch' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'education-officer/writes/8' then true else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else case when t."decision" not in ('granted') then 'state' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."student_aid_grant" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_education_may_StudentAidGrant"(uuid, jsonb) from public;
grant execute on function tc_write."tc_education_may_StudentAidGrant"(uuid, jsonb) to "tc_education";
grant create on schema tc_write to "tc_education_w";
alter function tc_write."tc_education_may_StudentAidGrant"(uuid, jsonb) owner to "tc_education_w";
revoke create on schema tc_write from "tc_education_w";

-- finance-officer writes
grant usage on schema public, tc to "tc_finance_w";
grant execute on function tc.begin_command(jsonb, text, text), tc.end_command(jsonb, jsonb), tc.stop_command(text, jsonb), tc.command_person(), tc.command_person_name(), tc.the_district(), tc.caller_person(), tc.only_scope() to "tc_finance_w";
grant select ("person_id") on tc.caller to "tc_finance_w";
grant usage on schema tc_write to "tc_finance";
grant insert ("id", "school_id", "fiscal_year", "item", "budget_code", "amount_fen", "central_fen", "municipal_fen", "district_fen", "difference_note", "decided_on", "document_id") on "public"."allocation" to "tc_finance_w";
grant update ("version", "budget_code", "amount_fen", "central_fen", "municipal_fen", "district_fen", "difference_note", "published_on", "document_id") on "public"."allocation" to "tc_finance_w";
grant insert ("id", "district_id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_finance_w";
grant update ("version", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_finance_w";
grant insert ("id", "item", "stage", "township_id", "amount_fen", "minimum_pupils", "training_floor_permille", "change_note", "document_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_finance_w";
grant update ("version", "valid_to") on "public"."fund_standard" to "tc_finance_w";
grant update ("version", "decision", "decided_on", "decided_by", "decision_note") on "public"."fund_standard_proposal" to "tc_finance_w";
grant update ("version", "status", "certified_on") on "public"."funding_headcount" to "tc_finance_w";
grant update ("version", "amount_per_day_fen") on "public"."nutrition_programme" to "tc_finance_w";
grant update ("version", "confirmed_on") on "public"."pay_comparison" to "tc_finance_w";
grant insert ("id", "allocation_id", "amount_fen", "paid_on", "voucher_no") on "public"."payment" to "tc_finance_w";
grant update ("version", "status", "approved_by_id", "approved_on", "sent_on", "settled_on") on "public"."payment_batch" to "tc_finance_w";
grant insert ("id", "project_id", "source", "fiscal_year", "planned_fen", "paid_fen") on "public"."project_funding" to "tc_finance_w";
grant update ("version", "planned_fen", "paid_fen") on "public"."project_funding" to "tc_finance_w";
grant insert ("id", "tier_id", "amount_fen", "mid_month_rule", "least_stay_days", "document_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_finance_w";
grant update ("version", "valid_to") on "public"."subsidy_standard" to "tc_finance_w";
grant select ("id", "version", "archived_at", "budget_code", "amount_fen", "central_fen", "municipal_fen", "district_fen", "difference_note", "published_on", "document_id") on "public"."allocation" to "tc_finance_w";
grant select ("id", "archived_at") on "public"."payment" to "tc_finance_w";
grant select ("id", "version", "archived_at", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note") on "public"."education_budget" to "tc_finance_w";
grant select ("id", "version", "archived_at", "confirmed_on") on "public"."pay_comparison" to "tc_finance_w";
grant select ("id", "version", "archived_at", "item", "stage", "township_id", "valid_from", "valid_to") on "public"."fund_standard" to "tc_finance_w";
grant select ("id", "version", "archived_at", "decision", "decision_note") on "public"."fund_standard_proposal" to "tc_finance_w";
grant select ("id", "version", "archived_at", "status") on "public"."funding_headcount" to "tc_finance_w";
grant select ("id", "version", "archived_at", "planned_fen", "paid_fen") on "public"."project_funding" to "tc_finance_w";
grant select ("id", "version", "archived_at", "status", "prepared_by_id", "reviewed_by_id", "reviewed_on") on "public"."payment_batch" to "tc_finance_w";
grant select ("id", "version", "archived_at", "tier_id", "valid_from", "valid_to") on "public"."subsidy_standard" to "tc_finance_w";
grant select ("id", "version", "archived_at", "amount_per_day_fen") on "public"."nutrition_programme" to "tc_finance_w";
create policy "w_tc_finance_insert" on "public"."allocation" for insert to "tc_finance_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_insert" on "public"."payment" for insert to "tc_finance_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_insert" on "public"."education_budget" for insert to "tc_finance_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_insert" on "public"."fund_standard" for insert to "tc_finance_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_insert" on "public"."project_funding" for insert to "tc_finance_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_insert" on "public"."subsidy_standard" for insert to "tc_finance_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."allocation" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."education_budget" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."pay_comparison" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."fund_standard" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."fund_standard_proposal" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."funding_headcount" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."project_funding" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."payment_batch" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null and ("payment_batch"."reviewed_on" is not null)) with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("payment_batch"."reviewed_on" is not null));
create policy "w_tc_finance_update" on "public"."subsidy_standard" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_finance_update" on "public"."nutrition_programme" for update to "tc_finance_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create function tc_write."tc_finance_allocateFunds"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'allocateFunds', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'document_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'document_id' is not null and not exists (select from "public"."policy_document" t where t.id = (x.v->>'document_id')::uuid and t.archived_at is null);
  insert into "public"."allocation" ("id", "school_id", "fiscal_year", "item", "amount_fen", "central_fen", "municipal_fen", "district_fen", "budget_code", "difference_note", "document_id", "decided_on")
    select (x.v->>'id')::uuid, (x.v->>'school_id')::uuid, (x.v->>'fiscal_year')::integer, x.v->>'item', (x.v->>'amount_fen')::bigint, (x.v->>'central_fen')::bigint, (x.v->>'municipal_fen')::bigint, (x.v->>'district_fen')::bigint, x.v->>'budget_code', x.v->>'difference_note', (x.v->>'document_id')::uuid, tc.today()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."allocation" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/4' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_allocateFunds"(jsonb) from public;
grant execute on function tc_write."tc_finance_allocateFunds"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_allocateFunds"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_changeAllocation"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'changeAllocation', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'document_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'document_id' is not null and not exists (select from "public"."policy_document" t where t.id = (x.v->>'document_id')::uuid and t.archived_at is null);
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."allocation" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/4' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."allocation" t set "version" = t."version" + 1, "amount_fen" = case when r.v ? 'amount_fen' then (r.v->>'amount_fen')::bigint else t."amount_fen" end, "central_fen" = case when r.v ? 'central_fen' then (r.v->>'central_fen')::bigint else t."central_fen" end, "municipal_fen" = case when r.v ? 'municipal_fen' then (r.v->>'municipal_fen')::bigint else t."municipal_fen" end, "district_fen" = case when r.v ? 'district_fen' then (r.v->>'district_fen')::bigint else t."district_fen" end, "budget_code" = case when r.v ? 'budget_code' then r.v->>'budget_code' else t."budget_code" end, "difference_note" = case when r.v ? 'difference_note' then r.v->>'difference_note' else t."difference_note" end, "document_id" = case when r.v ? 'document_id' then (r.v->>'document_id')::uuid else t."document_id" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."allocation" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/4' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_changeAllocation"(jsonb) from public;
grant execute on function tc_write."tc_finance_changeAllocation"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_changeAllocation"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_publishAllocation"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'publishAllocation', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."allocation" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/4' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."allocation" t set "version" = t."version" + 1, "published_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."allocation" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/4' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_publishAllocation"(jsonb) from public;
grant execute on function tc_write."tc_finance_publishAllocation"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_publishAllocation"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_payFunds"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'payFunds', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'allocation_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'allocation_id' is not null and not exists (select from "public"."allocation" t where t.id = (x.v->>'allocation_id')::uuid and t.archived_at is null);
  insert into "public"."payment" ("id", "allocation_id", "amount_fen", "paid_on", "voucher_no")
    select (x.v->>'id')::uuid, (x.v->>'allocation_id')::uuid, (x.v->>'amount_fen')::bigint, (x.v->>'paid_on')::date, x.v->>'voucher_no'
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payment" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/5' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_payFunds"(jsonb) from public;
grant execute on function tc_write."tc_finance_payFunds"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_payFunds"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_recordEducationBudget"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'recordEducationBudget', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  insert into "public"."education_budget" ("id", "fiscal_year", "general_budget_fen", "education_fen", "per_pupil_primary_fen", "per_pupil_junior_fen", "performance_score", "note", "district_id")
    select (x.v->>'id')::uuid, (x.v->>'fiscal_year')::integer, (x.v->>'general_budget_fen')::bigint, (x.v->>'education_fen')::bigint, (x.v->>'per_pupil_primary_fen')::bigint, (x.v->>'per_pupil_junior_fen')::bigint, (x.v->>'performance_score')::integer, x.v->>'note', tc.the_district()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."education_budget" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/6' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_recordEducationBudget"(jsonb) from public;
grant execute on function tc_write."tc_finance_recordEducationBudget"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_recordEducationBudget"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_changeEducationBudget"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'changeEducationBudget', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."education_budget" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/6' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."education_budget" t set "version" = t."version" + 1, "general_budget_fen" = case when r.v ? 'general_budget_fen' then (r.v->>'general_budget_fen')::bigint else t."general_budget_fen" end, "education_fen" = case when r.v ? 'education_fen' then (r.v->>'education_fen')::bigint else t."education_fen" end, "per_pupil_primary_fen" = case when r.v ? 'per_pupil_primary_fen' then (r.v->>'per_pupil_primary_fen')::bigint else t."per_pupil_primary_fen" end, "per_pupil_junior_fen" = case when r.v ? 'per_pupil_junior_fen' then (r.v->>'per_pupil_junior_fen')::bigint else t."per_pupil_junior_fen" end, "performance_score" = case when r.v ? 'performance_score' then (r.v->>'performance_score')::integer else t."performance_score" end, "note" = case when r.v ? 'note' then r.v->>'note' else t."note" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."education_budget" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/6' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_changeEducationBudget"(jsonb) from public;
grant execute on function tc_write."tc_finance_changeEducationBudget"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_changeEducationBudget"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_confirmPayComparison"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'confirmPayComparison', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."confirmed_on" is not null then 'before' else '' end as obstacle into seen from "public"."pay_comparison" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/7' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."pay_comparison" t set "version" = t."version" + 1, "confirmed_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."pay_comparison" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/7' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_confirmPayComparison"(jsonb) from public;
grant execute on function tc_write."tc_finance_confirmPayComparison"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_confirmPayComparison"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_setFundStandard"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'setFundStandard', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'document_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'document_id' is not null and not exists (select from "public"."policy_document" t where t.id = (x.v->>'document_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'township_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'township_id' is not null and not exists (select from "public"."township" t where t.id = (x.v->>'township_id')::uuid and t.archived_at is null);
  update "public"."fund_standard" t set "version" = t."version" + 1, "valid_to" = (x.v->>'valid_from')::date from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where t."item" is not distinct from x.v->>'item' and t."stage" is not distinct from x.v->>'stage' and t."township_id" is not distinct from (x.v->>'township_id')::uuid and t."valid_from" < (x.v->>'valid_from')::date and t.archived_at is null
      and (t."valid_to" is null or t."valid_to" > (x.v->>'valid_from')::date) and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/2' then true else false end));
  insert into "public"."fund_standard" ("id", "item", "stage", "amount_fen", "document_id", "valid_from", "township_id", "minimum_pupils", "training_floor_permille", "change_note", "valid_to")
    select (x.v->>'id')::uuid, x.v->>'item', x.v->>'stage', (x.v->>'amount_fen')::integer, (x.v->>'document_id')::uuid, (x.v->>'valid_from')::date, (x.v->>'township_id')::uuid, (x.v->>'minimum_pupils')::integer, (x.v->>'training_floor_permille')::integer, x.v->>'change_note', (x.v->>'valid_to')::date
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."fund_standard" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/2' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_setFundStandard"(jsonb) from public;
grant execute on function tc_write."tc_finance_setFundStandard"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_setFundStandard"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_endFundStandard"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'endFundStandard', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."fund_standard" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/2' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."fund_standard" t set "version" = t."version" + 1, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."fund_standard" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/2' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_endFundStandard"(jsonb) from public;
grant execute on function tc_write."tc_finance_endFundStandard"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_endFundStandard"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_adoptFundProposal"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'adoptFundProposal', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."decision" not in ('proposed') then 'state' else '' end as obstacle into seen from "public"."fund_standard_proposal" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/1' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."fund_standard_proposal" t set "version" = t."version" + 1, "decision_note" = case when r.v ? 'decision_note' then r.v->>'decision_note' else t."decision_note" end, "decided_on" = tc.today(), "decided_by" = tc.command_person_name(), "decision" = 'adopted' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."fund_standard_proposal" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/1' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_adoptFundProposal"(jsonb) from public;
grant execute on function tc_write."tc_finance_adoptFundProposal"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_adoptFundProposal"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_declineFundProposal"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'declineFundProposal', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."decision" not in ('proposed') then 'state' else '' end as obstacle into seen from "public"."fund_standard_proposal" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/1' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."fund_standard_proposal" t set "version" = t."version" + 1, "decision_note" = case when r.v ? 'decision_note' then r.v->>'decision_note' else t."decision_note" end, "decided_on" = tc.today(), "decided_by" = tc.command_person_name(), "decision" = 'declined' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."fund_standard_proposal" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/1' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_declineFundProposal"(jsonb) from public;
grant execute on function tc_write."tc_finance_declineFundProposal"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_declineFundProposal"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_certifyFundingHeadcount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'certifyFundingHeadcount', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('reported') then 'state' else '' end as obstacle into seen from "public"."funding_headcount" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/3' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."funding_headcount" t set "version" = t."version" + 1, "certified_on" = tc.today(), "status" = 'certified' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."funding_headcount" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/3' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_certifyFundingHeadcount"(jsonb) from public;
grant execute on function tc_write."tc_finance_certifyFundingHeadcount"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_certifyFundingHeadcount"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_planProjectFunds"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'planProjectFunds', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'project_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'project_id' is not null and not exists (select from "public"."construction_project" t where t.id = (x.v->>'project_id')::uuid and t.archived_at is null);
  insert into "public"."project_funding" ("id", "project_id", "source", "fiscal_year", "planned_fen", "paid_fen")
    select (x.v->>'id')::uuid, (x.v->>'project_id')::uuid, x.v->>'source', (x.v->>'fiscal_year')::integer, (x.v->>'planned_fen')::bigint, (x.v->>'paid_fen')::bigint
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."project_funding" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/8' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_planProjectFunds"(jsonb) from public;
grant execute on function tc_write."tc_finance_planProjectFunds"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_planProjectFunds"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_changeProjectFunds"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'changeProjectFunds', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."project_funding" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/8' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."project_funding" t set "version" = t."version" + 1, "planned_fen" = case when r.v ? 'planned_fen' then (r.v->>'planned_fen')::bigint else t."planned_fen" end, "paid_fen" = case when r.v ? 'paid_fen' then (r.v->>'paid_fen')::bigint else t."paid_fen" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."project_funding" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/8' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_changeProjectFunds"(jsonb) from public;
grant execute on function tc_write."tc_finance_changeProjectFunds"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_changeProjectFunds"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_approvePaymentBatch"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'approvePaymentBatch', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('reviewed') then 'state' when (tc.caller_person() not in (t."prepared_by_id", t."reviewed_by_id")) is not true then 'payment_batch_two_people' else '' end as obstacle into seen from "public"."payment_batch" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payment_batch" t set "version" = t."version" + 1, "approved_by_id" = tc.command_person(), "approved_on" = tc.today(), "status" = 'approved' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payment_batch" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_approvePaymentBatch"(jsonb) from public;
grant execute on function tc_write."tc_finance_approvePaymentBatch"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_approvePaymentBatch"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_sendPaymentBatch"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'sendPaymentBatch', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('approved') then 'state' else '' end as obstacle into seen from "public"."payment_batch" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payment_batch" t set "version" = t."version" + 1, "sent_on" = tc.today(), "status" = 'sent' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payment_batch" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_sendPaymentBatch"(jsonb) from public;
grant execute on function tc_write."tc_finance_sendPaymentBatch"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_sendPaymentBatch"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_settlePaymentBatch"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'settlePaymentBatch', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."status" not in ('sent') then 'state' else '' end as obstacle into seen from "public"."payment_batch" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payment_batch" t set "version" = t."version" + 1, "settled_on" = tc.today(), "status" = 'settled' where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payment_batch" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_settlePaymentBatch"(jsonb) from public;
grant execute on function tc_write."tc_finance_settlePaymentBatch"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_settlePaymentBatch"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_setSubsidyStandard"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'setSubsidyStandard', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'tier_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'tier_id' is not null and not exists (select from "public"."subsidy_tier" t where t.id = (x.v->>'tier_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'document_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'document_id' is not null and not exists (select from "public"."policy_document" t where t.id = (x.v->>'document_id')::uuid and t.archived_at is null);
  update "public"."subsidy_standard" t set "version" = t."version" + 1, "valid_to" = (x.v->>'valid_from')::date from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where t."tier_id" is not distinct from (x.v->>'tier_id')::uuid and t."valid_from" < (x.v->>'valid_from')::date and t.archived_at is null
      and (t."valid_to" is null or t."valid_to" > (x.v->>'valid_from')::date) and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/9' then true else false end));
  insert into "public"."subsidy_standard" ("id", "tier_id", "amount_fen", "mid_month_rule", "least_stay_days", "valid_from", "document_id", "valid_to")
    select (x.v->>'id')::uuid, (x.v->>'tier_id')::uuid, (x.v->>'amount_fen')::integer, x.v->>'mid_month_rule', (x.v->>'least_stay_days')::integer, (x.v->>'valid_from')::date, (x.v->>'document_id')::uuid, (x.v->>'valid_to')::date
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."subsidy_standard" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/9' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_setSubsidyStandard"(jsonb) from public;
grant execute on function tc_write."tc_finance_setSubsidyStandard"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_setSubsidyStandard"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_endSubsidyStandard"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'endSubsidyStandard', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."subsidy_standard" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/9' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."subsidy_standard" t set "version" = t."version" + 1, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."subsidy_standard" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/9' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_endSubsidyStandard"(jsonb) from public;
grant execute on function tc_write."tc_finance_endSubsidyStandard"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_endSubsidyStandard"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_setMealAmount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'setMealAmount', 'finance-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."amount_per_day_fen" is not null then 'before' else '' end as obstacle into seen from "public"."nutrition_programme" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/10' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."nutrition_programme" t set "version" = t."version" + 1, "amount_per_day_fen" = case when r.v ? 'amount_per_day_fen' then (r.v->>'amount_per_day_fen')::integer else t."amount_per_day_fen" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_programme" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/10' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_finance_setMealAmount"(jsonb) from public;
grant execute on function tc_write."tc_finance_setMealAmount"(jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_setMealAmount"(jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_Allocation"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'changeAllocation' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/4' then true else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end
    when 'publishAllocation' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/4' then true else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."allocation" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_Allocation"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_Allocation"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_Allocation"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_EducationBudget"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'changeEducationBudget' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/6' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."education_budget" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_EducationBudget"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_EducationBudget"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_EducationBudget"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_PayComparison"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'confirmPayComparison' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/7' then true else false end))) is not true then 'rows' else case when t."confirmed_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."pay_comparison" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_PayComparison"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_PayComparison"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_PayComparison"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_FundStandard"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'endFundStandard' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/2' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."fund_standard" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_FundStandard"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_FundStandard"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_FundStandard"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_FundStandardProposal"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'adoptFundProposal' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/1' then true else false end))) is not true then 'rows' else case when t."decision" not in ('proposed') then 'state' else '' end end
    when 'declineFundProposal' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/1' then true else false end))) is not true then 'rows' else case when t."decision" not in ('proposed') then 'state' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."fund_standard_proposal" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_FundStandardProposal"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_FundStandardProposal"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_FundStandardProposal"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_FundingHeadcount"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'certifyFundingHeadcount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/3' then true else false end))) is not true then 'rows' else case when t."status" not in ('reported') then 'state' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."funding_headcount" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_FundingHeadcount"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_FundingHeadcount"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_FundingHeadcount"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_ProjectFunding"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'changeProjectFunds' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/8' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."project_funding" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_ProjectFunding"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_ProjectFunding"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_ProjectFunding"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_PaymentBatch"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'approvePaymentBatch' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end))) is not true then 'rows' else case when t."status" not in ('reviewed') then 'state' when (tc.caller_person() not in (t."prepared_by_id", t."reviewed_by_id")) is not true then 'payment_batch_two_people' else '' end end
    when 'sendPaymentBatch' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end))) is not true then 'rows' else case when t."status" not in ('approved') then 'state' else '' end end
    when 'settlePaymentBatch' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/11' then t."reviewed_on" is not null else false end))) is not true then 'rows' else case when t."status" not in ('sent') then 'state' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."payment_batch" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_PaymentBatch"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_PaymentBatch"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_PaymentBatch"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_SubsidyStandard"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'endSubsidyStandard' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/9' then true else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."subsidy_standard" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_SubsidyStandard"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_SubsidyStandard"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_SubsidyStandard"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";
create function tc_write."tc_finance_may_NutritionProgramme"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'setMealAmount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'finance-officer/writes/10' then true else false end))) is not true then 'rows' else case when t."amount_per_day_fen" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."nutrition_programme" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_finance_may_NutritionProgramme"(uuid, jsonb) from public;
grant execute on function tc_write."tc_finance_may_NutritionProgramme"(uuid, jsonb) to "tc_finance";
grant create on schema tc_write to "tc_finance_w";
alter function tc_write."tc_finance_may_NutritionProgramme"(uuid, jsonb) owner to "tc_finance_w";
revoke create on schema tc_write from "tc_finance_w";

-- hr-officer writes
grant usage on schema public, tc to "tc_hr_w";
grant execute on function tc.begin_command(jsonb, text, text), tc.end_command(jsonb, jsonb), tc.stop_command(text, jsonb), tc.command_person(), tc.command_person_name(), tc.the_district(), tc.caller_person(), tc.only_scope() to "tc_hr_w";
grant select ("person_id") on tc.caller to "tc_hr_w";
grant usage on schema tc_write to "tc_hr";
grant update ("version", "confirmed_on") on "public"."appointment" to "tc_hr_w";
grant insert ("id", "district_id", "fiscal_year", "teachers_average_fen", "civil_servants_average_fen", "teachers", "civil_servants") on "public"."pay_comparison" to "tc_hr_w";
grant update ("version", "teachers_average_fen", "civil_servants_average_fen", "teachers", "civil_servants") on "public"."pay_comparison" to "tc_hr_w";
grant select ("id", "version", "archived_at", "teachers_average_fen", "civil_servants_average_fen", "teachers", "civil_servants", "confirmed_on") on "public"."pay_comparison" to "tc_hr_w";
grant select ("id", "version", "archived_at", "teacher_id", "confirmed_on", "valid_to") on "public"."appointment" to "tc_hr_w";
create policy "w_tc_hr_insert" on "public"."pay_comparison" for insert to "tc_hr_w" with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_hr_update" on "public"."pay_comparison" for update to "tc_hr_w" using (tc.is_server() and (select tc.scope_is('district')) is not null) with check (tc.is_server() and (select tc.scope_is('district')) is not null);
create policy "w_tc_hr_update" on "public"."appointment" for update to "tc_hr_w" using (tc.is_server() and (select tc.scope_is('district')) is not null and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_is('district')) is not null and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
create function tc_write."tc_hr_comparePay"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'comparePay', 'hr-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  insert into "public"."pay_comparison" ("id", "fiscal_year", "teachers_average_fen", "civil_servants_average_fen", "teachers", "civil_servants", "district_id")
    select (x.v->>'id')::uuid, (x.v->>'fiscal_year')::integer, (x.v->>'teachers_average_fen')::bigint, (x.v->>'civil_servants_average_fen')::bigint, (x.v->>'teachers')::integer, (x.v->>'civil_servants')::integer, tc.the_district()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."pay_comparison" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'hr-officer/writes/2' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_hr_comparePay"(jsonb) from public;
grant execute on function tc_write."tc_hr_comparePay"(jsonb) to "tc_hr";
grant create on schema tc_write to "tc_hr_w";
alter function tc_write."tc_hr_comparePay"(jsonb) owner to "tc_hr_w";
revoke create on schema tc_write from "tc_hr_w";
create function tc_write."tc_hr_changePayComparison"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'changePayComparison', 'hr-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."confirmed_on" is not null then 'before' else '' end as obstacle into seen from "public"."pay_comparison" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'hr-officer/writes/2' then true else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."pay_comparison" t set "version" = t."version" + 1, "teachers_average_fen" = case when r.v ? 'teachers_average_fen' then (r.v->>'teachers_average_fen')::bigint else t."teachers_average_fen" end, "civil_servants_average_fen" = case when r.v ? 'civil_servants_average_fen' then (r.v->>'civil_servants_average_fen')::bigint else t."civil_servants_average_fen" end, "teachers" = case when r.v ? 'teachers' then (r.v->>'teachers')::integer else t."teachers" end, "civil_servants" = case when r.v ? 'civil_servants' then (r.v->>'civil_servants')::integer else t."civil_servants" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."pay_comparison" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'hr-officer/writes/2' then true else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_hr_changePayComparison"(jsonb) from public;
grant execute on function tc_write."tc_hr_changePayComparison"(jsonb) to "tc_hr";
grant create on schema tc_write to "tc_hr_w";
alter function tc_write."tc_hr_changePayComparison"(jsonb) owner to "tc_hr_w";
revoke create on schema tc_write from "tc_hr_w";
create function tc_write."tc_hr_confirmAppointment"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'confirmAppointment', 'hr-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."confirmed_on" is not null then 'before' when (t."valid_to" > tc.today()) is not true then 'appointment_confirmed_in_term' else '' end as obstacle into seen from "public"."appointment" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'hr-officer/writes/1' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."appointment" t set "version" = t."version" + 1, "confirmed_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."appointment" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'hr-officer/writes/1' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_hr_confirmAppointment"(jsonb) from public;
grant execute on function tc_write."tc_hr_confirmAppointment"(jsonb) to "tc_hr";
grant create on schema tc_write to "tc_hr_w";
alter function tc_write."tc_hr_confirmAppointment"(jsonb) owner to "tc_hr_w";
revoke create on schema tc_write from "tc_hr_w";
create function tc_write."tc_hr_may_PayComparison"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'changePayComparison' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'hr-officer/writes/2' then true else false end))) is not true then 'rows' else case when t."confirmed_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."pay_comparison" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_hr_may_PayComparison"(uuid, jsonb) from public;
grant execute on function tc_write."tc_hr_may_PayComparison"(uuid, jsonb) to "tc_hr";
grant create on schema tc_write to "tc_hr_w";
alter function tc_write."tc_hr_may_PayComparison"(uuid, jsonb) owner to "tc_hr_w";
revoke create on schema tc_write from "tc_hr_w";
create function tc_write."tc_hr_may_Appointment"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'confirmAppointment' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'hr-officer/writes/1' then true else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else case when t."confirmed_on" is not null then 'before' when (t."valid_to" > tc.today()) is not true then 'appointment_confirmed_in_term' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."appointment" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_hr_may_Appointment"(uuid, jsonb) from public;
grant execute on function tc_write."tc_hr_may_Appointment"(uuid, jsonb) to "tc_hr";
grant create on schema tc_write to "tc_hr_w";
alter function tc_write."tc_hr_may_Appointment"(uuid, jsonb) owner to "tc_hr_w";
revoke create on schema tc_write from "tc_hr_w";

-- school-registrar writes
grant usage on schema public, tc to "tc_school_w";
grant execute on function tc.begin_command(jsonb, text, text), tc.end_command(jsonb, jsonb), tc.stop_command(text, jsonb), tc.command_person(), tc.command_person_name(), tc.the_district(), tc.caller_person(), tc.only_scope() to "tc_school_w";
grant select ("person_id") on tc.caller to "tc_school_w";
grant usage on schema tc_write to "tc_school";
grant insert ("id", "post_id", "teacher_id", "contract_no", "competed_on", "valid_from", "valid_to") on "public"."appointment" to "tc_school_w";
grant insert ("id", "school_id", "month", "income_fen", "subsidy_fen", "food_fen", "staff_fen", "other_fen") on "public"."canteen_account" to "tc_school_w";
grant update ("version", "income_fen", "subsidy_fen", "food_fen", "staff_fen", "other_fen", "published_on") on "public"."canteen_account" to "tc_school_w";
grant insert ("id", "student_id", "measuring_school_id", "school_year", "measured_on", "height_mm", "weight_g", "status") on "public"."growth_record" to "tc_school_w";
grant update ("version", "measured_on", "height_mm", "weight_g", "status") on "public"."growth_record" to "tc_school_w";
grant insert ("id", "report_no", "child_id", "school_id", "township_id", "category", "event_at", "known_at", "reported_at", "reporter_kind", "reporter_school_id", "reporter_township_id", "reporter_village_id", "narrative_cipher", "status") on "public"."mandatory_report" to "tc_school_w";
grant insert ("id", "school_id", "checked_on", "menu_days", "menu", "findings", "passed", "checked_by", "checker") on "public"."meal_quality_check" to "tc_school_w";
grant update ("version", "menu_days", "menu", "findings", "passed", "published_on") on "public"."meal_quality_check" to "tc_school_w";
grant insert ("id", "student_id", "term_school_id", "school_year", "term", "eligible", "covered", "reason_uncovered") on "public"."nutrition_pupil_term" to "tc_school_w";
grant update ("version", "eligible", "covered", "reason_uncovered") on "public"."nutrition_pupil_term" to "tc_school_w";
grant insert ("id", "school_id", "programme_id", "month", "eligible", "covered", "meal_days", "meals_served", "mode", "cost_fen", "subsidy_spent_fen", "reported_on") on "public"."nutrition_school_month" to "tc_school_w";
grant update ("version", "eligible", "covered", "meal_days", "meals_served", "mode", "cost_fen", "subsidy_spent_fen", "reported_on") on "public"."nutrition_school_month" to "tc_school_w";
grant insert ("id", "teacher_id", "child_id", "holder", "bank", "account_cipher", "account_tail", "account_index", "relation", "valid_from", "valid_to") on "public"."payee_account" to "tc_school_w";
grant update ("version", "holder", "bank", "account_cipher", "account_tail", "account_index", "relation", "valid_to") on "public"."payee_account" to "tc_school_w";
grant insert ("id", "report_id", "department", "received_at") on "public"."report_recipient" to "tc_school_w";
grant insert ("id", "school_id", "fiscal_year", "month", "category", "amount_fen") on "public"."school_spending" to "tc_school_w";
grant update ("version", "amount_fen") on "public"."school_spending" to "tc_school_w";
grant insert ("id", "student_id", "term_school_id", "scheme_id", "school_year", "term", "basis_category", "decision", "proposed_on") on "public"."student_aid_grant" to "tc_school_w";
grant update ("version", "archived_at") on "public"."student_aid_grant" to "tc_school_w";
grant select ("id", "version", "archived_at", "school_id", "amount_fen") on "public"."school_spending" to "tc_school_w";
grant select ("id", "version", "archived_at", "teacher_id", "child_id", "school_id", "holder", "bank", "account_cipher", "account_tail", "account_index", "relation", "valid_to", "verified_on") on "public"."payee_account" to "tc_school_w";
grant select ("id", "archived_at", "teacher_id", "school_id") on "public"."appointment" to "tc_school_w";
grant select ("id", "version", "archived_at", "school_id", "income_fen", "subsidy_fen", "food_fen", "staff_fen", "other_fen", "published_on") on "public"."canteen_account" to "tc_school_w";
grant select ("id", "version", "archived_at", "school_id", "child_id", "measuring_school_id", "measured_on", "height_mm", "weight_g", "status") on "public"."growth_record" to "tc_school_w";
grant select ("id", "version", "archived_at", "school_id", "menu_days", "menu", "findings", "passed", "checked_by", "published_on") on "public"."meal_quality_check" to "tc_school_w";
grant select ("id", "version", "archived_at", "school_id", "child_id", "term_school_id", "eligible", "covered", "reason_uncovered") on "public"."nutrition_pupil_term" to "tc_school_w";
grant select ("id", "version", "archived_at", "school_id", "eligible", "covered", "meal_days", "meals_served", "mode", "cost_fen", "subsidy_spent_fen", "certified_on") on "public"."nutrition_school_month" to "tc_school_w";
grant select ("id", "version", "archived_at", "school_id", "child_id", "term_school_id", "decision") on "public"."student_aid_grant" to "tc_school_w";
grant select ("id", "archived_at", "child_id", "reporter_school_id") on "public"."mandatory_report" to "tc_school_w";
create policy "w_tc_school_insert" on "public"."school_spending" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and ("school_spending"."school_id" = any ((select tc.scope_ids())::uuid[])));
create policy "w_tc_school_insert" on "public"."payee_account" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and (("payee_account"."school_id" = any ((select tc.scope_ids())::uuid[]) and "payee_account"."verified_on" is null)) and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_insert" on "public"."appointment" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and ("appointment"."school_id" = any ((select tc.scope_ids())::uuid[])) and ("appointment"."teacher_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_insert" on "public"."canteen_account" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and ("canteen_account"."school_id" = any ((select tc.scope_ids())::uuid[])));
create policy "w_tc_school_insert" on "public"."growth_record" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and (("growth_record"."school_id" = any ((select tc.scope_ids())::uuid[]) and "growth_record"."measuring_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("growth_record"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_insert" on "public"."meal_quality_check" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and (("meal_quality_check"."school_id" = any ((select tc.scope_ids())::uuid[]) and "meal_quality_check"."checked_by" = 'school')));
create policy "w_tc_school_insert" on "public"."nutrition_pupil_term" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and (("nutrition_pupil_term"."school_id" = any ((select tc.scope_ids())::uuid[]) and "nutrition_pupil_term"."term_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("nutrition_pupil_term"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_insert" on "public"."nutrition_school_month" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and ("nutrition_school_month"."school_id" = any ((select tc.scope_ids())::uuid[])));
create policy "w_tc_school_insert" on "public"."student_aid_grant" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and (("student_aid_grant"."school_id" = any ((select tc.scope_ids())::uuid[]) and "student_aid_grant"."term_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_insert" on "public"."mandatory_report" for insert to "tc_school_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and ("mandatory_report"."reporter_school_id" = any ((select tc.scope_ids())::uuid[])) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_insert" on "public"."report_recipient" for insert to "tc_school_w" with check (tc.is_server() and exists (select from "public"."mandatory_report" as parent where parent.id = "report_recipient"."report_id"));
create policy "w_tc_school_update" on "public"."school_spending" for update to "tc_school_w" using (tc.is_server() and (select tc.scope_ids()) is not null and ("school_spending"."school_id" = any ((select tc.scope_ids())::uuid[]))) with check (tc.is_server() and (select tc.scope_ids()) is not null and ("school_spending"."school_id" = any ((select tc.scope_ids())::uuid[])));
create policy "w_tc_school_update" on "public"."payee_account" for update to "tc_school_w" using (tc.is_server() and (select tc.scope_ids()) is not null and (("payee_account"."school_id" = any ((select tc.scope_ids())::uuid[]) and "payee_account"."verified_on" is null)) and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_ids()) is not null and (("payee_account"."school_id" = any ((select tc.scope_ids())::uuid[]) and "payee_account"."verified_on" is null)) and ("payee_account"."teacher_id" = any ((select tc.ties())::uuid[])) is not true and ("payee_account"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_update" on "public"."canteen_account" for update to "tc_school_w" using (tc.is_server() and (select tc.scope_ids()) is not null and ("canteen_account"."school_id" = any ((select tc.scope_ids())::uuid[]))) with check (tc.is_server() and (select tc.scope_ids()) is not null and ("canteen_account"."school_id" = any ((select tc.scope_ids())::uuid[])));
create policy "w_tc_school_update" on "public"."growth_record" for update to "tc_school_w" using (tc.is_server() and (select tc.scope_ids()) is not null and (("growth_record"."school_id" = any ((select tc.scope_ids())::uuid[]) and "growth_record"."measuring_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("growth_record"."child_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_ids()) is not null and (("growth_record"."school_id" = any ((select tc.scope_ids())::uuid[]) and "growth_record"."measuring_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("growth_record"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_update" on "public"."meal_quality_check" for update to "tc_school_w" using (tc.is_server() and (select tc.scope_ids()) is not null and (("meal_quality_check"."school_id" = any ((select tc.scope_ids())::uuid[]) and "meal_quality_check"."checked_by" = 'school'))) with check (tc.is_server() and (select tc.scope_ids()) is not null and (("meal_quality_check"."school_id" = any ((select tc.scope_ids())::uuid[]) and "meal_quality_check"."checked_by" = 'school')));
create policy "w_tc_school_update" on "public"."nutrition_pupil_term" for update to "tc_school_w" using (tc.is_server() and (select tc.scope_ids()) is not null and (("nutrition_pupil_term"."school_id" = any ((select tc.scope_ids())::uuid[]) and "nutrition_pupil_term"."term_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("nutrition_pupil_term"."child_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_ids()) is not null and (("nutrition_pupil_term"."school_id" = any ((select tc.scope_ids())::uuid[]) and "nutrition_pupil_term"."term_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("nutrition_pupil_term"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_update" on "public"."nutrition_school_month" for update to "tc_school_w" using (tc.is_server() and (select tc.scope_ids()) is not null and ("nutrition_school_month"."school_id" = any ((select tc.scope_ids())::uuid[]))) with check (tc.is_server() and (select tc.scope_ids()) is not null and ("nutrition_school_month"."school_id" = any ((select tc.scope_ids())::uuid[])));
create policy "w_tc_school_update" on "public"."student_aid_grant" for update to "tc_school_w" using (tc.is_server() and (select tc.scope_ids()) is not null and (("student_aid_grant"."school_id" = any ((select tc.scope_ids())::uuid[]) and "student_aid_grant"."term_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true) with check (tc.is_server() and (select tc.scope_ids()) is not null and (("student_aid_grant"."school_id" = any ((select tc.scope_ids())::uuid[]) and "student_aid_grant"."term_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_school_archived" on "public"."student_aid_grant" for select to "tc_school_w" using ("archived_at" = now()::timestamptz(3) and tc.is_server() and (select tc.scope_ids()) is not null and (("student_aid_grant"."school_id" = any ((select tc.scope_ids())::uuid[]) and "student_aid_grant"."term_school_id" = any ((select tc.scope_ids())::uuid[]))) and ("student_aid_grant"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create function tc_write."tc_school_recordSpending"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'recordSpending', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  insert into "public"."school_spending" ("id", "month", "category", "amount_fen", "school_id", "fiscal_year")
    select (x.v->>'id')::uuid, (x.v->>'month')::date, x.v->>'category', (x.v->>'amount_fen')::bigint, coalesce((x.v->>'school_id')::uuid, tc.only_scope()), extract(year from (x.v->>'month')::date)::integer
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."school_spending" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/2' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_recordSpending"(jsonb) from public;
grant execute on function tc_write."tc_school_recordSpending"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_recordSpending"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_correctSpending"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'correctSpending', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."school_spending" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/2' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."school_spending" t set "version" = t."version" + 1, "amount_fen" = case when r.v ? 'amount_fen' then (r.v->>'amount_fen')::bigint else t."amount_fen" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."school_spending" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/2' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_correctSpending"(jsonb) from public;
grant execute on function tc_write."tc_school_correctSpending"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_correctSpending"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_enterPayeeAccount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'enterPayeeAccount', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'teacher_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'teacher_id' is not null and not exists (select from "public"."teacher" t where t.id = (x.v->>'teacher_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'child_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'child_id' is not null and not exists (select from "public"."child" t where t.id = (x.v->>'child_id')::uuid and t.archived_at is null);
  insert into "public"."payee_account" ("id", "holder", "bank", "account_cipher", "account_tail", "account_index", "relation", "valid_from", "teacher_id", "child_id", "valid_to")
    select (x.v->>'id')::uuid, x.v->>'holder', x.v->>'bank', x.v->>'account_cipher', x.v->>'account_tail', x.v->>'account_index', x.v->>'relation', (x.v->>'valid_from')::date, (x.v->>'teacher_id')::uuid, (x.v->>'child_id')::uuid, (x.v->>'valid_to')::date
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payee_account" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/12' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."verified_on" is null) else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_enterPayeeAccount"(jsonb) from public;
grant execute on function tc_write."tc_school_enterPayeeAccount"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_enterPayeeAccount"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_correctPayeeAccount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'correctPayeeAccount', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."verified_on" is not null then 'before' else '' end as obstacle into seen from "public"."payee_account" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/12' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."verified_on" is null) else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."payee_account" t set "version" = t."version" + 1, "holder" = case when r.v ? 'holder' then r.v->>'holder' else t."holder" end, "bank" = case when r.v ? 'bank' then r.v->>'bank' else t."bank" end, "account_cipher" = case when r.v ? 'account_cipher' then r.v->>'account_cipher' else t."account_cipher" end, "account_tail" = case when r.v ? 'account_tail' then r.v->>'account_tail' else t."account_tail" end, "account_index" = case when r.v ? 'account_index' then r.v->>'account_index' else t."account_index" end, "relation" = case when r.v ? 'relation' then r.v->>'relation' else t."relation" end, "valid_to" = case when r.v ? 'valid_to' then (r.v->>'valid_to')::date else t."valid_to" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."payee_account" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/12' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."verified_on" is null) else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_correctPayeeAccount"(jsonb) from public;
grant execute on function tc_write."tc_school_correctPayeeAccount"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_correctPayeeAccount"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_appointToPost"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'appointToPost', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'post_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'post_id' is not null and not exists (select from "public"."post" t where t.id = (x.v->>'post_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'teacher_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'teacher_id' is not null and not exists (select from "public"."teacher" t where t.id = (x.v->>'teacher_id')::uuid and t.archived_at is null);
  insert into "public"."appointment" ("id", "post_id", "teacher_id", "contract_no", "valid_from", "valid_to", "competed_on")
    select (x.v->>'id')::uuid, (x.v->>'post_id')::uuid, (x.v->>'teacher_id')::uuid, x.v->>'contract_no', (x.v->>'valid_from')::date, (x.v->>'valid_to')::date, (x.v->>'competed_on')::date
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."appointment" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/11' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_appointToPost"(jsonb) from public;
grant execute on function tc_write."tc_school_appointToPost"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_appointToPost"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_recordCanteenAccount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'recordCanteenAccount', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  insert into "public"."canteen_account" ("id", "month", "income_fen", "subsidy_fen", "food_fen", "staff_fen", "other_fen", "school_id")
    select (x.v->>'id')::uuid, (x.v->>'month')::date, (x.v->>'income_fen')::integer, (x.v->>'subsidy_fen')::integer, (x.v->>'food_fen')::integer, (x.v->>'staff_fen')::integer, (x.v->>'other_fen')::integer, coalesce((x.v->>'school_id')::uuid, tc.only_scope())
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."canteen_account" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/9' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_recordCanteenAccount"(jsonb) from public;
grant execute on function tc_write."tc_school_recordCanteenAccount"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_recordCanteenAccount"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_correctCanteenAccount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'correctCanteenAccount', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."canteen_account" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/9' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."canteen_account" t set "version" = t."version" + 1, "income_fen" = case when r.v ? 'income_fen' then (r.v->>'income_fen')::integer else t."income_fen" end, "subsidy_fen" = case when r.v ? 'subsidy_fen' then (r.v->>'subsidy_fen')::integer else t."subsidy_fen" end, "food_fen" = case when r.v ? 'food_fen' then (r.v->>'food_fen')::integer else t."food_fen" end, "staff_fen" = case when r.v ? 'staff_fen' then (r.v->>'staff_fen')::integer else t."staff_fen" end, "other_fen" = case when r.v ? 'other_fen' then (r.v->>'other_fen')::integer else t."other_fen" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."canteen_account" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/9' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_correctCanteenAccount"(jsonb) from public;
grant execute on function tc_write."tc_school_correctCanteenAccount"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_correctCanteenAccount"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_publishCanteenAccount"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'publishCanteenAccount', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."canteen_account" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/10' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."canteen_account" t set "version" = t."version" + 1, "published_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."canteen_account" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/10' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_publishCanteenAccount"(jsonb) from public;
grant execute on function tc_write."tc_school_publishCanteenAccount"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_publishCanteenAccount"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_recordGrowth"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'recordGrowth', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'student_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'student_id' is not null and not exists (select from "public"."student" t where t.id = (x.v->>'student_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'measuring_school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'measuring_school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'measuring_school_id')::uuid and t.archived_at is null);
  insert into "public"."growth_record" ("id", "student_id", "school_year", "measured_on", "height_mm", "weight_g", "status", "measuring_school_id")
    select (x.v->>'id')::uuid, (x.v->>'student_id')::uuid, (x.v->>'school_year')::integer, (x.v->>'measured_on')::date, (x.v->>'height_mm')::integer, (x.v->>'weight_g')::integer, x.v->>'status', coalesce((x.v->>'measuring_school_id')::uuid, tc.only_scope())
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."growth_record" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/8' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."measuring_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_recordGrowth"(jsonb) from public;
grant execute on function tc_write."tc_school_recordGrowth"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_recordGrowth"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_correctGrowth"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'correctGrowth', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."growth_record" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/8' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."measuring_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."growth_record" t set "version" = t."version" + 1, "measured_on" = case when r.v ? 'measured_on' then (r.v->>'measured_on')::date else t."measured_on" end, "height_mm" = case when r.v ? 'height_mm' then (r.v->>'height_mm')::integer else t."height_mm" end, "weight_g" = case when r.v ? 'weight_g' then (r.v->>'weight_g')::integer else t."weight_g" end, "status" = case when r.v ? 'status' then r.v->>'status' else t."status" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."growth_record" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/8' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."measuring_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_correctGrowth"(jsonb) from public;
grant execute on function tc_write."tc_school_correctGrowth"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_correctGrowth"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_checkMeals"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'checkMeals', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  insert into "public"."meal_quality_check" ("id", "checked_on", "menu_days", "passed", "school_id", "menu", "findings", "checked_by", "checker")
    select (x.v->>'id')::uuid, (x.v->>'checked_on')::date, (x.v->>'menu_days')::integer, (x.v->>'passed')::boolean, coalesce((x.v->>'school_id')::uuid, tc.only_scope()), x.v->>'menu', x.v->>'findings', 'school', tc.command_person_name()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."meal_quality_check" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/4' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."checked_by" = 'school') else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_checkMeals"(jsonb) from public;
grant execute on function tc_write."tc_school_checkMeals"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_checkMeals"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_correctMealCheck"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'correctMealCheck', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."meal_quality_check" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/4' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."checked_by" = 'school') else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."meal_quality_check" t set "version" = t."version" + 1, "menu_days" = case when r.v ? 'menu_days' then (r.v->>'menu_days')::integer else t."menu_days" end, "menu" = case when r.v ? 'menu' then r.v->>'menu' else t."menu" end, "findings" = case when r.v ? 'findings' then r.v->>'findings' else t."findings" end, "passed" = case when r.v ? 'passed' then (r.v->>'passed')::boolean else t."passed" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."meal_quality_check" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/4' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."checked_by" = 'school') else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_correctMealCheck"(jsonb) from public;
grant execute on function tc_write."tc_school_correctMealCheck"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_correctMealCheck"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_publishMealCheck"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'publishMealCheck', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."published_on" is not null then 'before' else '' end as obstacle into seen from "public"."meal_quality_check" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/5' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."checked_by" = 'school') else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."meal_quality_check" t set "version" = t."version" + 1, "published_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."meal_quality_check" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/5' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."checked_by" = 'school') else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_publishMealCheck"(jsonb) from public;
grant execute on function tc_write."tc_school_publishMealCheck"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_publishMealCheck"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_recordMealCoverage"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'recordMealCoverage', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'student_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'student_id' is not null and not exists (select from "public"."student" t where t.id = (x.v->>'student_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'term_school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'term_school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'term_school_id')::uuid and t.archived_at is null);
  insert into "public"."nutrition_pupil_term" ("id", "student_id", "school_year", "term", "eligible", "covered", "term_school_id", "reason_uncovered")
    select (x.v->>'id')::uuid, (x.v->>'student_id')::uuid, (x.v->>'school_year')::integer, x.v->>'term', (x.v->>'eligible')::boolean, (x.v->>'covered')::boolean, coalesce((x.v->>'term_school_id')::uuid, tc.only_scope()), x.v->>'reason_uncovered'
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_pupil_term" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/6' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."term_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_recordMealCoverage"(jsonb) from public;
grant execute on function tc_write."tc_school_recordMealCoverage"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_recordMealCoverage"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_changeMealCoverage"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'changeMealCoverage', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, '' as obstacle into seen from "public"."nutrition_pupil_term" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/7' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."term_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."nutrition_pupil_term" t set "version" = t."version" + 1, "eligible" = case when r.v ? 'eligible' then (r.v->>'eligible')::boolean else t."eligible" end, "covered" = case when r.v ? 'covered' then (r.v->>'covered')::boolean else t."covered" end, "reason_uncovered" = case when r.v ? 'reason_uncovered' then r.v->>'reason_uncovered' else t."reason_uncovered" end where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_pupil_term" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/7' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."term_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_changeMealCoverage"(jsonb) from public;
grant execute on function tc_write."tc_school_changeMealCoverage"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_changeMealCoverage"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_reportMeals"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'reportMeals', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'programme_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'programme_id' is not null and not exists (select from "public"."nutrition_programme" t where t.id = (x.v->>'programme_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  insert into "public"."nutrition_school_month" ("id", "programme_id", "month", "eligible", "covered", "meal_days", "meals_served", "mode", "cost_fen", "subsidy_spent_fen", "school_id", "reported_on")
    select (x.v->>'id')::uuid, (x.v->>'programme_id')::uuid, (x.v->>'month')::date, (x.v->>'eligible')::integer, (x.v->>'covered')::integer, (x.v->>'meal_days')::integer, (x.v->>'meals_served')::integer, x.v->>'mode', (x.v->>'cost_fen')::integer, (x.v->>'subsidy_spent_fen')::integer, coalesce((x.v->>'school_id')::uuid, tc.only_scope()), tc.today()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_school_month" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/3' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_reportMeals"(jsonb) from public;
grant execute on function tc_write."tc_school_reportMeals"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_reportMeals"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_correctMeals"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'correctMeals', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."certified_on" is not null then 'before' else '' end as obstacle into seen from "public"."nutrition_school_month" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/3' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)) for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."nutrition_school_month" t set "version" = t."version" + 1, "eligible" = case when r.v ? 'eligible' then (r.v->>'eligible')::integer else t."eligible" end, "covered" = case when r.v ? 'covered' then (r.v->>'covered')::integer else t."covered" end, "meal_days" = case when r.v ? 'meal_days' then (r.v->>'meal_days')::integer else t."meal_days" end, "meals_served" = case when r.v ? 'meals_served' then (r.v->>'meals_served')::integer else t."meals_served" end, "mode" = case when r.v ? 'mode' then r.v->>'mode' else t."mode" end, "cost_fen" = case when r.v ? 'cost_fen' then (r.v->>'cost_fen')::integer else t."cost_fen" end, "subsidy_spent_fen" = case when r.v ? 'subsidy_spent_fen' then (r.v->>'subsidy_spent_fen')::integer else t."subsidy_spent_fen" end, "reported_on" = tc.today() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."nutrition_school_month" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/3' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)));
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_correctMeals"(jsonb) from public;
grant execute on function tc_write."tc_school_correctMeals"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_correctMeals"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_proposeAid"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'proposeAid', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'student_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'student_id' is not null and not exists (select from "public"."student" t where t.id = (x.v->>'student_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'scheme_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'scheme_id' is not null and not exists (select from "public"."aid_scheme" t where t.id = (x.v->>'scheme_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'term_school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'term_school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'term_school_id')::uuid and t.archived_at is null);
  insert into "public"."student_aid_grant" ("id", "student_id", "scheme_id", "school_year", "term", "basis_category", "term_school_id", "proposed_on", "decision")
    select (x.v->>'id')::uuid, (x.v->>'student_id')::uuid, (x.v->>'scheme_id')::uuid, (x.v->>'school_year')::integer, x.v->>'term', x.v->>'basis_category', coalesce((x.v->>'term_school_id')::uuid, tc.only_scope()), tc.today(), 'proposed'
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."student_aid_grant" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/1' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."term_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_proposeAid"(jsonb) from public;
grant execute on function tc_write."tc_school_proposeAid"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_proposeAid"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_withdrawAidProposal"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'withdrawAidProposal', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  for r in select x.v, x.n from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.v->>'id' loop
    select t.version, case when t."decision" not in ('proposed') then 'state' else '' end as obstacle into seen from "public"."student_aid_grant" t where t.id = (r.v->>'id')::uuid and t.archived_at is null and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/1' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."term_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true for no key update;
    if not found then perform tc.stop_command('TC003', jsonb_build_object('row', r.n - 1, 'column', 'id')); end if;
    if seen.version <> (r.v->>'version')::integer then perform tc.stop_command('TC004', jsonb_build_object('row', r.n - 1, 'version', seen.version)); end if;
    if seen.obstacle <> '' then perform tc.stop_command('TC005', jsonb_build_object('row', r.n - 1, 'obstacle', seen.obstacle)); end if;
    update "public"."student_aid_grant" t set "version" = t."version" + 1, "archived_at" = now() where t.id = (r.v->>'id')::uuid;
  end loop;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."student_aid_grant" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/1' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."term_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_withdrawAidProposal"(jsonb) from public;
grant execute on function tc_write."tc_school_withdrawAidProposal"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_withdrawAidProposal"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_fileMandatoryReport"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'fileMandatoryReport', 'school-registrar');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'township_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'township_id' is not null and not exists (select from "public"."township" t where t.id = (x.v->>'township_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'child_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'child_id' is not null and not exists (select from "public"."child" t where t.id = (x.v->>'child_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'reporter_school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'reporter_school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'reporter_school_id')::uuid and t.archived_at is null);
  insert into "public"."mandatory_report" ("id", "township_id", "category", "event_at", "known_at", "narrative_cipher", "child_id", "school_id", "reporter_school_id", "report_no", "status", "reported_at", "reporter_kind", "reporter_township_id", "reporter_village_id")
    select (x.v->>'id')::uuid, (x.v->>'township_id')::uuid, x.v->>'category', (x.v->>'event_at')::timestamp (3) with time zone, (x.v->>'known_at')::timestamp (3) with time zone, x.v->>'narrative_cipher', (x.v->>'child_id')::uuid, (x.v->>'school_id')::uuid, coalesce((x.v->>'reporter_school_id')::uuid, tc.only_scope()), 'BG' || to_char(tc.today(), 'YYYYMMDD') || '-' || upper(right(replace((x.v->>'id'), '-', ''), 10)), 'filed', now(), 'school', null, null
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  insert into "public"."report_recipient" ("id", "report_id", "department", "received_at")
    select (l.v->>'id')::uuid, (x.v->>'id')::uuid, l.v->>'department', now()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n), jsonb_array_elements(x.v->'recipients') with ordinality l(v, n) order by x.n, l.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."mandatory_report" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/13' then t."reporter_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_school_fileMandatoryReport"(jsonb) from public;
grant execute on function tc_write."tc_school_fileMandatoryReport"(jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_fileMandatoryReport"(jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_may_SchoolSpending"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'correctSpending' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/2' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end))) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."school_spending" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_school_may_SchoolSpending"(uuid, jsonb) from public;
grant execute on function tc_write."tc_school_may_SchoolSpending"(uuid, jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_may_SchoolSpending"(uuid, jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_may_PayeeAccount"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'correctPayeeAccount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/12' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."verified_on" is null) else false end)) and (t."teacher_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else case when t."verified_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."payee_account" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_school_may_PayeeAccount"(uuid, jsonb) from public;
grant execute on function tc_write."tc_school_may_PayeeAccount"(uuid, jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_may_PayeeAccount"(uuid, jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_may_CanteenAccount"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'correctCanteenAccount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/9' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end
    when 'publishCanteenAccount' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/10' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."canteen_account" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_school_may_CanteenAccount"(uuid, jsonb) from public;
grant execute on function tc_write."tc_school_may_CanteenAccount"(uuid, jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_may_CanteenAccount"(uuid, jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_may_GrowthRecord"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'correctGrowth' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/8' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."measuring_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."growth_record" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_school_may_GrowthRecord"(uuid, jsonb) from public;
grant execute on function tc_write."tc_school_may_GrowthRecord"(uuid, jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_may_GrowthRecord"(uuid, jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_may_MealQualityCheck"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'correctMealCheck' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/4' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."checked_by" = 'school') else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end
    when 'publishMealCheck' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/5' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."checked_by" = 'school') else false end))) is not true then 'rows' else case when t."published_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."meal_quality_check" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_school_may_MealQualityCheck"(uuid, jsonb) from public;
grant execute on function tc_write."tc_school_may_MealQualityCheck"(uuid, jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_may_MealQualityCheck"(uuid, jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_may_NutritionPupilTerm"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'changeMealCoverage' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/7' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."term_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else '' end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."nutrition_pupil_term" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_school_may_NutritionPupilTerm"(uuid, jsonb) from public;
grant execute on function tc_write."tc_school_may_NutritionPupilTerm"(uuid, jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_may_NutritionPupilTerm"(uuid, jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_may_NutritionSchoolMonth"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'correctMeals' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/3' then t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end))) is not true then 'rows' else case when t."certified_on" is not null then 'before' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."nutrition_school_month" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_school_may_NutritionSchoolMonth"(uuid, jsonb) from public;
grant execute on function tc_write."tc_school_may_NutritionSchoolMonth"(uuid, jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_may_NutritionSchoolMonth"(uuid, jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";
create function tc_write."tc_school_may_StudentAidGrant"(asked uuid, asks jsonb) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $standing$
  select t.version::text || array(select case a->>'command' when 'withdrawAidProposal' then case when t.archived_at is not null then 'archived'
      when (not exists (select from jsonb_array_elements(a->'needs') s where not exists (select from jsonb_array_elements(a->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'school-registrar/writes/1' then (t."school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) and t."term_school_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[])) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(a->'ties'))::uuid[])) is not true) is not true then 'rows' else case when t."decision" not in ('proposed') then 'state' else '' end end end from jsonb_array_elements(asks) with ordinality q(a, n) order by n)
    from "public"."student_aid_grant" t where t.id = asked
$standing$;
revoke all on function tc_write."tc_school_may_StudentAidGrant"(uuid, jsonb) from public;
grant execute on function tc_write."tc_school_may_StudentAidGrant"(uuid, jsonb) to "tc_school";
grant create on schema tc_write to "tc_school_w";
alter function tc_write."tc_school_may_StudentAidGrant"(uuid, jsonb) owner to "tc_school_w";
revoke create on schema tc_write from "tc_school_w";

-- township-officer writes
grant usage on schema public, tc to "tc_township_w";
grant execute on function tc.begin_command(jsonb, text, text), tc.end_command(jsonb, jsonb), tc.stop_command(text, jsonb), tc.command_person(), tc.command_person_name(), tc.the_district(), tc.caller_person(), tc.only_scope() to "tc_township_w";
grant select ("person_id") on tc.caller to "tc_township_w";
grant usage on schema tc_write to "tc_township";
grant insert ("id", "report_no", "child_id", "school_id", "township_id", "category", "event_at", "known_at", "reported_at", "reporter_kind", "reporter_school_id", "reporter_township_id", "reporter_village_id", "narrative_cipher", "status") on "public"."mandatory_report" to "tc_township_w";
grant insert ("id", "report_id", "department", "received_at") on "public"."report_recipient" to "tc_township_w";
grant select ("id", "archived_at", "child_id", "reporter_township_id") on "public"."mandatory_report" to "tc_township_w";
create policy "w_tc_township_insert" on "public"."mandatory_report" for insert to "tc_township_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and ("mandatory_report"."reporter_township_id" = any ((select tc.scope_ids())::uuid[])) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_township_insert" on "public"."report_recipient" for insert to "tc_township_w" with check (tc.is_server() and exists (select from "public"."mandatory_report" as parent where parent.id = "report_recipient"."report_id"));
create function tc_write."tc_township_fileMandatoryReport"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'fileMandatoryReport', 'township-officer');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'township_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'township_id' is not null and not exists (select from "public"."township" t where t.id = (x.v->>'township_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'child_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'child_id' is not null and not exists (select from "public"."child" t where t.id = (x.v->>'child_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'school_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'school_id' is not null and not exists (select from "public"."school" t where t.id = (x.v->>'school_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'reporter_township_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'reporter_township_id' is not null and not exists (select from "public"."township" t where t.id = (x.v->>'reporter_township_id')::uuid and t.archived_at is null);
  insert into "public"."mandatory_report" ("id", "township_id", "category", "event_at", "known_at", "narrative_cipher", "child_id", "school_id", "reporter_township_id", "report_no", "status", "reported_at", "reporter_kind", "reporter_school_id", "reporter_village_id")
    select (x.v->>'id')::uuid, (x.v->>'township_id')::uuid, x.v->>'category', (x.v->>'event_at')::timestamp (3) with time zone, (x.v->>'known_at')::timestamp (3) with time zone, x.v->>'narrative_cipher', (x.v->>'child_id')::uuid, (x.v->>'school_id')::uuid, coalesce((x.v->>'reporter_township_id')::uuid, tc.only_scope()), 'BG' || to_char(tc.today(), 'YYYYMMDD') || '-' || upper(right(replace((x.v->>'id'), '-', ''), 10)), 'filed', now(), 'township', null, null
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  insert into "public"."report_recipient" ("id", "report_id", "department", "received_at")
    select (l.v->>'id')::uuid, (x.v->>'id')::uuid, l.v->>'department', now()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n), jsonb_array_elements(x.v->'recipients') with ordinality l(v, n) order by x.n, l.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."mandatory_report" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'township-officer/writes/1' then t."reporter_township_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_township_fileMandatoryReport"(jsonb) from public;
grant execute on function tc_write."tc_township_fileMandatoryReport"(jsonb) to "tc_township";
grant create on schema tc_write to "tc_township_w";
alter function tc_write."tc_township_fileMandatoryReport"(jsonb) owner to "tc_township_w";
revoke create on schema tc_write from "tc_township_w";

-- village-committee writes
grant usage on schema public, tc to "tc_village_w";
grant execute on function tc.begin_command(jsonb, text, text), tc.end_command(jsonb, jsonb), tc.stop_command(text, jsonb), tc.command_person(), tc.command_person_name(), tc.the_district(), tc.caller_person(), tc.only_scope() to "tc_village_w";
grant select ("person_id") on tc.caller to "tc_village_w";
grant usage on schema tc_write to "tc_village";
grant insert ("id", "report_no", "township_id", "category", "event_at", "known_at", "reported_at", "reporter_kind", "reporter_school_id", "reporter_township_id", "reporter_village_id", "narrative_cipher", "status") on "public"."mandatory_report" to "tc_village_w";
grant insert ("id", "report_id", "department", "received_at") on "public"."report_recipient" to "tc_village_w";
grant select ("id", "archived_at", "child_id", "reporter_village_id") on "public"."mandatory_report" to "tc_village_w";
create policy "w_tc_village_insert" on "public"."mandatory_report" for insert to "tc_village_w" with check (tc.is_server() and (select tc.scope_ids()) is not null and ("mandatory_report"."reporter_village_id" = any ((select tc.scope_ids())::uuid[])) and ("mandatory_report"."child_id" = any ((select tc.ties())::uuid[])) is not true);
create policy "w_tc_village_insert" on "public"."report_recipient" for insert to "tc_village_w" with check (tc.is_server() and exists (select from "public"."mandatory_report" as parent where parent.id = "report_recipient"."report_id"));
create function tc_write."tc_village_fileMandatoryReport"(call jsonb) returns jsonb language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $command$
declare
  made constant jsonb := tc.begin_command(call, 'fileMandatoryReport', 'village-committee');
  r record; seen record;
begin
  if (made->>'replayed')::boolean then return made; end if;
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'township_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'township_id' is not null and not exists (select from "public"."township" t where t.id = (x.v->>'township_id')::uuid and t.archived_at is null);
  perform tc.stop_command('TC003', jsonb_build_object('row', x.n - 1, 'column', 'reporter_village_id')) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where x.v->>'reporter_village_id' is not null and not exists (select from "public"."village" t where t.id = (x.v->>'reporter_village_id')::uuid and t.archived_at is null);
  insert into "public"."mandatory_report" ("id", "township_id", "category", "event_at", "known_at", "narrative_cipher", "reporter_village_id", "report_no", "status", "reported_at", "reporter_kind", "reporter_school_id", "reporter_township_id")
    select (x.v->>'id')::uuid, (x.v->>'township_id')::uuid, x.v->>'category', (x.v->>'event_at')::timestamp (3) with time zone, (x.v->>'known_at')::timestamp (3) with time zone, x.v->>'narrative_cipher', coalesce((x.v->>'reporter_village_id')::uuid, tc.only_scope()), 'BG' || to_char(tc.today(), 'YYYYMMDD') || '-' || upper(right(replace((x.v->>'id'), '-', ''), 10)), 'filed', now(), 'village', null, null
    from jsonb_array_elements(call->'rows') with ordinality x(v, n) order by x.n;
  insert into "public"."report_recipient" ("id", "report_id", "department", "received_at")
    select (l.v->>'id')::uuid, (x.v->>'id')::uuid, l.v->>'department', now()
    from jsonb_array_elements(call->'rows') with ordinality x(v, n), jsonb_array_elements(x.v->'recipients') with ordinality l(v, n) order by x.n, l.n;
  perform tc.stop_command('TC006', jsonb_build_object('row', x.n - 1)) from jsonb_array_elements(call->'rows') with ordinality x(v, n)
    where not exists (select from "public"."mandatory_report" t where t.id = (x.v->>'id')::uuid and not exists (select from jsonb_array_elements(call->'needs') s where not exists (select from jsonb_array_elements(call->'held') h
      where s @> jsonb_build_array(h->'grant') and case h->>'grant' when 'village-committee/writes/1' then t."reporter_village_id" = any (array(select jsonb_array_elements_text(h->'scope'))::uuid[]) else false end)) and (t."child_id" = any (array(select jsonb_array_elements_text(call->'ties'))::uuid[])) is not true);
  return tc.end_command(call, made);
end $command$;
revoke all on function tc_write."tc_village_fileMandatoryReport"(jsonb) from public;
grant execute on function tc_write."tc_village_fileMandatoryReport"(jsonb) to "tc_village";
grant create on schema tc_write to "tc_village_w";
alter function tc_write."tc_village_fileMandatoryReport"(jsonb) owner to "tc_village_w";
revoke create on schema tc_write from "tc_village_w";

do $rules$
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
    foreach side in array array['tc_education_w', 'tc_finance_w', 'tc_hr_w', 'tc_school_w', 'tc_township_w', 'tc_village_w']::text[] loop
      execute format('grant execute on function %s to %I', fn.name, side);
    end loop;
  end loop;
end $rules$;

-- the day's work
do $connect$ begin execute format('grant connect on database %I to %I', current_database(), 'tc_jobs'); end $connect$;
grant usage on schema tc to "tc_jobs";
grant execute on function tc.job_days(), tc.run_job(text, date, boolean) to "tc_jobs";

do $grants$
declare
  login constant text := current_setting('tongchou.runtime_login');
begin
  execute format('grant connect on database %I to %I', current_database(), login);
  execute format('grant usage on schema public, tc to %I', login);
  execute format('grant select on tc.person, tc.assignment, tc.recusal, tc.policy_state, tc.policy_version to %I', login);
  execute format('grant execute on function tc.count_lookup(uuid, uuid, text, text, text, integer, integer), tc.answer_lookup(uuid, boolean) to %I', login);
  execute format('grant select (id, parent_school_id, archived_at) on public.school to %I', login);
  execute format('grant execute on function tc.issue_ticket(bytea, text, uuid, integer, text, uuid[], uuid[]) to %I', login);
  execute format('create policy p_runtime on public.school for select to %I using (true)', login);
  execute format('grant select (child_id, guardian_id, archived_at) on public.guardianship to %I', login);
  execute format('create policy p_runtime on public.guardianship for select to %I using (true)', login);
end $grants$;

comment on schema tc is 'enforces policy 71efd8c86ef1cdfd228e527373ac1b35637ef49f01df109fa3c7240e95a91929';

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
    from unnest(array['tc_audit', 'tc_care', 'tc_civil_affairs', 'tc_development', 'tc_education', 'tc_finance', 'tc_guardian', 'tc_hr', 'tc_inspection', 'tc_leader', 'tc_planning', 'tc_police', 'tc_public', 'tc_school', 'tc_staffing', 'tc_steward', 'tc_system', 'tc_teacher', 'tc_township', 'tc_village', 'tc_jobs']::text[]) l, pg_class c
    where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (has_table_privilege(l, c.oid, 'select, insert, update, delete, truncate, references, trigger')
        or has_any_column_privilege(l, c.oid, 'insert, update, references'));
  if wrong is not null then raise exception 'logins with more than columns to read: %', wrong; end if;
  select string_agg(format('%s calls %s', l, p.oid::regprocedure), ', ') into wrong
    from unnest(array['tc_audit', 'tc_care', 'tc_civil_affairs', 'tc_development', 'tc_education', 'tc_finance', 'tc_guardian', 'tc_hr', 'tc_inspection', 'tc_leader', 'tc_planning', 'tc_police', 'tc_public', 'tc_school', 'tc_staffing', 'tc_steward', 'tc_system', 'tc_teacher', 'tc_township', 'tc_village', 'tc_jobs']::text[]) l, pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'tc'::regnamespace) and p.prosecdef
      and p.oid <> 'tc.is_server()'::regprocedure
      and not (l = 'tc_jobs' and p.oid = any (array['tc.job_days()', 'tc.run_job(text, date, boolean)']::regprocedure[]))
      and has_function_privilege(l, p.oid, 'execute');
  if wrong is not null then raise exception 'logins that act with another one''s rights: %', wrong; end if;
  select string_agg(l, ', ') into wrong
    from (select unnest(array['tc_audit', 'tc_care', 'tc_civil_affairs', 'tc_development', 'tc_education', 'tc_finance', 'tc_guardian', 'tc_hr', 'tc_inspection', 'tc_leader', 'tc_planning', 'tc_police', 'tc_public', 'tc_school', 'tc_staffing', 'tc_steward', 'tc_system', 'tc_teacher', 'tc_township', 'tc_village', 'tc_jobs']::text[]) union select current_setting('tongchou.runtime_login')) as a(l)
    where has_database_privilege(l, current_database(), 'create, temporary')
      or exists (select from pg_namespace n where has_schema_privilege(l, n.oid, 'create'))
      or exists (select from pg_auth_members m where m.member = to_regrole(quote_ident(l)));
  if wrong is not null then raise exception 'logins that can create objects or become others: %', wrong; end if;
end $check$;

do $check$
declare
  wrong text;
begin
  select string_agg(format('%s on %s', w, c.oid::regclass), ', ') into wrong
    from unnest(array['tc_education_w', 'tc_finance_w', 'tc_hr_w', 'tc_school_w', 'tc_township_w', 'tc_village_w']::text[]) w, pg_class c
    where c.relnamespace in ('public'::regnamespace, 'tc'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and (has_table_privilege(w, c.oid, 'select, insert, update, delete, truncate, references, trigger')
        or c.relnamespace = 'tc'::regnamespace and has_any_column_privilege(w, c.oid, 'insert, update, references'));
  if wrong is not null then raise exception 'writing sides with more than columns: %', wrong; end if;
  select string_agg(format('%s calls %s', r, p.oid::regprocedure), ', ') into wrong
    from unnest(array['tc_education_w', 'tc_finance_w', 'tc_hr_w', 'tc_school_w', 'tc_township_w', 'tc_village_w', 'tc_audit', 'tc_care', 'tc_civil_affairs', 'tc_development', 'tc_education', 'tc_finance', 'tc_guardian', 'tc_hr', 'tc_inspection', 'tc_leader', 'tc_planning', 'tc_police', 'tc_public', 'tc_school', 'tc_staffing', 'tc_steward', 'tc_system', 'tc_teacher', 'tc_township', 'tc_village', 'tc_jobs']::text[]) r, pg_proc p
    where p.pronamespace = 'tc_write'::regnamespace and has_function_privilege(r, p.oid, 'execute')
      and p.proowner is distinct from to_regrole(quote_ident(r))::oid and p.proowner is distinct from to_regrole(quote_ident(r || '_w'))::oid;
  if wrong is not null then raise exception 'commands of another role''s: %', wrong; end if;
  select string_agg(p.oid::regprocedure::text, ', ') into wrong from pg_proc p
    where p.pronamespace = 'tc_write'::regnamespace
      and (not p.prosecdef or not p.proowner::regrole::text = any (array['tc_education_w', 'tc_finance_w', 'tc_hr_w', 'tc_school_w', 'tc_township_w', 'tc_village_w']::text[]));
  if wrong is not null then raise exception 'commands that act with other rights than a writing side''s: %', wrong; end if;
  select string_agg(w, ', ') into wrong from unnest(array['tc_education_w', 'tc_finance_w', 'tc_hr_w', 'tc_school_w', 'tc_township_w', 'tc_village_w']::text[]) w
    where has_database_privilege(w, current_database(), 'create, temporary')
      or exists (select from pg_namespace n where has_schema_privilege(w, n.oid, 'create'));
  if wrong is not null then raise exception 'writing sides that can create objects: %', wrong; end if;
end $check$;
