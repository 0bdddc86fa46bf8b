-- Classes: only of operating schools, of a grade that the school teaches, up to the standard size.
-- after: schools/closed-figure

CREATE OR REPLACE FUNCTION tc.assert_class_school_operates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM school s WHERE s.id = NEW.school_id AND s.status = 'operating' AND s.archived_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    PERFORM tc.refuse('school_class_school_operates');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER school_class_school_operates AFTER INSERT OR UPDATE OF school_id ON "school_class"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_class_school_operates();

-- 三(一)(四): a class has a grade of its school's kind and, where stages are on record for its year (for what is left of this one), of one of them; its
-- cap is at most the standard size in force on the year's first day, where there is one (1 to 70 otherwise).
CREATE OR REPLACE FUNCTION tc.assert_class_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  began date := make_date(NEW.school_year, 9, 1);
  over date := make_date(NEW.school_year + 1, 9, 1);
  most int;
BEGIN
  PERFORM FROM school s WHERE s.id = NEW.school_id FOR SHARE;
  IF NOT EXISTS (SELECT 1 FROM school s WHERE s.id = NEW.school_id AND NEW.grade <@ tc.grades_of_kind(s.kind))
    -- True where every stage of the year leaves the grade out, null where there is none.
    OR (SELECT bool_and(NOT NEW.grade BETWEEN t.grade_from AND t.grade_to) FROM school_stage t
      WHERE t.school_id = NEW.school_id AND t.archived_at IS NULL AND daterange(t.valid_from, t.valid_to) && daterange(CASE WHEN over > tc.today() THEN greatest(began, tc.today()) ELSE began END, over)) THEN
    PERFORM tc.refuse('school_class_stage');
  END IF;
  SELECT p.number_value INTO most FROM parameter p
    WHERE p.key = 'class.standard-size.' || CASE WHEN NEW.grade <= 6 THEN 'primary' ELSE 'junior' END
      AND p.archived_at IS NULL AND (p.township_id IS NULL OR p.township_id = NEW.township_id) AND daterange(p.valid_from, p.valid_to) @> began
    ORDER BY p.township_id NULLS LAST LIMIT 1 FOR SHARE;
  IF NEW.cap > most THEN
    PERFORM tc.refuse('school_class_standard_size');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER school_class_fits AFTER INSERT OR UPDATE OF school_id, school_year, grade, cap ON "school_class"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_class_fits();

-- The most pupils on any day from today on: when one leaves as another comes, the class is no fuller.
CREATE OR REPLACE FUNCTION tc.class_most(class uuid) RETURNS integer LANGUAGE sql STABLE
  RETURN (SELECT max(n.size) FROM (SELECT tc.today() AS day UNION SELECT f.valid_from FROM enrolment f
      WHERE f.class_id = class AND f.archived_at IS NULL AND f.valid_from > tc.today()) d
    CROSS JOIN LATERAL (SELECT count(*)::int AS size FROM enrolment e WHERE e.class_id = class AND e.archived_at IS NULL
      AND e.valid_from <= d.day AND (e.valid_to IS NULL OR e.valid_to > d.day)) n);

-- 三(四): what a class may hold is not lowered below what it holds. Whoever places pupils locks the class, too.
CREATE OR REPLACE FUNCTION tc.assert_class_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tc.class_most(NEW.id) > coalesce(NEW.exception_cap, NEW.cap) THEN
    PERFORM tc.refuse('school_class_holds_pupils');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER holds_pupils AFTER UPDATE OF cap, exception_cap ON "school_class" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (coalesce(NEW.exception_cap, NEW.cap) < coalesce(OLD.exception_cap, OLD.cap)) EXECUTE FUNCTION tc.assert_class_holds();

-- 三(四): nor is it archived once pupils were placed in it, now, before or later, or while it is on the ledger of large classes. The
-- change locks the class, as whoever places pupils does.
CREATE OR REPLACE FUNCTION tc.assert_class_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM enrolment e WHERE e.class_id = NEW.id AND e.archived_at IS NULL)
      OR EXISTS (SELECT FROM large_class_case k WHERE k.class_id = NEW.id AND k.cleared_on IS NULL AND k.closed_on IS NULL AND k.archived_at IS NULL) THEN
    PERFORM tc.refuse('school_class_seated');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER seated AFTER UPDATE OF archived_at ON "school_class" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL) EXECUTE FUNCTION tc.assert_class_empty();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "school_class"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{}');

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id, school_year ON "school_class"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_year();
