-- A school's spending: its township is the school's.
-- after: schools/closed-figure

CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_spending"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "school_spending"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('fiscal-year', 'fiscal_year', '{}');
