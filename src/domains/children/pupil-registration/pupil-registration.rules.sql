-- Registrations of pupils: a number that is on record already is found by the platform, and told to education alone. Whatever is
-- found, the same is looked up, so that whoever asks waits as long: a `coalesce` would stop at the first number that is found.
-- after: children/enrolment

CREATE OR REPLACE FUNCTION tc.child_of_numbers(id_number text, student_number text) RETURNS uuid LANGUAGE sql STABLE
  RETURN (SELECT (array_agg(f.child_id ORDER BY f.by_student_number))[1] FROM (
    SELECT c.id AS child_id, false AS by_student_number FROM child c WHERE c.id_number_index = id_number AND c.archived_at IS NULL
    UNION ALL SELECT s.child_id, true FROM student s WHERE s.student_no_index = student_number AND s.archived_at IS NULL) f);

CREATE OR REPLACE FUNCTION tc.pupil_registration_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.child_id := tc.child_of_numbers(NEW.id_number_index, NEW.student_no_index);
  -- The key of a child that was found is held; where none was, nobody's is looked for.
  IF NEW.child_id IS NULL THEN
    PERFORM FROM child c WHERE c.id = NEW.id FOR KEY SHARE;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER a_found BEFORE INSERT ON "pupil_registration"
  FOR EACH ROW WHEN (NEW.status = 'submitted') EXECUTE FUNCTION tc.pupil_registration_submitted();

-- An admission makes the child and its school record, or its place in the township that asks, under the registration's own id.
-- Looked for once more: of two that say one number, the second is matched. Whatever is decided, the numbers are kept here no longer.
CREATE OR REPLACE FUNCTION tc.pupil_registration_decides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'submitted' THEN
    PERFORM tc.refuse('pupil_registration_final');
  END IF;
  IF NEW.status = OLD.status AND NEW.archived_at IS NULL THEN
    NEW.child_id := OLD.child_id;
    RETURN NEW;
  END IF;
  IF NEW.archived_at IS NULL THEN
    NEW.child_id := tc.child_of_numbers(OLD.id_number_index, OLD.student_no_index);
    IF NEW.status = 'admitted' THEN
      IF NEW.child_id IS NOT NULL THEN
        PERFORM tc.refuse('pupil_registration_unmatched');
      END IF;
      INSERT INTO child (id, district_id, name, id_type, id_number_cipher, id_number_index, identity_code, gender, birth_date, ethnicity)
        VALUES (OLD.id, tc.the_district(), OLD.name, OLD.id_type, OLD.id_number_cipher, OLD.id_number_index, OLD.identity_code, OLD.gender, OLD.birth_date, OLD.ethnicity);
      IF OLD.township_id IS NULL THEN
        INSERT INTO student (id, district_id, child_id, student_no_cipher, student_no_index, category, since)
          VALUES (OLD.id, tc.the_district(), OLD.id, OLD.student_no_cipher, OLD.student_no_index, OLD.category, OLD.since);
      ELSE
        INSERT INTO child_location (id, child_id, kind, township_id, village_id, valid_from)
          VALUES (OLD.id, OLD.id, OLD.place_kind, OLD.township_id, OLD.village_id, OLD.since);
      END IF;
      NEW.child_id := OLD.id;
    ELSIF NEW.status = 'matched' AND NEW.child_id IS NULL THEN
      PERFORM tc.refuse('pupil_registration_matched');
    END IF;
  END IF;
  RETURN jsonb_populate_record(NEW, '{"id_number_cipher": null, "id_number_index": null, "identity_code": null, "student_no_cipher": null, "student_no_index": null}');
END $$;

CREATE TRIGGER b_decides BEFORE UPDATE OF status, archived_at, child_id ON "pupil_registration"
  FOR EACH ROW WHEN ((NEW.status, NEW.archived_at, NEW.child_id) IS DISTINCT FROM (OLD.status, OLD.archived_at, OLD.child_id)) EXECUTE FUNCTION tc.pupil_registration_decides();

-- 三(八)(十): a child that was matched moves to the township that asked, by education's word alone: its place there begins as the former one
-- of that kind ends, and the rights of both townships with them. From today on: nobody is given days that are over.
CREATE OR REPLACE FUNCTION tc.matched_child_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM child c WHERE c.id = NEW.child_id FOR NO KEY UPDATE;
  IF NEW.moves_on < tc.today() THEN
    PERFORM tc.refuse('pupil_registration_moves_ahead');
  END IF;
  IF EXISTS (SELECT FROM child_location l WHERE l.child_id = NEW.child_id AND l.kind = NEW.place_kind AND l.township_id = NEW.township_id AND l.archived_at IS NULL
      AND (l.valid_to IS NULL OR l.valid_to > NEW.moves_on)) THEN
    PERFORM tc.refuse('pupil_registration_moves_there');
  END IF;
  UPDATE child_location l SET valid_to = NEW.moves_on WHERE l.child_id = NEW.child_id AND l.kind = NEW.place_kind AND l.archived_at IS NULL
    AND l.valid_from < NEW.moves_on AND (l.valid_to IS NULL OR l.valid_to > NEW.moves_on);
  INSERT INTO child_location (id, child_id, kind, township_id, village_id, valid_from)
    VALUES (uuidv7(), NEW.child_id, NEW.place_kind, NEW.township_id, NEW.village_id, NEW.moves_on);
  RETURN NULL;
END $$;

CREATE TRIGGER moves AFTER UPDATE OF moves_on ON "pupil_registration"
  FOR EACH ROW WHEN (OLD.moves_on IS NULL AND NEW.moves_on IS NOT NULL) EXECUTE FUNCTION tc.matched_child_moves();
