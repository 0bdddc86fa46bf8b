-- Money of construction projects: what was planned and paid in a fiscal year stays once the year is closed.
-- after: schools/closed-figure

CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "project_funding"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('fiscal-year', 'fiscal_year', '{}');
