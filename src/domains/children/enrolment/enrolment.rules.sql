-- Placements: the child's scopes follow them, each carries its child, and a pupil sits in an operating school, in one place
-- at a time.
-- after: schools/closed-figure

-- Hashed: see child_location_no_overlap.
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_no_overlap"
  EXCLUDE USING gist (hashtextextended("student_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_unseen BEFORE INSERT OR UPDATE OF valid_from, valid_to ON "enrolment"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.no_unseen_period('enrolment_no_overlap', 'student_id');

CREATE OR REPLACE FUNCTION tc.enrolment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_child_scopes(ARRAY(SELECT s.child_id FROM student s
    WHERE (TG_OP <> 'INSERT' AND s.id = OLD.student_id) OR (TG_OP <> 'DELETE' AND s.id = NEW.student_id)));
  RETURN NULL;
END $$;

CREATE TRIGGER child_scopes AFTER INSERT OR UPDATE OR DELETE ON "enrolment"
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_changed();

-- The child, and its places, on its placements: one step from a child, or a guardian's bond, to the class that a teacher teaches.
CREATE OR REPLACE FUNCTION tc.enrolment_child() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The child is a key of the pupil: who changes it waits for this row, and this row for that.
  SELECT s.child_id, c.hukou_township_id, c.residence_township_id INTO NEW.child_id, NEW.hukou_township_id, NEW.residence_township_id
    FROM student s JOIN child c ON c.id = s.child_id WHERE s.id = NEW.student_id FOR KEY SHARE OF s;
  RETURN NEW;
END $$;

CREATE TRIGGER child BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id ON "enrolment"
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_child();

-- Who enters a placement and names the class alone names its school and year; from then on the three agree ("enrolment_of_class").
-- Fires before "closed_period", which asks for the year.
CREATE OR REPLACE FUNCTION tc.enrolment_class() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT k.school_id, k.school_year INTO NEW.school_id, NEW.school_year FROM school_class k WHERE k.id = NEW.class_id FOR KEY SHARE;
  RETURN NEW;
END $$;

CREATE TRIGGER class BEFORE INSERT ON "enrolment"
  FOR EACH ROW WHEN (NEW.school_id IS NULL) EXECUTE FUNCTION tc.enrolment_class();

-- Of placements that are not over, those to come included: in an operating school, in a class that is not archived, and on
-- any day as many as it may hold. Asked wherever a placement gains days. By statement: a year's pupils come in one, and a plan
-- that was made for one pupil would lay each beside each other: no nested loops. Fires after
-- "class_sizes_…", whose locks on classes and schools are the stronger ones.
CREATE OR REPLACE FUNCTION tc.assert_enrolment_school_operates() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE schools uuid[]; classes uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT a.school_id), array_agg(DISTINCT a.class_id) INTO schools, classes FROM after_rows a
      WHERE (a.valid_to IS NULL OR a.valid_to > tc.today()) AND a.archived_at IS NULL;
  ELSE
    SELECT array_agg(DISTINCT a.school_id), array_agg(DISTINCT a.class_id) INTO schools, classes
      FROM before_rows b JOIN after_rows a ON a.id = b.id
      WHERE (a.valid_to IS NULL OR a.valid_to > tc.today()) AND a.archived_at IS NULL
        AND (b.archived_at IS NOT NULL OR NOT daterange(a.valid_from, a.valid_to) <@ daterange(b.valid_from, b.valid_to) OR (b.school_id, b.class_id, b.school_year) <> (a.school_id, a.class_id, a.school_year));
  END IF;
  IF schools IS NULL THEN RETURN NULL; END IF;
  PERFORM 1 FROM school s WHERE s.id = ANY (schools) ORDER BY s.id FOR SHARE;
  IF EXISTS (SELECT 1 FROM school s WHERE s.id = ANY (schools) AND (s.status <> 'operating' OR s.archived_at IS NOT NULL)) THEN
    PERFORM tc.refuse('enrolment_school_operates');
  END IF;
  PERFORM 1 FROM school_class c WHERE c.id = ANY (classes) ORDER BY c.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM school_class c WHERE c.id = ANY (classes) AND c.archived_at IS NOT NULL) THEN
    PERFORM tc.refuse('enrolment_class_stands');
  END IF;
  -- Whoever sat there as its year ended does so until the new class is entered; nobody comes to it any more.
  IF EXISTS (SELECT FROM school_class c WHERE c.id = ANY (classes) AND make_date(c.school_year + 1, 9, 1) <= tc.today()) THEN
    PERFORM tc.refuse('enrolment_class_of_year');
  END IF;
  IF EXISTS (SELECT FROM school_class c WHERE c.id = ANY (classes) AND coalesce(c.exception_cap, c.cap) < tc.class_most(c.id)) THEN
    PERFORM tc.refuse('enrolment_within_cap');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER school_operates_inserted AFTER INSERT ON "enrolment" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.assert_enrolment_school_operates();

CREATE TRIGGER school_operates_updated AFTER UPDATE ON "enrolment" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.assert_enrolment_school_operates();

-- A placement begins and ends in the school year of its class; one without an end lasts until the next is entered. So nobody is
-- placed over years that are closed in a class that is not.
CREATE OR REPLACE FUNCTION tc.enrolment_of_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT daterange(NEW.valid_from, NEW.valid_to) <@ daterange(make_date(NEW.school_year, 9, 1), CASE WHEN NEW.valid_to IS NOT NULL THEN make_date(NEW.school_year + 1, 9, 1) END)
      OR NEW.valid_from >= make_date(NEW.school_year + 1, 9, 1) THEN
    PERFORM tc.refuse('enrolment_of_year');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_year AFTER INSERT OR UPDATE OF school_year, valid_from, valid_to ON "enrolment" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_of_year();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "enrolment"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{child_id,hukou_township_id,residence_township_id,end_reason}');
