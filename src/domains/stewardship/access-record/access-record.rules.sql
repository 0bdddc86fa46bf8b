-- The access log is unpacked: each sealed batch once, in the order of its chain, into rows that can be searched. A batch waits from the
-- transaction that sealed it until the one that unpacked it, so that none is lost or told twice, whoever is killed in between.
-- after: rules/access-batch, stewardship/record-access

CREATE OR REPLACE FUNCTION tc.access_batch_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tc.access_waiting (process, seq, at) VALUES (NEW.process, NEW.seq, NEW.at);
  RETURN NULL;
END $$;

CREATE TRIGGER waits AFTER INSERT ON tc.access_batch FOR EACH ROW EXECUTE FUNCTION tc.access_batch_waits();

-- Partitions of this month and the next. A row of another month waits in the default one, and moves when its month is made.
CREATE OR REPLACE FUNCTION tc.make_access_partitions(day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  parent text; month date; part text; first timestamptz; beyond timestamptz; made integer := 0;
BEGIN
  FOR parent, month IN SELECT p, m::date FROM unnest(ARRAY['access_record', 'record_access']) p,
      generate_series(date_trunc('month', day), date_trunc('month', day) + interval '1 month', interval '1 month') m LOOP
    part := parent || '_' || to_char(month, 'YYYYMM');
    CONTINUE WHEN to_regclass('tc.' || part) IS NOT NULL;
    EXECUTE format('LOCK TABLE tc.%I IN ACCESS EXCLUSIVE MODE', parent || '_default');
    first := month::timestamp AT TIME ZONE 'Asia/Shanghai';
    beyond := (month + interval '1 month') AT TIME ZONE 'Asia/Shanghai';
    EXECUTE format('CREATE TABLE tc.%I (LIKE public.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)', part, parent);
    EXECUTE format('WITH moved AS (DELETE FROM tc.%I WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO tc.%I SELECT * FROM moved',
      parent || '_default', part) USING first, beyond;
    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION tc.%I FOR VALUES FROM (%L) TO (%L)', parent, part, first, beyond);
    made := made + 1;
  END LOOP;
  -- A partition is a table of its own, which is emptied by its own name, too.
  FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent IN ('access_record'::regclass, 'record_access'::regclass)
    AND c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'kept') LOOP
    EXECUTE format('CREATE TRIGGER kept BEFORE TRUNCATE ON tc.%I FOR EACH STATEMENT EXECUTE FUNCTION tc.access_record_is_kept()', part);
  END LOOP;
  RETURN made;
END $$;

CREATE OR REPLACE FUNCTION tc.access_record_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('access_record_never_changes');
END $$;

-- Nor in a partition by its own name.
CREATE OR REPLACE FUNCTION tc.access_row_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT tc.called_by('make_access_partitions') THEN
    PERFORM tc.refuse('access_record_never_changes');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "access_record"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.access_record_is_kept();

CREATE TRIGGER kept_row BEFORE UPDATE OR DELETE ON "access_record"
  FOR EACH ROW EXECUTE FUNCTION tc.access_row_is_kept();

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "record_access"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.access_record_is_kept();

CREATE TRIGGER kept_row BEFORE UPDATE OR DELETE ON "record_access"
  FOR EACH ROW EXECUTE FUNCTION tc.access_row_is_kept();

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "shown_field"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.access_record_is_kept();

-- The lines of these batches. The id of a line is its place in its chain; that of a person's row is made of what the line says of that
-- person alone, and whether it is told follows from what showed by open ways (`c`), never from what a protected record opened (`g`, and
-- persons with `p`): what else the answer held, or the log beside it, changes none of it.
CREATE OR REPLACE FUNCTION tc.unpack_batches(processes uuid[], seqs bigint[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE unpacked integer;
BEGIN
  WITH batch AS (
    DELETE FROM tc.access_waiting w USING unnest(processes, seqs) k(process, seq), tc.access_batch b
      WHERE w.process = k.process AND w.seq = k.seq AND b.at = w.at AND b.process = w.process AND b.seq = w.seq
      RETURNING b.process, b.seq, b.body::jsonb AS body),
  line AS MATERIALIZED (
    SELECT md5(format('%s %s %s', b.process, b.seq, n))::uuid AS id, b.process, b.seq, n, said, (said->>'t')::timestamptz(3) AS at, said->>'k' AS kind, said->>'q' AS request,
        (said->>'p')::uuid AS person, said->>'r' AS role, said->>'u' AS purpose, (said->>'v')::integer AS version, said->>'o' AS operation, said->>'m' AS command,
        coalesce(said->'c', '[]') AS open, coalesce(said->'c', '[]') || coalesce(said->'g', '[]') AS shown, said->>'x' AS outcome
      FROM batch b, jsonb_array_elements(b.body) WITH ORDINALITY l(said, n)),
  sets AS MATERIALIZED (
    SELECT d.shown, md5(string_agg(DISTINCT c COLLATE "C", ',' ORDER BY c COLLATE "C"))::uuid AS id, array_agg(DISTINCT c) AS members
      FROM (SELECT DISTINCT shown FROM line) d, jsonb_array_elements_text(d.shown) c GROUP BY d.shown),
  fields AS (
    INSERT INTO shown_field (id, set_id, coordinate, use)
      SELECT DISTINCT md5(s.id || ' ' || c)::uuid, s.id, split_part(c, ':', 1), coalesce(nullif(split_part(c, ':', 2), ''), 'read') FROM sets s, unnest(s.members) c
      ON CONFLICT (id) DO NOTHING),
  policy AS MATERIALIZED (
    SELECT v.version, r->>'role' AS role, r->>'department' AS department, r->>'scope' AS scope
      FROM tc.policy_version v, jsonb_array_elements(v.content::jsonb) r WHERE v.version IN (SELECT version FROM line)),
  told AS MATERIALIZED (
    SELECT d.said, w.subject, t.* FROM (SELECT open AS said FROM line WHERE outcome = 'shown' UNION SELECT shown FROM line WHERE outcome = 'shown') d,
        (VALUES ('child'), ('teacher')) w(subject), tc.told_of(w.subject, ARRAY(SELECT jsonb_array_elements_text(d.said))) t),
  known AS MATERIALIZED (
    SELECT l.*, s.id AS set_id, p.department, p.scope FROM line l LEFT JOIN sets s ON s.shown = l.shown
      LEFT JOIN policy p ON p.version = l.version AND p.role = l.role),
  uses AS (
    INSERT INTO tc.access_use (person_id, role, set_id, last_on)
      SELECT person, role, coalesce(set_id, '00000000-0000-0000-0000-000000000000'), max((at AT TIME ZONE 'Asia/Shanghai')::date)
        FROM known WHERE person IS NOT NULL AND outcome = 'shown' GROUP BY 1, 2, 3
      ON CONFLICT (person_id, role, set_id) DO UPDATE SET last_on = excluded.last_on WHERE access_use.last_on < excluded.last_on),
  subject AS (
    SELECT l.*, s->>0 AS whose, (s->>1)::uuid AS subject, s->>2 AS flag,
        CASE WHEN s->>0 <> 'teacher' OR l.department IS NULL THEN tc.told_reader(l.department) WHEN l.department IN ('inspection', 'police') THEN 'closed' END AS reader,
        row_number() OVER (PARTITION BY l.at, l.request, l.kind, l.person, l.role, l.purpose, l.operation, l.command, s->>0, s->>1, s->>2 ORDER BY l.process, l.seq, l.n) AS nth,
        CASE WHEN l.scope = 'guardian' THEN (SELECT a.guardian_id FROM tc.assignment a WHERE a.person_id = l.person AND a.role = l.role AND a.guardian_id IS NOT NULL
          ORDER BY a.valid_from DESC, a.id LIMIT 1) END AS by_guardian
      FROM known l, jsonb_array_elements(coalesce(l.said->'s', '[]')) s WHERE l.outcome = 'shown'),
  accesses AS (
    INSERT INTO record_access (id, at, access_id, child_id, teacher_id, guardian_id, role, department, purpose, kinds, by_guardian_id, tells_place, withheld)
      SELECT encode(substr(sha256(convert_to(jsonb_build_array(s.at, s.request, s.kind, s.person, s.role, s.purpose, s.operation, s.command, s.whose, s.subject, s.flag, s.nth)::text, 'UTF8')), 1, 16), 'hex')::uuid,
          s.at, s.id, CASE s.whose WHEN 'child' THEN s.subject END, CASE s.whose WHEN 'teacher' THEN s.subject END, CASE s.whose WHEN 'guardian' THEN s.subject END,
          s.role, s.department, s.purpose, t.kinds, s.by_guardian,
          s.whose <> 'teacher' AND (t.here OR coalesce(s.scope, '') NOT IN ('district', 'guardian')),
          CASE WHEN t.withheld = 'closed' OR s.reader = 'closed' OR s.flag = 'o' AND t.kinds IS NULL OR s.scope = 'guardian' AND (s.by_guardian IS NULL OR s.whose = 'teacher') THEN 'closed'
            WHEN t.withheld = 'protected' OR s.reader = 'protected' OR s.flag IS DISTINCT FROM 'o' OR NOT tc.told_purpose(s.purpose) THEN 'protected' END
        FROM subject s JOIN told t ON t.said = CASE s.flag WHEN 'o' THEN s.open ELSE s.shown END AND t.subject = CASE s.whose WHEN 'teacher' THEN 'teacher' ELSE 'child' END
      ON CONFLICT (at, id) DO NOTHING),
  lines AS (
    INSERT INTO access_record (id, at, kind, person_id, account, role, department, purpose, policy_version, operation, command, set_id, subjects, rows, milliseconds, outcome, error_code, approval_id, request)
      SELECT l.id, l.at, l.kind, l.person, CASE WHEN l.scope <> 'guardian' THEN (SELECT p.display_name FROM tc.person p WHERE p.id = l.person) END, l.role, l.department, l.purpose, l.version, l.operation, l.command, l.set_id,
          jsonb_array_length(coalesce(l.said->'s', '[]')), coalesce((l.said->>'n')::integer, 0), coalesce((l.said->>'ms')::numeric::integer, 0), l.outcome, l.said->>'e', (l.said->>'a')::uuid, coalesce(l.request, '')
        FROM known l)
  SELECT count(*) INTO unpacked FROM batch;
  RETURN unpacked;
END $$;

-- As many of the batches that wait, how many there were (null where another process does it now), and how many cannot be unpacked: such
-- a one holds up no other, waits with its fault for the day's work, and whether it is what was sealed `audit -- verify` says.
CREATE OR REPLACE FUNCTION tc.unpack_access(most integer, OUT unpacked integer, OUT faults integer) LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  chosen record;
  one record;
BEGIN
  IF NOT tc.is_server() OR NOT pg_try_advisory_xact_lock(hashtextextended('tc.unpack_access', 0)) THEN RETURN; END IF;
  faults := (SELECT count(*) FROM tc.access_waiting w WHERE w.fault IS NOT NULL);
  unpacked := 0;
  SELECT array_agg(w.process) AS processes, array_agg(w.seq) AS seqs INTO chosen
    FROM (SELECT x.process, x.seq FROM tc.access_waiting x WHERE x.fault IS NULL ORDER BY x.process, x.seq LIMIT most) w;
  IF chosen.processes IS NULL THEN RETURN; END IF;
  IF to_regclass('tc.record_access_' || to_char(tc.today() + 7, 'YYYYMM')) IS NULL THEN PERFORM tc.make_access_partitions(tc.today()); END IF;
  BEGIN
    unpacked := tc.unpack_batches(chosen.processes, chosen.seqs);
  EXCEPTION WHEN OTHERS THEN
    -- One by one, to know which.
    FOR one IN SELECT * FROM unnest(chosen.processes, chosen.seqs) k(process, seq) LOOP
      BEGIN
        unpacked := unpacked + tc.unpack_batches(ARRAY[one.process], ARRAY[one.seq]);
      EXCEPTION WHEN OTHERS THEN
        UPDATE tc.access_waiting w SET fault = SQLSTATE WHERE w.process = one.process AND w.seq = one.seq;
      END;
    END LOOP;
  END;
  -- What waits for a batch that is not there.
  UPDATE tc.access_waiting w SET fault = 'P0002' FROM unnest(chosen.processes, chosen.seqs) k(process, seq)
    WHERE w.process = k.process AND w.seq = k.seq AND w.fault IS NULL;
  faults := (SELECT count(*) FROM tc.access_waiting w WHERE w.fault IS NOT NULL);
END $$;

-- What was withheld for the sake of a report is told once that is released to the guardians (三(十)): reads by those who answer for
-- it, from when it was filed until its release, each as a row that repeats it. Not by whoever may have filed it. While another report
-- of the child is not released, nothing from the time since that one was filed.
CREATE OR REPLACE FUNCTION tc.tell_released(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE told integer;
BEGIN
  INSERT INTO record_access (id, at, access_id, child_id, role, department, purpose, kinds, tells_place, repeats_id)
    SELECT encode(substr(sha256(convert_to('released ' || r.id, 'UTF8')), 1, 16), 'hex')::uuid, r.at, r.access_id, r.child_id, r.role, r.department,
        CASE WHEN tc.told_purpose(r.purpose) THEN r.purpose END, r.kinds, r.tells_place, r.id
      FROM report_release x JOIN mandatory_report m ON m.id = x.report_id
        JOIN record_access r ON r.child_id = x.child_id AND r.at >= m.created_at AND r.at <= x.created_at
      WHERE x.released_on >= tell_released.since - 1 AND x.released_on < tell_released.day AND x.archived_at IS NULL AND m.archived_at IS NULL
        AND r.withheld = 'protected' AND r.department IN ('civil-affairs', 'police')
        AND NOT EXISTS (SELECT FROM mandatory_report o WHERE o.child_id = x.child_id AND o.id <> m.id AND o.archived_at IS NULL AND o.created_at <= r.at
          AND NOT EXISTS (SELECT FROM report_release y WHERE y.report_id = o.id AND y.archived_at IS NULL AND y.released_on < tell_released.day))
    ON CONFLICT (at, id) DO NOTHING;
  GET DIAGNOSTICS told = ROW_COUNT;
  RETURN told;
END $$;

-- The net under what servers do within seconds: what still waits, also what could not be unpacked; and what is told since yesterday.
CREATE OR REPLACE FUNCTION tc.job_access_log(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  batches integer;
  done integer := 0;
BEGIN
  PERFORM tc.make_access_partitions(job_access_log.day);
  UPDATE tc.access_waiting SET fault = NULL WHERE fault IS NOT NULL;
  LOOP
    SELECT u.unpacked INTO batches FROM tc.unpack_access(500) u;
    EXIT WHEN coalesce(batches, 0) = 0;
    done := done + batches;
  END LOOP;
  RETURN done + tc.tell_released(job_access_log.since, job_access_log.day);
END $$;
