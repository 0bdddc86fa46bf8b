-- A session is held at the school of its child, where no other is said; what is still to come was not held.

CREATE OR REPLACE FUNCTION tc.counselling_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.school_id := (SELECT c.school_id FROM child c WHERE c.id = NEW.child_id);
  RETURN NEW;
END $$;

CREATE TRIGGER school BEFORE INSERT ON "counselling_session"
  FOR EACH ROW WHEN (NEW.school_id IS NULL) EXECUTE FUNCTION tc.counselling_school();
