-- Placements: the child's scopes follow them, each carries its child, and a pupil sits in an operating school.

CREATE OR REPLACE FUNCTION tc.enrolment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_child_scopes(ARRAY(SELECT s.child_id FROM student s
    WHERE (TG_OP <> 'INSERT' AND s.id = OLD.student_id) OR (TG_OP <> 'DELETE' AND s.id = NEW.student_id)));
  RETURN NULL;
END $$;

CREATE TRIGGER child_scopes AFTER INSERT OR UPDATE OR DELETE ON "enrolment"
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_changed();

-- The child on its placements: one step from a child, or a guardian's bond, to the class that a teacher teaches.
CREATE OR REPLACE FUNCTION tc.enrolment_child() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.child_id INTO NEW.child_id FROM student s WHERE s.id = NEW.student_id;
  RETURN NEW;
END $$;

CREATE TRIGGER child BEFORE INSERT OR UPDATE OF student_id, child_id ON "enrolment"
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_child();

-- Of placements that are not over, those to come included. By statement: a year's pupils come in one. Fires after "class_sizes_…", whose locks on schools are the stronger ones.
CREATE OR REPLACE FUNCTION tc.assert_enrolment_school_operates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE schools uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    schools := ARRAY(SELECT DISTINCT a.school_id FROM after_rows a
      WHERE (a.valid_to IS NULL OR a.valid_to > tc.today()) AND a.archived_at IS NULL);
  ELSE
    schools := ARRAY(SELECT DISTINCT a.school_id FROM before_rows b JOIN after_rows a ON a.id = b.id
      WHERE (a.valid_to IS NULL OR a.valid_to > tc.today()) AND a.archived_at IS NULL
        AND (b.valid_to <= tc.today() OR b.archived_at IS NOT NULL OR b.school_id <> a.school_id));
  END IF;
  IF cardinality(schools) = 0 THEN RETURN NULL; END IF;
  PERFORM 1 FROM school s WHERE s.id = ANY (schools) ORDER BY s.id FOR SHARE;
  IF EXISTS (SELECT 1 FROM school s WHERE s.id = ANY (schools) AND (s.status <> 'operating' OR s.archived_at IS NOT NULL)) THEN
    PERFORM tc.refuse('enrolment_school_operates');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER school_operates_inserted AFTER INSERT ON "enrolment" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.assert_enrolment_school_operates();

CREATE TRIGGER school_operates_updated AFTER UPDATE ON "enrolment" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.assert_enrolment_school_operates();
