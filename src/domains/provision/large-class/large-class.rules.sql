-- 三(四): the ledger of large classes, which the database itself keeps, and the measures against them.
-- after: schools/closed-figure

-- Pupils placed in a class today; of a year that is over, on its last day. Placements end with the lessons, not with the year:
-- one that ends from 1 June on counts until 31 August, unless the pupil sits in another class of that year afterwards.
CREATE OR REPLACE FUNCTION tc.class_size(class uuid) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT count(e.id)::int FROM school_class c CROSS JOIN LATERAL (SELECT least(tc.today(), make_date(c.school_year + 1, 8, 31)) AS day) d
    JOIN enrolment e ON e.class_id = c.id AND e.archived_at IS NULL AND e.valid_from <= d.day
      AND (e.valid_to IS NULL OR e.valid_to > d.day OR e.valid_to >= make_date(c.school_year + 1, 6, 1)
        AND NOT EXISTS (SELECT FROM enrolment o WHERE o.student_id = e.student_id AND o.school_year = e.school_year
          AND o.valid_from >= e.valid_to AND o.archived_at IS NULL))
    WHERE c.id = class);

-- 三(四): the ledger of large classes. A class that reaches 56 is on it by the database itself, so that no figure
-- depends on who remembers; the size on an open case follows the class. Classes are locked in one order. Called by the
-- triggers below, and once a day for placements that begin or end by date alone.
CREATE OR REPLACE FUNCTION tc.watch_class_sizes(classes uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM school_class c WHERE c.id = ANY (classes) ORDER BY c.id FOR NO KEY UPDATE;
  UPDATE large_class_case k SET latest_size = n.size
    FROM (SELECT c.id, tc.class_size(c.id) AS size
      FROM school_class c WHERE c.id = ANY (classes)) n
    WHERE k.class_id = n.id AND k.cleared_on IS NULL AND k.closed_on IS NULL AND k.archived_at IS NULL AND k.latest_size <> n.size;
  INSERT INTO large_class_case (id, class_id, school_id, township_id, school_year, found_on, size_then, latest_size)
    SELECT uuidv7(), n.id, n.school_id, n.township_id, n.school_year, tc.today(), n.size, n.size
      FROM (SELECT c.*, tc.class_size(c.id) AS size
        FROM school_class c WHERE c.id = ANY (classes) AND c.archived_at IS NULL AND make_date(c.school_year + 1, 9, 1) > tc.today()) n
      WHERE n.size >= 56 AND NOT EXISTS (SELECT 1 FROM large_class_case k WHERE k.class_id = n.id AND k.cleared_on IS NULL AND k.archived_at IS NULL)
    -- Cleared and large again on one day: the case goes on.
    ON CONFLICT (class_id, found_on) DO UPDATE SET cleared_on = NULL, archived_at = NULL, latest_size = EXCLUDED.latest_size;
END $$;

-- Each day: placements that begin or end.
CREATE OR REPLACE FUNCTION tc.job_class_sizes(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE classes uuid[];
BEGIN
  classes := ARRAY(SELECT DISTINCT e.class_id FROM enrolment e
    WHERE e.valid_from BETWEEN since AND day OR e.valid_to BETWEEN since AND day);
  PERFORM tc.watch_class_sizes(classes);
  RETURN cardinality(classes);
END $$;

CREATE OR REPLACE FUNCTION tc.class_sizes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tc.watch_class_sizes(ARRAY(SELECT DISTINCT class_id FROM after_rows));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tc.watch_class_sizes(ARRAY(SELECT DISTINCT class_id FROM before_rows));
  ELSE
    -- No join: planned for the statement of one row, it would lay each row of a later one beside each other.
    PERFORM tc.watch_class_sizes(ARRAY(SELECT DISTINCT c.class_id FROM (
      (SELECT id, class_id, valid_from, valid_to, archived_at IS NULL FROM before_rows EXCEPT SELECT id, class_id, valid_from, valid_to, archived_at IS NULL FROM after_rows)
      UNION ALL
      (SELECT id, class_id, valid_from, valid_to, archived_at IS NULL FROM after_rows EXCEPT SELECT id, class_id, valid_from, valid_to, archived_at IS NULL FROM before_rows)) c));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER class_sizes_inserted AFTER INSERT ON "enrolment" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.class_sizes_changed();

CREATE TRIGGER class_sizes_updated AFTER UPDATE ON "enrolment" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.class_sizes_changed();

CREATE TRIGGER class_sizes_deleted AFTER DELETE ON "enrolment" REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.class_sizes_changed();

-- The copies of the class on its case; an open one has the size of the class, which on clearing is counted once more, and a row check asks for less than 56.
CREATE OR REPLACE FUNCTION tc.large_class_case_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.school_id, c.township_id, c.school_year INTO NEW.school_id, NEW.township_id, NEW.school_year
    FROM school_class c WHERE c.id = NEW.class_id FOR NO KEY UPDATE;
  IF NEW.cleared_on IS NULL AND NEW.closed_on IS NULL OR NEW.cleared_on IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.cleared_on IS NULL) THEN
    NEW.latest_size := tc.class_size(NEW.class_id);
  ELSIF TG_OP = 'UPDATE' THEN
    NEW.latest_size := OLD.latest_size;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF class_id, school_id, township_id, school_year, cleared_on, closed_on, latest_size ON "large_class_case"
  FOR EACH ROW EXECUTE FUNCTION tc.large_class_case_scope();

-- The measure's school is its case's.
CREATE OR REPLACE FUNCTION tc.large_class_measure_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.id, s.township_id INTO NEW.school_id, NEW.township_id
    FROM large_class_case k JOIN school s ON s.id = k.school_id WHERE k.id = NEW.case_id FOR KEY SHARE OF s;
  RETURN NEW;
END $$;

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF case_id, school_id, township_id ON "large_class_measure"
  FOR EACH ROW EXECUTE FUNCTION tc.large_class_measure_scope();

-- Whoever is diverted must not make the receiving class large: what is still to come to it counts as come.
CREATE OR REPLACE FUNCTION tc.large_class_measure_diverts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE size int;
BEGIN
  IF NEW.to_class_id IS NOT NULL THEN
    PERFORM 1 FROM school_class c WHERE c.id = NEW.to_class_id AND c.school_id = NEW.to_school_id AND c.archived_at IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      PERFORM tc.refuse('large_class_measure_class_of_school');
    END IF;
    size := (SELECT count(*) FROM enrolment e WHERE e.class_id = NEW.to_class_id AND (e.valid_to IS NULL OR e.valid_to > tc.today()) AND e.archived_at IS NULL)
      + coalesce((SELECT sum(m.pupils) FROM large_class_measure m
          WHERE m.to_class_id = NEW.to_class_id AND m.done_on IS NULL AND m.archived_at IS NULL AND m.id <> NEW.id), 0);
    IF size + (CASE WHEN NEW.done_on IS NULL THEN NEW.pupils ELSE 0 END) >= 56 THEN
      PERFORM tc.refuse('large_class_measure_keeps_below');
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER b_diverts BEFORE INSERT OR UPDATE OF to_school_id, to_class_id, pupils, done_on ON "large_class_measure"
  FOR EACH ROW EXECUTE FUNCTION tc.large_class_measure_diverts();

-- 三(四): a school with an open case admits fewer, as long as the case's year lasts. The school's row is locked, so that case and plan see each other.
CREATE OR REPLACE FUNCTION tc.has_open_large_class(school uuid, by_year integer) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM large_class_case k WHERE k.school_id = school AND k.cleared_on IS NULL AND k.closed_on IS NULL AND k.archived_at IS NULL AND k.school_year <= by_year
    AND make_date(k.school_year + 1, 9, 1) > tc.today());

CREATE OR REPLACE FUNCTION tc.large_class_case_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE schools uuid[] := ARRAY[]::uuid[];
BEGIN
  IF TG_OP <> 'INSERT' THEN schools := schools || OLD.school_id; END IF;
  IF TG_OP <> 'DELETE' THEN schools := schools || NEW.school_id; END IF;
  PERFORM 1 FROM school s WHERE s.id = ANY (schools) ORDER BY s.id FOR NO KEY UPDATE;
  UPDATE enrolment_plan p SET capped = NOT p.capped
    WHERE p.school_id = ANY (schools) AND make_date(p.school_year + 1, 9, 1) > tc.today() AND p.capped <> tc.has_open_large_class(p.school_id, p.school_year);
  RETURN NULL;
END $$;

CREATE TRIGGER plans AFTER INSERT OR DELETE OR UPDATE OF class_id, school_id, school_year, cleared_on, closed_on, archived_at ON "large_class_case"
  FOR EACH ROW EXECUTE FUNCTION tc.large_class_case_changed();

-- 三(四): a case opens on a class that is not archived and had 56 pupils and as many as the case says on that day, by the
-- dated enrolments, which is how the ledger counts.
CREATE OR REPLACE FUNCTION tc.assert_case_size() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE size int;
BEGIN
  size := (SELECT count(*) FROM enrolment e WHERE e.class_id = NEW.class_id AND e.archived_at IS NULL
    AND e.valid_from <= NEW.found_on AND (e.valid_to IS NULL OR e.valid_to > NEW.found_on));
  -- That 56 are asked for at least is a row check.
  IF NEW.found_on > tc.today() OR NEW.size_then > size OR EXISTS (SELECT FROM school_class c WHERE c.id = NEW.class_id AND c.archived_at IS NOT NULL) THEN
    PERFORM tc.refuse('large_class_case_found');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER large_class_case_found AFTER INSERT OR UPDATE OF class_id, found_on, size_then ON "large_class_case"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_case_size();

-- An open case leaves the ledger by being cleared, or with its year: it is neither archived nor deleted, nor made one of another
-- class.
CREATE OR REPLACE FUNCTION tc.open_case_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('large_class_case_stays');
END $$;

CREATE TRIGGER b_stays BEFORE DELETE ON "large_class_case"
  FOR EACH ROW WHEN (OLD.cleared_on IS NULL AND OLD.closed_on IS NULL AND OLD.archived_at IS NULL) EXECUTE FUNCTION tc.open_case_stays();

CREATE TRIGGER b_stays_updated BEFORE UPDATE OF class_id, archived_at ON "large_class_case"
  FOR EACH ROW WHEN (OLD.cleared_on IS NULL AND OLD.closed_on IS NULL AND OLD.archived_at IS NULL
    AND (NEW.archived_at IS NOT NULL OR NEW.class_id <> OLD.class_id)) EXECUTE FUNCTION tc.open_case_stays();

-- What was found stays as it was found.
CREATE TRIGGER b_found BEFORE UPDATE OF found_on, size_then ON "large_class_case"
  FOR EACH ROW WHEN ((OLD.found_on, OLD.size_then) <> (NEW.found_on, NEW.size_then)) EXECUTE FUNCTION tc.open_case_stays();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "large_class_case"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{}');
