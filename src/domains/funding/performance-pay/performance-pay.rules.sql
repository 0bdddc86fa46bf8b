-- Performance pay: set beside what civil servants were paid, as finance confirmed it; of a fiscal year that is closed it stays.
-- after: schools/closed-figure

CREATE OR REPLACE FUNCTION tc.assert_pay_weighed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM pay_comparison c WHERE c.id = NEW.comparison_id AND c.fiscal_year < NEW.fiscal_year AND c.confirmed_on IS NOT NULL
    AND c.archived_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    PERFORM tc.refuse('performance_pay_total_weighs');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER weighs AFTER INSERT OR UPDATE OF comparison_id, fiscal_year ON "performance_pay_total"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_pay_weighed();

-- And what was weighed stays what it was: its year, and that it was confirmed.
CREATE OR REPLACE FUNCTION tc.assert_weighed_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM performance_pay_total t WHERE t.comparison_id = OLD.id AND t.archived_at IS NULL
      AND (NEW.fiscal_year >= t.fiscal_year OR NEW.confirmed_on IS NULL OR NEW.archived_at IS NOT NULL)) THEN
    PERFORM tc.refuse('performance_pay_total_weighs');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER weighed_stays AFTER UPDATE OF fiscal_year, confirmed_on, archived_at ON "pay_comparison"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_weighed_stays();

CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "performance_pay_total"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('fiscal-year', 'fiscal_year', '{confirmed_on}');
