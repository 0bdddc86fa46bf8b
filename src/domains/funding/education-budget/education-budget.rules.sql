-- The district's budget and what teachers are paid beside civil servants: of a fiscal year that is closed they stay.
-- after: schools/closed-figure

CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "education_budget"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('fiscal-year', 'fiscal_year', '{performance_score,note}');

CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "pay_comparison"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('fiscal-year', 'fiscal_year', '{confirmed_on}');
