-- A session is held at the school of its child, where no other is said; what is still to come was not held.

CREATE OR REPLACE FUNCTION tc.counselling_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.school_id := (SELECT c.school_id FROM child c WHERE c.id = NEW.child_id);
  RETURN NEW;
END $$;

CREATE TRIGGER school BEFORE INSERT ON "counselling_session"
  FOR EACH ROW WHEN (NEW.school_id IS NULL) EXECUTE FUNCTION tc.counselling_school();

CREATE OR REPLACE FUNCTION tc.assert_counselling_session_done() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.held_on > tc.today() THEN
    PERFORM tc.refuse('counselling_session_not_ahead');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER not_ahead AFTER INSERT OR UPDATE OF held_on ON "counselling_session" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.assert_counselling_session_done();
