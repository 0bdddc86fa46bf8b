-- PIPL 46: a correction is asked of whoever's correction is final, who answers within the working days of a parameter.
-- after: children/enrolment, teachers

-- Hukou is its township's to answer, residence the other one's, bonds that of the residence first: neither reads what is said of the
-- other. Where a child has no such township in the district, education answers. Copied anew whenever that changes, so that no request is
-- without somebody who answers it; what was answered stays with whoever did.
CREATE OR REPLACE FUNCTION tc.correction_request_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.status <> 'submitted' THEN
    NEW.department := OLD.department;
    NEW.township_id := OLD.township_id;
    NEW.due_on := OLD.due_on;
    RETURN NEW;
  END IF;
  NEW.township_id := (SELECT CASE NEW.matter WHEN 'hukou' THEN c.hukou_township_id WHEN 'residence' THEN c.residence_township_id
      WHEN 'guardianship' THEN coalesce(c.residence_township_id, c.hukou_township_id) END FROM child c WHERE c.id = NEW.child_id FOR SHARE);
  NEW.department := CASE WHEN NEW.matter IN ('appointment', 'title') THEN 'hr' WHEN NEW.township_id IS NOT NULL THEN 'township' ELSE 'education' END;
  -- Moving a child moves no day: it would tell whoever asked of the move.
  NEW.due_on := CASE WHEN TG_OP = 'UPDATE' AND NEW.submitted_on = OLD.submitted_on THEN OLD.due_on
    ELSE tc.workdays_after(NEW.submitted_on, tc.parameter_number('correction.workdays', NEW.submitted_on)) END;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF child_id, matter, department, township_id, submitted_on, due_on ON "correction_request"
  FOR EACH ROW EXECUTE FUNCTION tc.correction_request_kept();

CREATE OR REPLACE FUNCTION tc.child_somewhere_else() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE correction_request r SET department = r.department WHERE r.child_id = NEW.id AND r.status = 'submitted';
  RETURN NULL;
END $$;

CREATE TRIGGER corrections AFTER UPDATE OF hukou_township_id, residence_township_id ON "child" FOR EACH ROW
  WHEN ((OLD.hukou_township_id, OLD.residence_township_id) IS DISTINCT FROM (NEW.hukou_township_id, NEW.residence_township_id))
  EXECUTE FUNCTION tc.child_somewhere_else();
