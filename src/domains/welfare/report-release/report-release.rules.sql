-- Released reports are about the report's child, and only of what is assessed.
-- after: welfare/mandatory-report

CREATE TRIGGER report_child BEFORE INSERT OR UPDATE OF report_id, child_id, released_on ON "report_release"
  FOR EACH ROW EXECUTE FUNCTION tc.report_child();
