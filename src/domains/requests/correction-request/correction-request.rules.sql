-- PIPL 46: a correction is asked of whoever's correction is final, who answers within the working days of a parameter.
-- after: children/enrolment, teachers

-- Where a child has neither hukou nor residence in a township of the district, education answers for its places, too. Copied anew
-- whenever that changes, so that no request is without somebody who answers it.
CREATE OR REPLACE FUNCTION tc.correction_request_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE somewhere boolean;
BEGIN
  SELECT coalesce(c.hukou_township_id, c.residence_township_id) IS NOT NULL INTO somewhere FROM child c WHERE c.id = NEW.child_id FOR SHARE;
  NEW.department := CASE WHEN NEW.matter IN ('appointment', 'title') THEN 'hr'
    WHEN NEW.matter IN ('residence', 'guardianship') AND somewhere THEN 'township' ELSE 'education' END;
  -- Moving a child moves no day: it would tell whoever asked of the move.
  NEW.due_on := CASE WHEN TG_OP = 'UPDATE' AND NEW.submitted_on = OLD.submitted_on THEN OLD.due_on
    ELSE tc.workdays_after(NEW.submitted_on, tc.parameter_number('correction.workdays', NEW.submitted_on)) END;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF child_id, matter, department, submitted_on, due_on ON "correction_request"
  FOR EACH ROW EXECUTE FUNCTION tc.correction_request_kept();

CREATE OR REPLACE FUNCTION tc.child_somewhere_else() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE correction_request r SET department = r.department WHERE r.child_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER corrections AFTER UPDATE OF hukou_township_id, residence_township_id ON "child" FOR EACH ROW
  WHEN ((coalesce(OLD.hukou_township_id, OLD.residence_township_id) IS NULL) <> (coalesce(NEW.hukou_township_id, NEW.residence_township_id) IS NULL))
  EXECUTE FUNCTION tc.child_somewhere_else();
