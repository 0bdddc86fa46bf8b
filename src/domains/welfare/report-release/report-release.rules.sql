-- Released reports are about the report's child, and only of what is assessed.
-- after: welfare/mandatory-report

CREATE TRIGGER report_child BEFORE INSERT OR UPDATE OF report_id, child_id, released_on ON "report_release"
  FOR EACH ROW EXECUTE FUNCTION tc.report_child();

-- 三(十): what guardians were told, they were told.
CREATE OR REPLACE FUNCTION tc.release_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('report_release_stays');
END $$;

CREATE TRIGGER b_stays BEFORE UPDATE OF report_id, released_on, outcome, archived_at ON "report_release" FOR EACH ROW
  WHEN ((OLD.report_id, OLD.released_on, OLD.outcome) <> (NEW.report_id, NEW.released_on, NEW.outcome) OR NEW.archived_at IS NOT NULL)
  EXECUTE FUNCTION tc.release_stays();
