-- 四(四): a closed period answers for ever what it answered when it was closed; a correction stands beside it. A period is a
-- range of days. That it is closed is a figure itself, `closing`: how often it was corrected since; of a school, or a township's
-- pool, how often its staff was. The value of a correction that is not counted yet is null: it is of this transaction.
-- after: schools/school-state

-- The period of a row: the school year, its first term or the fiscal year of this number, or what a day lies in.
CREATE OR REPLACE FUNCTION tc.period_of(kind text, said text) RETURNS daterange LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE kind
    WHEN 'school-year' THEN daterange(make_date(said::int, 9, 1), make_date(said::int + 1, 9, 1))
    WHEN 'term' THEN daterange(make_date(said::int, 9, 1), make_date(said::int + 1, 2, 1))
    WHEN 'fiscal-year' THEN daterange(make_date(left(said, 4)::int, 1, 1), make_date(left(said, 4)::int + 1, 1, 1))
    WHEN 'month' THEN daterange(date_trunc('month', said::date)::date, (date_trunc('month', said::date) + interval '1 month')::date) END;

-- Which of these a range of days is; null where it is none.
CREATE OR REPLACE FUNCTION tc.period_kind(period daterange) RETURNS text LANGUAGE sql STABLE
  RETURN (SELECT k FROM unnest('{school-year,term,fiscal-year,month}'::text[]) k
    WHERE tc.period_of(k, CASE k WHEN 'month' THEN lower(period)::text ELSE extract(year FROM lower(period))::text END) = period);

-- The day on which a period closes: a school year as it is over; a term, month or fiscal year as many days later as the
-- parameter `closing.<kind>.days` says, in force on its last day. Without one it stays open.
CREATE OR REPLACE FUNCTION tc.closing_day(period daterange) RETURNS date LANGUAGE sql STABLE
  RETURN CASE tc.period_kind(period) WHEN 'school-year' THEN upper(period) ELSE upper(period) + (SELECT p.number_value::int FROM parameter p
    WHERE p.key = 'closing.' || tc.period_kind(period) || '.days' AND p.township_id IS NULL AND p.archived_at IS NULL
      AND daterange(p.valid_from, p.valid_to) @> upper(period) - 1) END;

-- Held by whoever closes or corrects a period, and shared by whoever writes what it rests on.
CREATE OR REPLACE FUNCTION tc.period_key(period daterange) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN hashtextextended('period ' || period::text, 0);

-- Held by whoever closes any period, and shared by whoever dates what a school or township was.
CREATE OR REPLACE FUNCTION tc.closing_key() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hashtextextended('closing', 0);

CREATE OR REPLACE FUNCTION tc.period_closed(period daterange) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM closed_figure f WHERE f.period_from = lower(period) AND f.measure = 'closing'
    AND f.period_to = upper(period) AND f.archived_at IS NULL);

-- Whether this transaction has opened a correction of it, and has not counted it yet; of whose staff, where it says whose.
CREATE OR REPLACE FUNCTION tc.period_revised(period daterange, whose uuid DEFAULT NULL) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM closed_figure f WHERE f.period_from = lower(period) AND f.measure = 'closing' AND f.period_to = upper(period)
    AND f.value IS NULL AND coalesce(f.school_id, f.township_id) IS NOT DISTINCT FROM whose);

-- Whether it corrects any of these days.
CREATE OR REPLACE FUNCTION tc.days_revised(days daterange) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM closed_figure f WHERE f.measure = 'closing' AND f.value IS NULL AND daterange(f.period_from, f.period_to) && days);

CREATE OR REPLACE FUNCTION tc.school_year_closed(year integer) RETURNS boolean LANGUAGE sql STABLE
  RETURN tc.period_closed(tc.period_of('school-year', year::text));

-- All that is to stay of a school year, counted from dated rows. Cells of cubes keep their ids: the cubes tell closed years
-- from here. A class is counted on the official day, 1 September, and with those who finished the year in it (tc.class_size).
CREATE OR REPLACE FUNCTION tc.school_year_figures(year integer)
  RETURNS TABLE (measure text, row_id uuid, school_id uuid, township_id uuid, part text, value bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN QUERY
  SELECT v.measure::text, c.id, c.school_id, c.township_id, CASE WHEN c.grade <= 6 THEN 'primary' ELSE 'junior' END, v.value::bigint
    FROM school_class c CROSS JOIN LATERAL (VALUES ('class-size', tc.class_size(c.id)),
      ('class-size-opening', (SELECT count(*)::int FROM enrolment e WHERE e.class_id = c.id AND e.archived_at IS NULL
        AND e.valid_from <= make_date(year, 9, 1) AND (e.valid_to IS NULL OR e.valid_to > make_date(year, 9, 1))))) v(measure, value)
    WHERE c.school_year = year AND c.archived_at IS NULL
  UNION ALL
  SELECT v.measure::text, q.id, q.school_id, q.township_id, NULL::text, v.value::bigint
    FROM school_quota q CROSS JOIN LATERAL (VALUES ('quota', q.quota), ('quota-occupied', q.occupied), ('quota-outside', q.non_quota), ('quota-seconded', q.seconded)) v(measure, value)
    WHERE q.school_year = year AND q.archived_at IS NULL
  UNION ALL
  SELECT v.measure::text, r.id, r.school_id, r.township_id, r.way, v.value::bigint
    FROM tc.rotation_cube_live r CROSS JOIN LATERAL (VALUES ('rotation-eligible', r.eligible), ('rotation-rotated', r.rotated), ('rotation-backbone', r.rotated_backbone)) v(measure, value)
    WHERE r.school_year = year
  UNION ALL
  SELECT v.measure::text, l.id, NULL::uuid, l.township_id, l.stage, v.value::bigint
    FROM tc.large_class_cube_live l CROSS JOIN LATERAL (VALUES ('classes', l.classes), ('classes-found', l.found), ('classes-large', l.large), ('classes-very-large', l.very_large)) v(measure, value)
    WHERE l.school_year = year
  UNION ALL
  SELECT v.measure::text, p.id, NULL::uuid, p.township_id, p.stage, v.value::bigint
    FROM tc.enrolment_cube_live p CROSS JOIN LATERAL (VALUES ('pupils-schools', p.schools), ('pupils', p.students)) v(measure, value)
    WHERE p.school_year = year;
END $$;

CREATE OR REPLACE FUNCTION tc.period_figures(period daterange)
  RETURNS TABLE (measure text, row_id uuid, school_id uuid, township_id uuid, part text, value bigint) LANGUAGE plpgsql STABLE AS $$
DECLARE year integer := extract(year FROM lower(period));
BEGIN
  CASE tc.period_kind(period)
    WHEN 'school-year' THEN RETURN QUERY SELECT * FROM tc.school_year_figures(year);
    WHEN 'term' THEN RETURN QUERY SELECT * FROM tc.term_figures(year);
    WHEN 'fiscal-year' THEN RETURN QUERY SELECT * FROM tc.fiscal_year_figures(year);
    WHEN 'month' THEN RETURN QUERY SELECT * FROM tc.month_figures(lower(period));
  END CASE;
END $$;

-- A period that closes keeps its figures, as its rows come to then. Nobody else enters a figure.
CREATE OR REPLACE FUNCTION tc.keep_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO closed_figure (id, created_at, measure, row_id, school_id, township_id, part, period_from, period_to, value, recorded_on)
    SELECT md5(concat_ws('/', 'closed', f.measure, f.row_id, daterange(NEW.period_from, NEW.period_to)))::uuid, NEW.created_at,
        f.measure, f.row_id, f.school_id, f.township_id, f.part, NEW.period_from, NEW.period_to, f.value, NEW.recorded_on
      FROM tc.period_figures(daterange(NEW.period_from, NEW.period_to)) f;
  RETURN NULL;
END $$;

CREATE TRIGGER figures AFTER INSERT ON "closed_figure"
  FOR EACH ROW WHEN (NEW.measure = 'closing' AND NEW.revision = 0) EXECUTE FUNCTION tc.keep_figures();

-- Closes a period whose day has come. Repeatable: what is closed stays. Whoever dates a school's name waits, and it for them.
CREATE OR REPLACE FUNCTION tc.close_period(period daterange, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE on_day date := tc.closing_day(period);
BEGIN
  IF on_day IS NULL OR on_day > day OR tc.period_closed(period) THEN RETURN 0; END IF;
  PERFORM pg_advisory_xact_lock(tc.closing_key()), pg_advisory_xact_lock(tc.period_key(period));
  IF tc.period_closed(period) THEN RETURN 0; END IF;
  INSERT INTO closed_figure (id, measure, row_id, period_from, period_to, recorded_on)
    VALUES (uuidv7(), 'closing', uuidv7(), lower(period), upper(period), on_day);
  RETURN (SELECT count(*) FROM closed_figure f WHERE f.period_from = lower(period) AND f.period_to = upper(period));
END $$;

-- Every period of which some register has a row: each table that stays with its period, by what its trigger says; and the first
-- terms of years with quotas.
CREATE OR REPLACE FUNCTION tc.periods_on_record() RETURNS TABLE (kind text, period daterange) LANGUAGE plpgsql STABLE AS $$
DECLARE registers text;
BEGIN
  SELECT string_agg(format('SELECT %L AS kind, %s AS said FROM (SELECT DISTINCT %I AS said FROM %s) r', a.said[1], CASE a.said[1]
      WHEN 'fiscal-year' THEN 'left(said::text, 4)' WHEN 'month' THEN $m$to_char(said, 'YYYY-MM-01')$m$ ELSE 'said::text' END, a.said[2], g.tgrelid::regclass), ' UNION ')
    INTO registers FROM pg_trigger g CROSS JOIN LATERAL (SELECT string_to_array(encode(g.tgargs, 'escape'), '\000') AS said) a
    WHERE g.tgfoid = 'tc.keep_closed_period'::regproc;
  RETURN QUERY EXECUTE format('SELECT u.kind, tc.period_of(u.kind, u.said) FROM (%s UNION SELECT %L, school_year::text FROM school_quota) u', registers, 'term');
END $$;

-- Each day: what is over, the oldest first, whichever of the registers has it.
CREATE OR REPLACE FUNCTION tc.job_closed_periods(since date, day date) RETURNS integer LANGUAGE sql AS $$
  SELECT coalesce(sum(tc.close_period(o.period, job_closed_periods.day)), 0)::int
    FROM (SELECT r.period FROM tc.periods_on_record() r WHERE upper(r.period) <= job_closed_periods.day AND NOT tc.period_closed(r.period)
      ORDER BY upper(r.period), r.kind) o
$$;

-- Opens the correction of a closed period, for a reason: until the transaction ends, what it rests on may be changed; at its
-- end, or as soon as constraints are asked for, it is counted anew, and nothing is changed any more. Gives the number of the
-- correction; null where nothing is closed.
CREATE OR REPLACE FUNCTION tc.revise_period(period daterange, why text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE number integer;
BEGIN
  PERFORM pg_advisory_xact_lock(tc.period_key(period));
  INSERT INTO closed_figure (id, measure, row_id, period_from, period_to, revision, reason, recorded_on)
    SELECT uuidv7(), o.measure, o.row_id, o.period_from, o.period_to, o.revision + 1, why, tc.today()
      FROM closed_figure o WHERE o.period_from = lower(period) AND o.measure = 'closing' AND o.period_to = upper(period) AND o.latest
        AND num_nonnulls(o.school_id, o.township_id) = 0
    RETURNING revision INTO number;
  RETURN number;
END $$;

CREATE OR REPLACE FUNCTION tc.revise_school_year(year integer, why text) RETURNS integer LANGUAGE sql
  RETURN tc.revise_period(tc.period_of('school-year', year::text), why);

-- Whose staff the corrections at hand are about: schools, and townships' pools. A person's dated file is entered late without
-- moving a closed figure, so that of nobody else staff and rotation are counted anew. Called by what writes such a file within
-- a correction, and by whoever corrects for what was entered before it.
CREATE OR REPLACE FUNCTION tc.correct_staff(schools uuid[], pools uuid[] DEFAULT '{}') RETURNS void LANGUAGE sql AS $$
  INSERT INTO closed_figure (id, measure, row_id, school_id, township_id, period_from, period_to, revision, reason, recorded_on)
    SELECT uuidv7(), 'closing', u.id, u.school_id, u.township_id, c.period_from, c.period_to, 1 + (SELECT count(*) FROM closed_figure o
        WHERE o.row_id = u.id AND o.measure = 'closing' AND o.period_from = c.period_from AND o.period_to = c.period_to), c.reason, tc.today()
      FROM closed_figure c CROSS JOIN (SELECT s AS id, s AS school_id, NULL::uuid AS township_id FROM unnest(schools) s
        UNION SELECT t, NULL, t FROM unnest(pools) t) u
      WHERE c.measure = 'closing' AND c.value IS NULL AND num_nonnulls(c.school_id, c.township_id) = 0 AND u.id IS NOT NULL
        AND NOT tc.period_revised(daterange(c.period_from, c.period_to), u.id)
$$;

-- What comes out otherwise is a revision. What was not there when the period was closed begins with one; what is no more is
-- none of a count, and nothing of its own. Of whose staff nothing is corrected keeps its figures, and totals are their sums.
CREATE OR REPLACE FUNCTION tc.count_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE period daterange := daterange(NEW.period_from, NEW.period_to);
BEGIN
  IF NOT tc.period_revised(period) THEN RETURN NULL; END IF;
  INSERT INTO closed_figure (id, measure, row_id, school_id, township_id, part, period_from, period_to, value, revision, reason, recorded_on)
    WITH line AS MATERIALIZED (
      SELECT measure, row_id, coalesce(o.school_id, f.school_id) AS school_id, coalesce(o.township_id, f.township_id) AS township_id,
          coalesce(o.part, f.part) AS part, coalesce(o.revision, 0) + 1 AS revision, o.row_id IS NULL AS found, o.value AS was,
          CASE WHEN f.row_id IS NOT NULL THEN f.value WHEN measure LIKE 'class-size%' OR measure LIKE 'quota%' OR measure LIKE 'meals%' AND coalesce(o.school_id, f.school_id) IS NOT NULL THEN NULL ELSE 0 END AS value,
          measure LIKE 'rotation-%' OR measure LIKE 'quota-%' AND o.row_id IS NOT NULL AND f.row_id IS NOT NULL AS of_staff
        FROM tc.period_figures(period) f FULL JOIN (SELECT c.* FROM closed_figure c WHERE c.period_from = NEW.period_from
          AND c.period_to = NEW.period_to AND c.measure <> 'closing' AND c.latest AND c.archived_at IS NULL) o USING (measure, row_id)),
    counted AS MATERIALIZED (
      SELECT l.*, CASE WHEN l.of_staff AND NOT tc.period_revised(period, coalesce(l.school_id, l.township_id)) THEN l.was ELSE l.value END AS now
        FROM line l WHERE l.school_id IS NOT NULL OR l.measure NOT LIKE 'rotation-%'
      UNION ALL
      SELECT l.*, coalesce((SELECT sum(CASE WHEN tc.period_revised(period, p.school_id) THEN p.value ELSE p.was END) FROM line p
          WHERE p.measure = l.measure AND p.part = l.part AND p.school_id IS NOT NULL AND (l.township_id IS NULL OR p.township_id = l.township_id)), CASE WHEN NOT l.found THEN 0 END)
        FROM line l WHERE l.school_id IS NULL AND l.measure LIKE 'rotation-%')
    SELECT md5(concat_ws('/', 'closed', n.measure, n.row_id, period, n.revision))::uuid, n.measure, n.row_id, n.school_id, n.township_id,
        n.part, NEW.period_from, NEW.period_to, n.now, n.revision, NEW.reason, NEW.recorded_on
      FROM counted n WHERE n.now IS DISTINCT FROM n.was OR n.found AND NOT n.of_staff;
  UPDATE closed_figure f SET value = f.revision WHERE f.period_from = NEW.period_from AND f.measure = 'closing' AND f.period_to = NEW.period_to
    AND f.value IS NULL;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER counted AFTER INSERT ON "closed_figure" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.measure = 'closing' AND NEW.revision > 0 AND num_nonnulls(NEW.school_id, NEW.township_id) = 0)
  EXECUTE FUNCTION tc.count_revision();

-- By hand a period is closed, on its day, or a correction of it opened, whoever does it by whichever statement; all else follows
-- in the triggers above. A large class's case ends with its year, and the cap with it.
CREATE OR REPLACE FUNCTION tc.assert_closing(figure closed_figure) RETURNS closed_figure LANGUAGE plpgsql AS $$
DECLARE period daterange := daterange(figure.period_from, figure.period_to); day date := tc.closing_day(period); whose uuid := coalesce(figure.school_id, figure.township_id);
BEGIN
  IF figure.revision = 0 THEN PERFORM pg_advisory_xact_lock(tc.closing_key()); END IF;
  PERFORM pg_advisory_xact_lock(tc.period_key(period));
  figure.row_id := coalesce(whose, md5('closing/' || period)::uuid);
  figure.id := md5(concat_ws('/', 'closed', 'closing', figure.row_id, period, nullif(figure.revision, 0)))::uuid;
  figure.recorded_on := CASE figure.revision WHEN 0 THEN day ELSE tc.today() END;
  figure.value := CASE figure.revision WHEN 0 THEN 0 END;
  figure.archived_at := NULL;
  IF figure.revision = 0 AND tc.period_closed(period) THEN
    PERFORM tc.refuse('closed_figure_next');
  ELSIF figure.revision = 0 THEN
    IF day IS NULL OR day > tc.today() OR whose IS NOT NULL THEN
      PERFORM tc.refuse('closed_figure_over');
    END IF;
    figure.created_at := day::timestamp AT TIME ZONE 'Asia/Shanghai';
    UPDATE large_class_case k SET closed_on = figure.period_to WHERE tc.period_of('school-year', k.school_year::text) = period
      AND k.cleared_on IS NULL AND k.closed_on IS NULL AND k.archived_at IS NULL;
  ELSIF whose IS NOT NULL AND NOT tc.period_revised(period) OR tc.period_revised(period, whose) THEN
    PERFORM tc.refuse('closed_figure_next');
  END IF;
  RETURN figure;
END $$;

CREATE OR REPLACE FUNCTION tc.keep_closed_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    -- Only the revision that follows, in the trigger below, ends one; and what was counted is numbered, in that above.
    IF TG_OP = 'DELETE' OR NOT tc.within_rules(1) OR to_jsonb(NEW) - 'latest' <> to_jsonb(OLD) - 'latest'
        AND (OLD.value IS NOT NULL OR NEW.value IS DISTINCT FROM OLD.revision OR to_jsonb(NEW) - 'value' <> to_jsonb(OLD) - 'value') THEN
      PERFORM tc.refuse('closed_figure_kept');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.measure = 'closing' THEN
    NEW := tc.assert_closing(NEW);
  ELSIF NOT tc.within_rules(1) THEN
    PERFORM tc.refuse('closed_figure_counted');
  END IF;
  IF NEW.revision > 0 THEN
    NEW.created_at := now();
    UPDATE closed_figure f SET latest = false WHERE f.row_id = NEW.row_id AND f.measure = NEW.measure AND f.period_from = NEW.period_from
      AND f.period_to = NEW.period_to AND f.revision = NEW.revision - 1 AND f.latest AND f.archived_at IS NULL;
    IF NOT FOUND AND (NEW.revision > 1 OR NEW.measure = 'closing' AND num_nonnulls(NEW.school_id, NEW.township_id) = 0
        OR EXISTS (SELECT 1 FROM closed_figure f WHERE f.row_id = NEW.row_id
        AND f.measure = NEW.measure AND f.period_from = NEW.period_from AND f.period_to = NEW.period_to)) THEN
      PERFORM tc.refuse('closed_figure_next');
    END IF;
  END IF;
  NEW.latest := true;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OR DELETE ON "closed_figure" FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_figures();

-- What a closed period rests on is corrected by a recorded revision of it, and not otherwise. The trigger names the kind of
-- period, the column that says which, and those columns (copies, notes, what is generated) on which no figure rests. A placement's end from
-- 1 June on rests nothing either: who finished the year is counted in it.
CREATE OR REPLACE FUNCTION tc.period_facts(line jsonb, period daterange, free text[]) RETURNS jsonb LANGUAGE sql STABLE
  RETURN line - free - CASE WHEN line ? 'valid_to' AND coalesce((line ->> 'valid_to')::date, 'infinity') >= upper(period) - 92 THEN 'valid_to' ELSE '' END;

CREATE OR REPLACE FUNCTION tc.keep_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was daterange; is_now daterange; free text[] := TG_ARGV[2]::text[] || ARRAY['version']; period daterange;
BEGIN
  IF TG_OP <> 'INSERT' THEN was := tc.period_of(TG_ARGV[0], to_jsonb(OLD) ->> TG_ARGV[1]); END IF;
  IF TG_OP <> 'DELETE' THEN is_now := tc.period_of(TG_ARGV[0], to_jsonb(NEW) ->> TG_ARGV[1]); END IF;
  IF TG_OP <> 'UPDATE' OR tc.period_facts(to_jsonb(NEW), is_now, free) IS DISTINCT FROM tc.period_facts(to_jsonb(OLD), was, free) THEN
    FOR period IN SELECT DISTINCT p FROM unnest(ARRAY[was, is_now]) p WHERE upper(p) <= tc.today() ORDER BY 1 LOOP
      -- Whoever closes the period waits for this row, and this row for the closing.
      PERFORM pg_advisory_xact_lock_shared(tc.period_key(period));
      IF tc.period_closed(period) AND NOT tc.period_revised(period) THEN
        PERFORM tc.refuse('closed_figure_rests');
      END IF;
    END LOOP;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- What a school was, or a township's name, on days of a closed period: changed within a correction that covers them alone. Archived
-- with its school a state says what it said; what a row's own table enters first, as far back as is known, changes nothing. The
-- trigger names whose days they are, and columns that are copies.
CREATE OR REPLACE FUNCTION tc.keep_closed_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was datemultirange := '{}'; is_now datemultirange := '{}'; changed datemultirange; first boolean := false;
  free text[] := '{valid_from,valid_to,version}' || coalesce(TG_ARGV[1], '{}')::text[] || CASE WHEN tc.within_rules(1) THEN '{archived_at}'::text[] ELSE '{}' END;
BEGIN
  IF TG_OP <> 'INSERT' THEN was := datemultirange(daterange(OLD.valid_from, OLD.valid_to)); END IF;
  IF TG_OP <> 'DELETE' THEN is_now := datemultirange(daterange(NEW.valid_from, NEW.valid_to)); END IF;
  changed := CASE WHEN TG_OP = 'UPDATE' AND to_jsonb(NEW) - free = to_jsonb(OLD) - free THEN (was + is_now) - (was * is_now) ELSE was + is_now END;
  IF TG_OP = 'INSERT' AND tc.within_rules(1) THEN
    EXECUTE format('SELECT NOT EXISTS (SELECT FROM %I o WHERE o.%I = $1)', TG_TABLE_NAME, TG_ARGV[0]) INTO first USING (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
  END IF;
  IF NOT first AND NOT isempty(changed) THEN
    PERFORM pg_advisory_xact_lock_shared(tc.closing_key());
    IF NOT changed * (SELECT coalesce(range_agg(daterange(f.period_from, f.period_to)), '{}') FROM closed_figure f WHERE f.measure = 'closing' AND f.archived_at IS NULL)
        <@ (SELECT coalesce(range_agg(daterange(f.period_from, f.period_to)), '{}') FROM closed_figure f WHERE f.measure = 'closing' AND f.value IS NULL) THEN
      PERFORM tc.refuse('closed_figure_rests');
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- After `kept`, which says what is wrong with the row itself.
CREATE TRIGGER zz_closed_period BEFORE INSERT OR UPDATE OR DELETE ON "school_state" FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_days('school_id');
CREATE TRIGGER zz_closed_period BEFORE INSERT OR UPDATE OR DELETE ON "township_name" FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_days('township_id');
