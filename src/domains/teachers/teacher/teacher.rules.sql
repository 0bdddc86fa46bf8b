-- Teachers: the copies of the relation in force, and one document held by two records.
-- after: teachers/personnel-relation

ALTER TABLE "teacher" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

CREATE OR REPLACE FUNCTION tc.scopes_of_teacher(of_teacher uuid, OUT school uuid, OUT township uuid, OUT duplicate boolean) LANGUAGE sql STABLE AS $$
  SELECT r.school_id, r.township_id, r.id IS NOT NULL AND EXISTS (SELECT FROM teacher o
      JOIN personnel_relation q ON q.teacher_id = o.id AND q.archived_at IS NULL AND q.valid_from <= tc.today() AND (q.valid_to IS NULL OR q.valid_to > tc.today())
      WHERE o.id_number_index = t.id_number_index AND o.id <> t.id AND o.archived_at IS NULL)
    FROM teacher t LEFT JOIN personnel_relation r
      ON r.teacher_id = t.id AND r.archived_at IS NULL AND r.valid_from <= tc.today() AND (r.valid_to IS NULL OR r.valid_to > tc.today())
    WHERE t.id = of_teacher
$$;

-- Rights rest on them: whoever writes them, they are the relation's. A new row fetches them after the write.
CREATE OR REPLACE FUNCTION tc.teacher_scopes_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.school, s.township, s.duplicate INTO NEW.school_id, NEW.township_id, NEW.duplicate_person FROM tc.scopes_of_teacher(NEW.id) s;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE UPDATE OF school_id, township_id, duplicate_person ON "teacher"
  FOR EACH ROW EXECUTE FUNCTION tc.teacher_scopes_kept();

-- The copies of the relation in force: school and township on the person, the school on the person's rows; and whether
-- another person record of the same document has a relation in force, too. Called by the triggers below, and once a day
-- for relations that begin or end by date alone.
CREATE OR REPLACE FUNCTION tc.refresh_teacher_scopes(teachers uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE touched uuid[];
BEGIN
  touched := ARRAY(SELECT unnest(teachers) UNION
    SELECT o.id FROM teacher t JOIN teacher o ON o.id_number_index = t.id_number_index WHERE t.id = ANY (teachers));
  PERFORM FROM teacher t WHERE t.id = ANY (touched) ORDER BY t.id FOR NO KEY UPDATE;
  UPDATE teacher t SET school_id = n.school, township_id = n.township, duplicate_person = n.duplicate
    FROM (SELECT x.id, s.* FROM teacher x CROSS JOIN LATERAL tc.scopes_of_teacher(x.id) s WHERE x.id = ANY (touched)) n
    WHERE t.id = n.id AND (t.school_id, t.township_id, t.duplicate_person) IS DISTINCT FROM (n.school, n.township, n.duplicate);
  UPDATE teaching_placement c SET home_school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.home_school_id IS DISTINCT FROM t.school_id;
  UPDATE title_grant c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE teacher_training c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE presence_month c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE rotation_eligibility c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
END $$;

-- Each day: relations that begin or end.
CREATE OR REPLACE FUNCTION tc.job_teacher_scopes(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE teachers uuid[];
BEGIN
  teachers := ARRAY(SELECT DISTINCT r.teacher_id FROM personnel_relation r
    WHERE r.valid_from BETWEEN since AND day OR r.valid_to BETWEEN since AND day);
  PERFORM tc.refresh_teacher_scopes(teachers);
  RETURN cardinality(teachers);
END $$;

CREATE OR REPLACE FUNCTION tc.teacher_number_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_teacher_scopes(ARRAY(SELECT t.id FROM teacher t WHERE t.id = NEW.id
    OR (TG_OP = 'UPDATE' AND t.id_number_index = OLD.id_number_index)));
  RETURN NULL;
END $$;

CREATE TRIGGER teacher_scopes AFTER INSERT OR UPDATE OF id_number_index, archived_at ON "teacher"
  FOR EACH ROW EXECUTE FUNCTION tc.teacher_number_changed();

CREATE CONSTRAINT TRIGGER relation_fits_employment AFTER UPDATE OF staff_kind ON "teacher"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.relation_fits_employment();
