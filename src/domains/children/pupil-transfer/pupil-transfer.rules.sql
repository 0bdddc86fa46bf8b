-- Transfers of pupils: whom and from where is known from the placement, and the approval is what moves the pupil.
-- after: children/enrolment

CREATE OR REPLACE FUNCTION tc.pupil_transfer_requested() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.child_id, e.school_id, c.name, k.grade INTO NEW.child_id, NEW.from_school_id, NEW.pupil_name, NEW.grade
    FROM student s JOIN child c ON c.id = s.child_id JOIN enrolment e ON e.student_id = s.id AND e.valid_to IS NULL AND e.archived_at IS NULL
      JOIN school_class k ON k.id = e.class_id
    WHERE s.id = NEW.student_id FOR SHARE OF e;
  IF NOT FOUND THEN
    PERFORM tc.refuse('pupil_transfer_placed');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER a_copies BEFORE INSERT ON "pupil_transfer" FOR EACH ROW EXECUTE FUNCTION tc.pupil_transfer_requested();

CREATE OR REPLACE FUNCTION tc.assert_transfer_class() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM school_class k WHERE k.id = NEW.class_id AND k.school_id = NEW.to_school_id AND k.archived_at IS NULL
    AND k.grade - k.school_year = NEW.grade - extract(year FROM NEW.requested_on - interval '8 months') FOR SHARE;
  IF NOT FOUND THEN
    PERFORM tc.refuse('pupil_transfer_class');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_class AFTER INSERT OR UPDATE OF class_id, to_school_id ON "pupil_transfer" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.class_id IS NOT NULL) EXECUTE FUNCTION tc.assert_transfer_class();

-- 三(八): the placement ends and the next one begins on the agreed day, under the rules of placements.
CREATE OR REPLACE FUNCTION tc.pupil_transfer_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE enrolment SET version = version + 1, valid_to = NEW.from_day, end_reason = CASE WHEN NEW.class_id IS NULL THEN '转往区外' ELSE '转学' END
    WHERE student_id = NEW.student_id AND school_id = NEW.from_school_id AND valid_to IS NULL AND archived_at IS NULL;
  IF NOT FOUND THEN
    PERFORM tc.refuse('pupil_transfer_placed');
  END IF;
  IF NEW.class_id IS NOT NULL THEN
    INSERT INTO enrolment (id, student_id, class_id, kind, valid_from) VALUES (uuidv7(), NEW.student_id, NEW.class_id, 'transfer', NEW.from_day);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER moves AFTER UPDATE OF status ON "pupil_transfer"
  FOR EACH ROW WHEN (OLD.status <> 'approved' AND NEW.status = 'approved') EXECUTE FUNCTION tc.pupil_transfer_approved();
