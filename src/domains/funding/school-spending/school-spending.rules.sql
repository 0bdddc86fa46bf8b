-- A school's spending: its township is the school's.

CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_spending"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();
