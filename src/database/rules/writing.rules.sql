-- How a command begins and ends, whichever it is: see database/command-call.ts. Called by the commands' own functions alone
-- (enforcement/writing.ts), which act with their role's rights; these act with the owner's.

-- Why nothing is written. Undoes all that the command did.
CREATE OR REPLACE FUNCTION tc.stop_command(outcome text, facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the command is not carried out' USING ERRCODE = outcome, DETAIL = facts::text;
END $$;

-- The person who gives the command, by the ticket and by nothing else, under what it was decided under.
CREATE OR REPLACE FUNCTION tc.command_caller(call jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  who record;
BEGIN
  SELECT t.person_id, t.epoch INTO who FROM tc.ticket t
    WHERE tc.is_server() AND t.login = session_user AND t.expires_at > statement_timestamp()
      AND t.digest = sha256(convert_to(call->>'ticket', 'UTF8'));
  IF NOT FOUND OR who.person_id IS NULL OR who.epoch IS DISTINCT FROM (call->>'epoch')::integer
    OR (SELECT s.version FROM tc.policy_state s) IS DISTINCT FROM (call->>'policy')::integer THEN
    PERFORM tc.stop_command('TC001', '{}');
  END IF;
  RETURN who.person_id;
END $$;

-- Who gives the command; and whether this very call was made before. From here on every
-- change that follows is known to the history as this command's.
CREATE OR REPLACE FUNCTION tc.begin_command(call jsonb, name text, acting text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  who uuid;
  known record;
  made jsonb;
BEGIN
  PERFORM set_config('tongchou.ticket', call->>'ticket', true);
  who := tc.command_caller(call);
  -- What it brings was sealed by the key that writes, or is sealed anew.
  IF NOT tc.key_writes(call->>'sealed') THEN PERFORM tc.stop_command('TC001', '{}'); END IF;
  -- A call that names no grant would be bound by the rows of all that the role writes, and not by the command's own.
  IF coalesce(jsonb_array_length(call->'needs'), 0) = 0 THEN PERFORM tc.stop_command('TC006', '{"row": 0}'); END IF;
  made := jsonb_build_object('replayed', false, 'rows', (SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', r->>'id', 'version',
    coalesce((r->>'version')::integer, 0) + 1, 'row', r->'#')) ORDER BY n), '[]') FROM jsonb_array_elements(call->'rows') WITH ORDINALITY x(r, n)));
  IF (call->>'dry')::boolean IS NOT TRUE THEN
    INSERT INTO tc.command_key (person_id, command, key, digest, result, at)
      VALUES (who, name, call->>'key', decode(split_part(call->>'digest', ' ', 1), 'hex'), made, now()) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT k.digest, k.result INTO known FROM tc.command_key k
        WHERE k.person_id = who AND k.command = name AND k.key = call->>'key';
      -- It expired between the two: all anew.
      IF NOT FOUND THEN PERFORM tc.stop_command('TC001', '{}'); END IF;
      IF encode(known.digest, 'hex') <> ALL (string_to_array(call->>'digest', ' ')) THEN PERFORM tc.stop_command('TC002', '{}'); END IF;
      RETURN known.result || '{"replayed": true}';
    END IF;
  END IF;
  PERFORM set_config('tongchou.person', who::text, true), set_config('tongchou.role', acting, true),
    set_config('tongchou.command', name, true), set_config('tongchou.request', call->>'request', true),
    set_config('tongchou.purpose', coalesce(call->>'purpose', ''), true), set_config('tongchou.history', 'on', true),
    set_config('tongchou.told', '', true);
  RETURN made;
END $$;

-- The same is asked once more when all is written: a command that waited for others may have waited for a change of rights, too.
-- A dry run is undone once everything was asked, also what is asked at a commit.
CREATE OR REPLACE FUNCTION tc.end_command(call jsonb, made jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  who uuid;
BEGIN
  who := tc.command_caller(call);
  -- Of a list what was written in the end is known only now.
  IF made ? 'faults' THEN
    UPDATE tc.command_key SET result = made
      WHERE person_id = who AND command = current_setting('tongchou.command') AND key = call->>'key';
  END IF;
  IF (call->>'dry')::boolean THEN
    SET CONSTRAINTS ALL IMMEDIATE;
    PERFORM tc.stop_command('TC007', made);
  END IF;
  RETURN made;
END $$;

-- The person who gives the command at hand; no person outside one.
CREATE OR REPLACE FUNCTION tc.command_person() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('tongchou.person', true), '')::uuid;

-- Whether it is one that gives leave: whoever gives a command came in by a role's login. A name in a setting makes none of a session
-- of the owner's, or of one who may become the owner.
CREATE OR REPLACE FUNCTION tc.in_command() RETURNS boolean LANGUAGE sql STABLE
  RETURN tc.command_person() IS NOT NULL AND NOT pg_has_role(session_user, (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'tc'), 'MEMBER');

-- How that person is called, for records that name whoever decided as of the day.
CREATE OR REPLACE FUNCTION tc.command_person_name() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  RETURN (SELECT p.display_name FROM tc.person p WHERE p.id = tc.command_person());

CREATE OR REPLACE FUNCTION tc.the_district() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  RETURN (SELECT d.id FROM district d WHERE d.archived_at IS NULL);

-- Refuses by the rule where a living row that is none of those seen is such a one.
CREATE OR REPLACE FUNCTION tc.none_unseen(rule text, of_table text, same text, seen uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE unseen boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM %I x WHERE %s AND x.archived_at IS NULL AND x.id <> ALL ($1))',
    of_table, same) INTO unseen USING seen;
  IF unseen THEN
    PERFORM tc.refuse(rule);
  END IF;
END $$;

-- Periods of one key that may not meet, which the arguments name (the rule, then the key's columns): where one is in force that whoever
-- gives the command does not see, the rule refuses whatever days are said. By days that pass and days that do not, it would tell its
-- own. So would one that is over, by days that are: what is entered late is refused where there is any, and from today on it stands
-- in nobody's way. Columns with a + tell which of those that are over are asked.
-- Asked with the rights of whoever gives the command, so that what is seen is what their grants show.
CREATE OR REPLACE FUNCTION tc.no_unseen_period() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
DECLARE same text; over text; seen uuid[]; late boolean := NEW.valid_from < tc.today();
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.valid_from >= OLD.valid_from AND coalesce(NEW.valid_to, 'infinity') <= coalesce(OLD.valid_to, 'infinity') THEN
      RETURN NEW;
    END IF;
    late := late AND (NEW.valid_from < OLD.valid_from OR OLD.valid_to < tc.today());
  END IF;
  SELECT string_agg(cell, ' AND ') FILTER (WHERE NOT narrows), coalesce(string_agg(cell, ' AND ') FILTER (WHERE narrows), 'true') INTO same, over
    FROM (SELECT k LIKE '+%' AS narrows, format('x.%I ', ltrim(k, '+')) || CASE WHEN v IS NULL THEN 'IS NULL' ELSE format('= %L', v) END AS cell
      FROM (SELECT k, to_jsonb(NEW) ->> ltrim(k, '+') AS v FROM unnest(TG_ARGV[1:]) k) said) cells;
  same := format('%s AND (x.valid_to IS NULL OR x.valid_to > tc.today()%s)', same, CASE WHEN late THEN ' OR ' || over ELSE '' END);
  EXECUTE format('SELECT coalesce(array_agg(x.id), ''{}'') FROM %I x WHERE %s', TG_TABLE_NAME, same) INTO seen;
  PERFORM tc.none_unseen(TG_ARGV[0], TG_TABLE_NAME, same, seen || NEW.id);
  RETURN NEW;
END $$;

-- The one id of the caller's scope, where it is one.
CREATE OR REPLACE FUNCTION tc.only_scope() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE ids uuid[] := tc.scope_ids();
BEGIN
  RETURN CASE WHEN cardinality(ids) = 1 THEN ids[1] END;
END $$;

-- A statement's changes are told when it ends, after those of statements that its triggers ran: where such a statement changed the
-- same row once more, the row's first change would stand behind its second. So whoever tells within another statement
-- leaves word of how far the transaction has come (`tongchou.told`, ids of history and outbox), and that other takes, for those
-- rows, the ids below. Ids lie 32 apart. Where nothing was told within anything, as in most transactions, nothing is asked.

-- How far the transaction had come when a statement began, by the depth of its triggers.
CREATE OR REPLACE FUNCTION tc.statement_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE kept text;
BEGIN
  kept := set_config('tongchou.begun_' || pg_trigger_depth(), current_setting('tongchou.told'), true);
  RETURN NULL;
END $$;

-- After which ids of history and outbox changes were told within the statement that ends; null where none were.
CREATE OR REPLACE FUNCTION tc.told_within() RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
  told text := nullif(current_setting('tongchou.told', true), '');
  begun text;
  mark text;
BEGIN
  IF told IS NULL THEN
    -- The first of its transaction: whatever the statements around it changed came before it.
    mark := nextval('tc.history_id_seq') || ' ' || nextval('tc.outbox_id_seq');
    FOR level IN 1..pg_trigger_depth() - 1 LOOP
      PERFORM set_config('tongchou.begun_' || level, mark, true);
    END LOOP;
    RETURN NULL;
  END IF;
  begun := nullif(current_setting('tongchou.begun_' || pg_trigger_depth(), true), '');
  RETURN CASE WHEN begun <> told THEN string_to_array(begun, ' ')::bigint[] END;
END $$;

CREATE OR REPLACE FUNCTION tc.told_so_far() RETURNS void LANGUAGE plpgsql AS $$
DECLARE kept text;
BEGIN
  kept := set_config('tongchou.told', currval('tc.history_id_seq') || ' ' || currval('tc.outbox_id_seq'), true);
END $$;

-- Partitions by month, made ahead: this month's and the next one's. A row of the history that found none waits in the default one, and
-- moves when its month is made. The record of what was read has no such one, and without a place nothing is answered: it is two
-- months ahead, of the day and of now.
CREATE OR REPLACE FUNCTION tc.make_partitions(day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  month date;
  part text;
  first timestamptz;
  beyond timestamptz;
  made integer := 0;
BEGIN
  FOR parent, month IN SELECT p, generate_series(date_trunc('month', d), date_trunc('month', d) + ahead, interval '1 month')::date
      FROM (VALUES ('history', interval '1 month', day), ('access_batch', interval '1 month' + interval '1 month', day), ('access_batch', interval '1 month' + interval '1 month', now()::date)) x(p, ahead, d) LOOP
    part := parent || '_' || to_char(month, 'YYYYMM');
    CONTINUE WHEN to_regclass('tc.' || part) IS NOT NULL;
    -- Whoever writes history meanwhile waits: a row less is a row that no partition may leave behind.
    IF parent = 'history' THEN LOCK TABLE tc.history_default IN ACCESS EXCLUSIVE MODE; END IF;
    first := month::timestamp AT TIME ZONE 'Asia/Shanghai';
    beyond := (month + interval '1 month') AT TIME ZONE 'Asia/Shanghai';
    EXECUTE format('CREATE TABLE tc.%I (LIKE tc.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES INCLUDING STORAGE)', part, parent);
    IF parent = 'history' THEN
      EXECUTE format('WITH moved AS (DELETE FROM tc.history_default WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO tc.%I SELECT * FROM moved',
        part) USING first, beyond;
    END IF;
    EXECUTE format('ALTER TABLE tc.%I ATTACH PARTITION tc.%I FOR VALUES FROM (%L) TO (%L)', parent, part, first, beyond);
    made := made + 1;
  END LOOP;
  -- A partition is a table of its own, which is emptied by its own name, too.
  FOR part, parent IN SELECT c.relname, CASE i.inhparent WHEN 'tc.history'::regclass THEN 'history_is_kept' ELSE 'access_log_is_kept' END
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent IN ('tc.history'::regclass, 'tc.access_batch'::regclass) AND c.relkind = 'r'
    AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'kept') LOOP
    EXECUTE format('CREATE TRIGGER kept BEFORE TRUNCATE ON tc.%I FOR EACH STATEMENT EXECUTE FUNCTION tc.%I()', part, parent);
  END LOOP;
  RETURN made;
END $$;

-- Rows go one by one, each by its rules: of a table that is emptied they are not asked.
CREATE OR REPLACE FUNCTION tc.never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('history_tells_each');
END $$;

-- 四(四): what is recorded ends, or is archived as what never was; nobody deletes it. Where what is derived goes with its grounds, a norm
-- before its first day, or a line before what it is a line of is settled, the rules of these tables say so.
CREATE OR REPLACE FUNCTION tc.never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME <> ALL ('{catchment_division,closure_hearing,large_class_case,post_scheme_line,report_assessment,report_recipient,rural_subsidy_payment,school_closure,school_condition,school_quota}')
    AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = TG_RELID AND g.tgfoid IN ('tc.only_derived'::regproc, 'tc.keep_norm'::regproc)) THEN
    PERFORM tc.refuse('history_keeps_rows');
  END IF;
  RETURN NULL;
END $$;

-- What was done is told for ever, and never told otherwise.
CREATE OR REPLACE FUNCTION tc.history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('history_never_changes');
END $$;

-- Nor in a partition by its own name. What waits in the default one moves when its month is made.
CREATE OR REPLACE FUNCTION tc.history_row_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT tc.called_by('make_partitions') THEN
    PERFORM tc.refuse('history_never_changes');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER kept_row BEFORE UPDATE OR DELETE ON tc.history
  FOR EACH ROW EXECUTE FUNCTION tc.history_row_is_kept();

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tc.history
  FOR EACH STATEMENT EXECUTE FUNCTION tc.history_is_kept();
