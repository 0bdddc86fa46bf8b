-- The copies of a child's scopes that are kept on the rows of children. Rows of other areas fetch them by their own rules.

-- The child's scopes: the townships of today's locations and the school of today's placement. What is archived says nothing
-- of a child; its own copies are kept like any row's.
CREATE OR REPLACE FUNCTION tc.scopes_of_child(of_child uuid, OUT hukou uuid, OUT residence uuid, OUT school uuid) LANGUAGE sql STABLE AS $$
  SELECT (SELECT l.township_id FROM child_location l WHERE l.child_id = of_child AND l.archived_at IS NULL AND l.kind = 'hukou'
      AND l.valid_from <= tc.today() AND (l.valid_to IS NULL OR l.valid_to > tc.today())),
    (SELECT l.township_id FROM child_location l WHERE l.child_id = of_child AND l.archived_at IS NULL AND l.kind = 'residence'
      AND l.valid_from <= tc.today() AND (l.valid_to IS NULL OR l.valid_to > tc.today())),
    (SELECT e.school_id FROM student s JOIN enrolment e ON e.student_id = s.id
      WHERE s.child_id = of_child AND s.archived_at IS NULL AND e.archived_at IS NULL
        AND e.valid_from <= tc.today() AND (e.valid_to IS NULL OR e.valid_to > tc.today())
      ORDER BY e.valid_from DESC, e.id LIMIT 1)
$$;

-- Rights rest on these copies: whoever writes them, they are what they are copies of.
CREATE OR REPLACE FUNCTION tc.child_scopes_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.hukou, s.residence, s.school INTO NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id FROM tc.scopes_of_child(NEW.id) s;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF hukou_township_id, residence_township_id, school_id ON "child"
  FOR EACH ROW EXECUTE FUNCTION tc.child_scopes_kept();

-- A row's scopes are its child's; none where no child is named. The child is locked against a move in the meantime, as strongly
-- as the rules that come later in the statement do.
CREATE OR REPLACE FUNCTION tc.copy_child_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.hukou_township_id := NULL; NEW.residence_township_id := NULL; NEW.school_id := NULL;
  SELECT c.hukou_township_id, c.residence_township_id, c.school_id
    INTO NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id FROM child c WHERE c.id = NEW.child_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;

-- Here a new pupil, and a row that passes to another child, fetches them after the write (`tc.refresh_child_scopes`), which locks
-- both children in one order. A new bond has them at once: who writes it is asked by them.
CREATE TRIGGER scopes BEFORE UPDATE OF hukou_township_id, residence_township_id, school_id ON "student"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF hukou_township_id, residence_township_id, school_id ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

-- Brings the copies to what they are copies of. Called by the triggers below, and once a day for locations and placements that begin or end by date alone.
-- Planned once, not for each child.
CREATE OR REPLACE FUNCTION tc.refresh_child_scopes(children uuid[]) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  -- Two writers of one child: the second waits and then sees what the first wrote.
  PERFORM FROM child c WHERE c.id = ANY (children) ORDER BY c.id FOR NO KEY UPDATE;
  UPDATE child c SET hukou_township_id = n.hukou, residence_township_id = n.residence, school_id = n.school
    FROM (SELECT x.id, s.* FROM child x CROSS JOIN LATERAL tc.scopes_of_child(x.id) s WHERE x.id = ANY (children)) n
    WHERE c.id = n.id AND (c.hukou_township_id, c.residence_township_id, c.school_id) IS DISTINCT FROM (n.hukou, n.residence, n.school);
  UPDATE student s SET hukou_township_id = c.hukou_township_id, residence_township_id = c.residence_township_id, school_id = c.school_id
    FROM child c WHERE c.id = ANY (children) AND s.child_id = c.id
      AND (s.hukou_township_id, s.residence_township_id, s.school_id) IS DISTINCT FROM (c.hukou_township_id, c.residence_township_id, c.school_id);
  UPDATE guardianship g SET hukou_township_id = c.hukou_township_id, residence_township_id = c.residence_township_id, school_id = c.school_id
    FROM child c WHERE c.id = ANY (children) AND g.child_id = c.id
      AND (g.hukou_township_id, g.residence_township_id, g.school_id) IS DISTINCT FROM (c.hukou_township_id, c.residence_township_id, c.school_id);
  UPDATE enrolment e SET hukou_township_id = c.hukou_township_id, residence_township_id = c.residence_township_id
    FROM child c JOIN student s ON s.child_id = c.id WHERE c.id = ANY (children) AND e.student_id = s.id
      AND (e.hukou_township_id, e.residence_township_id) IS DISTINCT FROM (c.hukou_township_id, c.residence_township_id);
END $$;

CREATE OR REPLACE FUNCTION tc.child_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_child_scopes(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.child_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.child_id END]);
  RETURN NULL;
END $$;

-- Each day: locations and placements that begin or end.
CREATE OR REPLACE FUNCTION tc.job_child_scopes(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE children uuid[];
BEGIN
  children := ARRAY(SELECT l.child_id FROM child_location l WHERE l.valid_from BETWEEN since AND day OR l.valid_to BETWEEN since AND day
    UNION SELECT e.child_id FROM enrolment e WHERE e.valid_from BETWEEN since AND day OR e.valid_to BETWEEN since AND day);
  PERFORM tc.refresh_child_scopes(children);
  -- Bonds that are over by their date alone take consents with them.
  PERFORM tc.end_consents(ARRAY(SELECT DISTINCT g.child_id FROM guardianship g WHERE g.valid_to BETWEEN since AND day));
  RETURN cardinality(children);
END $$;
