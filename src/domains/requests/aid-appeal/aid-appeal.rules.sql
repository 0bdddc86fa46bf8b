-- 三(八): an appeal is against a refusal, within the days of a parameter, and decided by somebody else than who refused. One that is
-- returned opens the decision again.
-- after: aid/student-aid-grant

CREATE OR REPLACE FUNCTION tc.aid_appeal_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT g.child_id INTO NEW.child_id FROM student_aid_grant g WHERE g.id = NEW.aid_grant_id FOR KEY SHARE;
  IF TG_OP = 'INSERT' THEN
    NEW.refuser_id := (SELECT g.decided_by_id FROM student_aid_grant g WHERE g.id = NEW.aid_grant_id AND g.decision = 'refused');
  ELSE
    NEW.refuser_id := OLD.refuser_id;
  END IF;
  NEW.due_on := tc.workdays_after(NEW.submitted_on, tc.parameter_number('appeal.workdays', NEW.submitted_on));
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF aid_grant_id, child_id, submitted_on, due_on, refuser_id ON "aid_appeal"
  FOR EACH ROW EXECUTE FUNCTION tc.aid_appeal_kept();

CREATE OR REPLACE FUNCTION tc.assert_aid_appeal_of_refusal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE refused_on date;
BEGIN
  SELECT g.decided_on INTO refused_on FROM student_aid_grant g
    WHERE g.id = NEW.aid_grant_id AND g.decision = 'refused' AND g.archived_at IS NULL FOR SHARE;
  IF refused_on IS NULL THEN
    PERFORM tc.refuse('aid_appeal_of_refusal');
  END IF;
  IF NEW.submitted_on > refused_on + tc.parameter_number('appeal.days', refused_on) THEN
    PERFORM tc.refuse('aid_appeal_in_time');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_refusal AFTER INSERT OR UPDATE OF aid_grant_id, submitted_on ON "aid_appeal"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.status = 'submitted') EXECUTE FUNCTION tc.assert_aid_appeal_of_refusal();

-- Another person decides; where it is returned, the grant goes back to where it was before the refusal, if it still is refused. Where
-- it is not, for another guardian's appeal was returned, there is no refusal that could stand.
CREATE OR REPLACE FUNCTION tc.aid_appeal_returned() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE refused student_aid_grant;
BEGIN
  SELECT * INTO refused FROM student_aid_grant g WHERE g.id = NEW.aid_grant_id FOR NO KEY UPDATE;
  -- Nor by whoever had refused it before an earlier appeal brought it back.
  IF refused.decided_by_id = NEW.decided_by_id OR EXISTS (SELECT FROM aid_appeal a WHERE a.aid_grant_id = NEW.aid_grant_id AND a.archived_at IS NULL
      AND a.refuser_id = NEW.decided_by_id) THEN
    PERFORM tc.refuse('aid_appeal_by_another');
  END IF;
  IF NEW.status = 'upheld' AND refused.decision <> 'refused' THEN
    PERFORM tc.refuse('aid_appeal_of_refusal');
  END IF;
  IF NEW.status = 'returned' AND refused.decision = 'refused' AND refused.archived_at IS NULL THEN
    UPDATE student_aid_grant g SET decision = CASE WHEN g.proposed_on IS NULL THEN 'applied' ELSE 'proposed' END, decided_on = NULL, decided_by = NULL,
        decision_reason = NULL, decided_by_id = NULL, version = g.version + 1 WHERE g.id = refused.id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER returned AFTER UPDATE OF status ON "aid_appeal"
  FOR EACH ROW WHEN (OLD.status = 'submitted' AND NEW.status <> 'submitted') EXECUTE FUNCTION tc.aid_appeal_returned();
