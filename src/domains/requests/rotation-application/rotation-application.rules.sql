-- 三(三): a teacher's application is answered within the working days of a parameter.
-- after: teachers

CREATE OR REPLACE FUNCTION tc.rotation_application_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.due_on := tc.workdays_after(NEW.submitted_on, tc.parameter_number('rotation.workdays', NEW.submitted_on));
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF submitted_on, due_on ON "rotation_application"
  FOR EACH ROW EXECUTE FUNCTION tc.rotation_application_kept();
