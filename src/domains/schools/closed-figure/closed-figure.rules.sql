-- 四(四): a closed period answers for ever what it answered when it was closed; a correction stands beside it. A period is a
-- range of days. That it is closed is a figure itself, `closing`: how often it was corrected since.
-- after: schools/school-state

-- The period of a row: the school year, its first term or the fiscal year of this number, or what a day lies in.
CREATE OR REPLACE FUNCTION tc.period_of(kind text, said text) RETURNS daterange LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE kind
    WHEN 'school-year' THEN daterange(make_date(said::int, 9, 1), make_date(said::int + 1, 9, 1))
    WHEN 'term' THEN daterange(make_date(said::int, 9, 1), make_date(said::int + 1, 2, 1))
    WHEN 'fiscal-year' THEN daterange(make_date(left(said, 4)::int, 1, 1), make_date(left(said, 4)::int + 1, 1, 1))
    WHEN 'month' THEN daterange(date_trunc('month', said::date)::date, (date_trunc('month', said::date) + interval '1 month')::date) END;

-- Held by whoever closes or corrects a period, and shared by whoever writes what it rests on.
CREATE OR REPLACE FUNCTION tc.period_key(period daterange) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN hashtextextended('period ' || period::text, 0);

CREATE OR REPLACE FUNCTION tc.period_closed(period daterange) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM closed_figure f WHERE f.period_from = lower(period) AND f.measure = 'closing'
    AND f.period_to = upper(period) AND f.archived_at IS NULL);

-- Whether this transaction has opened a correction of it.
CREATE OR REPLACE FUNCTION tc.period_revised(period daterange) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM closed_figure f WHERE f.period_from = lower(period) AND f.measure = 'closing'
    AND f.period_to = upper(period) AND f.latest AND f.revision > 0 AND f.created_at = now()::timestamptz(3));

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
  IF tc.period_of('school-year', year::text) = period THEN
    RETURN QUERY SELECT * FROM tc.school_year_figures(year);
  ELSIF tc.period_of('term', year::text) = period THEN
    RETURN QUERY SELECT * FROM tc.term_figures(year);
  ELSIF tc.period_of('fiscal-year', year::text) = period THEN
    RETURN QUERY SELECT * FROM tc.fiscal_year_figures(year);
  ELSE
    RETURN QUERY SELECT * FROM tc.month_figures(lower(period));
  END IF;
END $$;

-- Keeps the figures of a period and that it is closed; what is closed stays. Called with the period held.
CREATE OR REPLACE FUNCTION tc.keep_figures(period daterange, on_day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE kept integer;
BEGIN
  INSERT INTO closed_figure (id, created_at, measure, row_id, school_id, township_id, part, period_from, period_to, value, recorded_on)
    SELECT md5(concat_ws('/', 'closed', f.measure, f.row_id, period))::uuid, on_day::timestamp AT TIME ZONE 'Asia/Shanghai',
        f.measure, f.row_id, f.school_id, f.township_id, f.part, lower(period), upper(period), f.value, on_day
      FROM (SELECT * FROM tc.period_figures(period) UNION ALL
        SELECT 'closing', md5('closing/' || period)::uuid, NULL::uuid, NULL::uuid, NULL::text, 0::bigint) f;
  GET DIAGNOSTICS kept = ROW_COUNT;
  RETURN kept;
END $$;

-- Closes a school year that is over: its figures are kept, its large classes' cases end with it, and with them the caps.
-- Repeatable: what is closed stays.
CREATE OR REPLACE FUNCTION tc.close_school_year(year integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE period daterange := tc.period_of('school-year', year::text);
BEGIN
  PERFORM pg_advisory_xact_lock(tc.period_key(period));
  IF upper(period) > tc.today() OR tc.period_closed(period) THEN RETURN 0; END IF;
  UPDATE large_class_case k SET closed_on = upper(period)
    WHERE k.school_year = year AND k.cleared_on IS NULL AND k.closed_on IS NULL AND k.archived_at IS NULL;
  RETURN tc.keep_figures(period, upper(period));
END $$;

-- Closes a term, month or fiscal year as many days after its end as the parameter `closing.<kind>.days` says, in force on its
-- last day; without one it stays open.
CREATE OR REPLACE FUNCTION tc.close_period(kind text, period daterange, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE on_day date := (SELECT upper(period) + p.number_value::int FROM parameter p WHERE p.key = 'closing.' || kind || '.days'
  AND p.township_id IS NULL AND p.archived_at IS NULL AND daterange(p.valid_from, p.valid_to) @> upper(period) - 1);
BEGIN
  IF on_day IS NULL OR on_day > day OR tc.period_closed(period) THEN RETURN 0; END IF;
  PERFORM pg_advisory_xact_lock(tc.period_key(period));
  IF tc.period_closed(period) THEN RETURN 0; END IF;
  RETURN tc.keep_figures(period, on_day);
END $$;

-- Each day: what is over, the oldest first, whichever of the registers has it.
CREATE OR REPLACE FUNCTION tc.job_closed_periods(since date, day date) RETURNS integer LANGUAGE sql AS $$
  SELECT coalesce(sum(CASE p.kind WHEN 'school-year' THEN tc.close_school_year(p.said::int)
      ELSE tc.close_period(p.kind, tc.period_of(p.kind, p.said), job_closed_periods.day) END), 0)::int
    FROM (SELECT * FROM (SELECT 'school-year', school_year::text FROM school_class UNION SELECT 'school-year', school_year::text FROM school_quota
        UNION SELECT 'school-year', school_year::text FROM school_headcount UNION SELECT 'school-year', school_year::text FROM rotation_eligibility
        UNION SELECT 'term', school_year::text FROM school_quota
        UNION SELECT 'fiscal-year', fiscal_year::text FROM allocation UNION SELECT 'fiscal-year', fiscal_year::text FROM school_spending
        UNION SELECT 'month', month::text FROM nutrition_school_month) r(kind, said)
      WHERE upper(tc.period_of(r.kind, r.said)) <= job_closed_periods.day ORDER BY upper(tc.period_of(r.kind, r.said)), 1) p
$$;

-- Opens the correction of a closed period, for a reason: until the transaction ends, what it rests on may be changed; at its
-- end it is counted anew. Gives the number of the correction; null where nothing is closed.
CREATE OR REPLACE FUNCTION tc.revise_period(period daterange, why text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE number integer;
BEGIN
  PERFORM pg_advisory_xact_lock(tc.period_key(period));
  INSERT INTO closed_figure (id, measure, row_id, period_from, period_to, value, revision, reason, recorded_on)
    SELECT md5(concat_ws('/', 'closed', o.measure, o.row_id, period, o.revision + 1))::uuid, o.measure, o.row_id, o.period_from, o.period_to,
        o.revision + 1, o.revision + 1, why, tc.today()
      FROM closed_figure o WHERE o.period_from = lower(period) AND o.measure = 'closing' AND o.period_to = upper(period) AND o.latest
    RETURNING revision INTO number;
  RETURN number;
END $$;

CREATE OR REPLACE FUNCTION tc.revise_school_year(year integer, why text) RETURNS integer LANGUAGE sql
  RETURN tc.revise_period(tc.period_of('school-year', year::text), why);

-- What comes out otherwise is a revision. What was not there when the period was closed begins with one; what is no more is
-- none of a count, and nothing of its own.
CREATE OR REPLACE FUNCTION tc.count_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE period daterange := daterange(NEW.period_from, NEW.period_to);
BEGIN
  PERFORM tc.refresh_school_staffing(array_agg(q.school_id), array_agg(q.township_id) FILTER (WHERE q.school_id IS NULL))
    FROM school_quota q WHERE tc.period_of('school-year', q.school_year::text) = period AND q.archived_at IS NULL HAVING count(*) > 0;
  INSERT INTO closed_figure (id, measure, row_id, school_id, township_id, part, period_from, period_to, value, revision, reason, recorded_on)
    SELECT md5(concat_ws('/', 'closed', n.measure, n.row_id, period, n.revision))::uuid, n.measure, n.row_id, n.school_id, n.township_id,
        n.part, NEW.period_from, NEW.period_to, n.value, n.revision, NEW.reason, NEW.recorded_on
      FROM (SELECT measure, row_id, coalesce(o.school_id, f.school_id) AS school_id, coalesce(o.township_id, f.township_id) AS township_id,
          coalesce(o.part, f.part) AS part, coalesce(o.revision, 0) + 1 AS revision, o.row_id IS NULL AS found, o.value AS was,
          CASE WHEN f.row_id IS NOT NULL THEN f.value WHEN measure LIKE 'class-size%' OR measure LIKE 'quota%' OR measure LIKE 'meals%' AND coalesce(o.school_id, f.school_id) IS NOT NULL THEN NULL ELSE 0 END AS value
        FROM tc.period_figures(period) f FULL JOIN (SELECT c.* FROM closed_figure c WHERE c.period_from = NEW.period_from
          AND c.period_to = NEW.period_to AND c.measure <> 'closing' AND c.latest AND c.archived_at IS NULL) o USING (measure, row_id)) n
      WHERE n.found OR n.value IS DISTINCT FROM n.was;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER counted AFTER INSERT ON "closed_figure" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.measure = 'closing' AND NEW.revision > 0) EXECUTE FUNCTION tc.count_revision();

CREATE OR REPLACE FUNCTION tc.keep_closed_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    -- Only the revision that follows, in the trigger below, ends one.
    IF TG_OP = 'DELETE' OR pg_trigger_depth() < 2 OR to_jsonb(NEW) - 'latest' <> to_jsonb(OLD) - 'latest' THEN
      PERFORM tc.refuse('closed_figure_kept');
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.period_to > tc.today() OR NEW.recorded_on > tc.today() THEN
    PERFORM tc.refuse('closed_figure_over');
  END IF;
  IF NEW.revision > 0 THEN
    -- By it a correction is known to be this transaction's.
    NEW.created_at := now();
    UPDATE closed_figure f SET latest = false WHERE f.row_id = NEW.row_id AND f.measure = NEW.measure AND f.period_from = NEW.period_from
      AND f.period_to = NEW.period_to AND f.revision = NEW.revision - 1 AND f.latest AND f.archived_at IS NULL;
    IF NOT FOUND AND (NEW.revision > 1 OR NEW.measure = 'closing' OR EXISTS (SELECT 1 FROM closed_figure f WHERE f.row_id = NEW.row_id
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
