-- 四(四): a closed school year answers for ever what it answered when it was closed; a correction stands beside it.
-- after: schools/school-state

CREATE OR REPLACE FUNCTION tc.school_year_closed(year integer) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM closed_figure f WHERE f.period_from = make_date(year, 9, 1) AND f.archived_at IS NULL);

-- All that is to stay of a school year, counted from dated rows. Cells of cubes keep their ids: the cubes tell closed years
-- from here. A class is counted on the official day, 1 September, and with those who finished the year in it (tc.class_size).
CREATE OR REPLACE FUNCTION tc.school_year_figures(year integer)
  RETURNS TABLE (measure text, row_id uuid, school_id uuid, township_id uuid, part text, value integer) LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN QUERY
  SELECT v.measure::text, c.id, c.school_id, c.township_id, CASE WHEN c.grade <= 6 THEN 'primary' ELSE 'junior' END, v.value
    FROM school_class c CROSS JOIN LATERAL (VALUES ('class-size', tc.class_size(c.id)),
      ('class-size-opening', (SELECT count(*)::int FROM enrolment e WHERE e.class_id = c.id AND e.archived_at IS NULL
        AND e.valid_from <= make_date(year, 9, 1) AND (e.valid_to IS NULL OR e.valid_to > make_date(year, 9, 1))))) v(measure, value)
    WHERE c.school_year = year AND c.archived_at IS NULL
  UNION ALL
  SELECT v.measure::text, q.id, q.school_id, q.township_id, NULL::text, v.value
    FROM school_quota q CROSS JOIN LATERAL (VALUES ('quota-occupied', q.occupied), ('quota-outside', q.non_quota), ('quota-seconded', q.seconded)) v(measure, value)
    WHERE q.school_year = year AND q.archived_at IS NULL
  UNION ALL
  SELECT v.measure::text, r.id, r.school_id, r.township_id, r.way, v.value
    FROM tc.rotation_cube_live r CROSS JOIN LATERAL (VALUES ('rotation-eligible', r.eligible), ('rotation-rotated', r.rotated), ('rotation-backbone', r.rotated_backbone)) v(measure, value)
    WHERE r.school_year = year
  UNION ALL
  SELECT v.measure::text, l.id, NULL::uuid, l.township_id, l.stage, v.value
    FROM tc.large_class_cube_live l CROSS JOIN LATERAL (VALUES ('classes', l.classes), ('classes-found', l.found), ('classes-large', l.large), ('classes-very-large', l.very_large)) v(measure, value)
    WHERE l.school_year = year
  UNION ALL
  SELECT v.measure::text, p.id, NULL::uuid, p.township_id, p.stage, v.value
    FROM tc.enrolment_cube_live p CROSS JOIN LATERAL (VALUES ('pupils-schools', p.schools), ('pupils', p.students)) v(measure, value)
    WHERE p.school_year = year;
END $$;

-- Closes a school year that is over: its figures are kept, its large classes' cases end with it, and with them the caps.
-- Repeatable: what is closed stays.
CREATE OR REPLACE FUNCTION tc.close_school_year(year integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE kept integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('school year', year));
  IF make_date(year + 1, 9, 1) > tc.today() OR tc.school_year_closed(year) THEN RETURN 0; END IF;
  INSERT INTO closed_figure (id, created_at, measure, row_id, school_id, township_id, part, period_from, period_to, value, recorded_on)
    SELECT md5(concat_ws('/', 'closed', f.measure, f.row_id, year))::uuid, make_date(year + 1, 9, 1)::timestamp AT TIME ZONE 'Asia/Shanghai',
        f.measure, f.row_id, f.school_id, f.township_id, f.part, make_date(year, 9, 1), make_date(year + 1, 9, 1), f.value, make_date(year + 1, 9, 1)
      FROM tc.school_year_figures(year) f;
  GET DIAGNOSTICS kept = ROW_COUNT;
  UPDATE large_class_case k SET closed_on = make_date(year + 1, 9, 1)
    WHERE k.school_year = year AND k.cleared_on IS NULL AND k.closed_on IS NULL AND k.archived_at IS NULL;
  RETURN kept;
END $$;

-- Each day: years that are over, the oldest first.
CREATE OR REPLACE FUNCTION tc.job_school_year(since date, day date) RETURNS integer LANGUAGE sql AS $$
  SELECT coalesce(sum(tc.close_school_year(y.year)), 0)::int FROM (SELECT DISTINCT c.school_year AS year FROM school_class c
    WHERE make_date(c.school_year + 1, 9, 1) <= job_school_year.day ORDER BY 1) y
$$;

-- After a late correction of rows: counts a closed year anew, and what comes out otherwise is a revision, for this reason.
CREATE OR REPLACE FUNCTION tc.revise_school_year(year integer, why text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE revised integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('school year', year));
  PERFORM set_config('tc.revising', year::text, true);
  PERFORM tc.refresh_school_staffing(array_agg(q.school_id), array_agg(q.township_id) FILTER (WHERE q.school_id IS NULL))
    FROM school_quota q WHERE q.school_year = year AND q.archived_at IS NULL;
  INSERT INTO closed_figure (id, measure, row_id, school_id, township_id, part, period_from, period_to, value, revision, reason, recorded_on)
    SELECT md5(concat_ws('/', 'closed', f.measure, f.row_id, year, o.revision + 1))::uuid, f.measure, f.row_id, o.school_id, o.township_id, o.part,
        o.period_from, o.period_to, f.value, o.revision + 1, why, tc.today()
      FROM tc.school_year_figures(year) f JOIN closed_figure o ON o.row_id = f.row_id AND o.measure = f.measure
        AND o.period_from = make_date(year, 9, 1) AND o.latest AND o.archived_at IS NULL
      WHERE f.value IS DISTINCT FROM o.value;
  GET DIAGNOSTICS revised = ROW_COUNT;
  PERFORM set_config('tc.revising', '', true);
  RETURN revised;
END $$;

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
    UPDATE closed_figure f SET latest = false WHERE f.row_id = NEW.row_id AND f.measure = NEW.measure AND f.period_from = NEW.period_from
      AND f.period_to = NEW.period_to AND f.revision = NEW.revision - 1 AND f.latest AND f.archived_at IS NULL;
    IF NOT FOUND THEN
      PERFORM tc.refuse('closed_figure_next');
    END IF;
  END IF;
  NEW.latest := true;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OR DELETE ON "closed_figure" FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_figures();
