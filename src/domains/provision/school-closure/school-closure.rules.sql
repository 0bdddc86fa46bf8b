-- 三(八): the steps of a closure, and no rural school closes without them.

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_closure"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

-- 三(八): a closure is decided after a hearing, with a travel plan and a receiving school that operates (row checks do
-- the rest).
CREATE OR REPLACE FUNCTION tc.assert_closure_steps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closure uuid; decided record;
BEGIN
  IF TG_TABLE_NAME = 'school_closure' THEN closure := NEW.id; ELSE closure := OLD.closure_id; END IF;
  SELECT c.decided_on, c.receiving_school_id INTO decided FROM school_closure c
    WHERE c.id = closure AND c.status = 'decided' AND c.archived_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT 1 FROM closure_hearing h WHERE h.closure_id = closure AND h.archived_at IS NULL AND h.held_on <= decided.decided_on) THEN
    PERFORM tc.refuse('school_closure_after_hearing');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER steps AFTER INSERT OR UPDATE ON "school_closure"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_closure_steps();

CREATE CONSTRAINT TRIGGER steps AFTER UPDATE OR DELETE ON "closure_hearing"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_closure_steps();

-- 三(八): no rural school is merged or closed without a decided closure, entered as such or not; and the closure it was
-- closed by stays. An import enters school and closure in one transaction with this constraint deferred.
CREATE OR REPLACE FUNCTION tc.assert_school_may_close() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed uuid;
BEGIN
  IF TG_TABLE_NAME = 'school_closure' THEN closed := OLD.school_id; ELSE closed := NEW.id; END IF;
  PERFORM 1 FROM school s WHERE s.id = closed FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM school s WHERE s.id = closed AND s.status IN ('merged', 'closed')
        AND (s.locale LIKE '2%' OR s.was_rural))
      AND NOT EXISTS (SELECT 1 FROM school_closure c WHERE c.school_id = closed AND c.status = 'decided' AND c.archived_at IS NULL) THEN
    PERFORM tc.refuse('school_may_close');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER may_close AFTER UPDATE OF status ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
  WHEN (NEW.status IN ('merged', 'closed') AND OLD.status NOT IN ('merged', 'closed') AND (NEW.locale LIKE '2%' OR NEW.was_rural))
  EXECUTE FUNCTION tc.assert_school_may_close();

CREATE CONSTRAINT TRIGGER may_close_inserted AFTER INSERT ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
  WHEN (NEW.status IN ('merged', 'closed') AND (NEW.locale LIKE '2%' OR NEW.was_rural))
  EXECUTE FUNCTION tc.assert_school_may_close();

CREATE CONSTRAINT TRIGGER may_close AFTER DELETE OR UPDATE OF status, school_id, archived_at ON "school_closure"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (OLD.status = 'decided')
  EXECUTE FUNCTION tc.assert_school_may_close();
