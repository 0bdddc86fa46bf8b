-- Headcounts that money is reckoned by: of the right standard, within its rule, and frozen once certified.

CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();

-- A certified number is a fact that money was paid on; its standard is one of the same item and stage.
CREATE OR REPLACE FUNCTION tc.freeze_funding_headcount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'certified' THEN
    PERFORM tc.refuse('funding_headcount_frozen');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER freeze_certified BEFORE UPDATE OR DELETE ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_funding_headcount();

CREATE OR REPLACE FUNCTION tc.funding_headcount_standard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM fund_standard s WHERE s.id = NEW.standard_id AND s.item = NEW.item AND s.stage = NEW.stage AND s.archived_at IS NULL
      AND (s.township_id IS NULL OR s.township_id = NEW.township_id)
      AND s.valid_from < make_date(NEW.fiscal_year + 1, 1, 1)
      AND (s.valid_to IS NULL OR s.valid_to > make_date(NEW.fiscal_year, 1, 1))) THEN
    PERFORM tc.refuse('funding_headcount_standard_fits');
  END IF;
  RETURN NEW;
END $$;

-- After `township`: triggers run by name, and the area is compared with the copy.
CREATE TRIGGER with_standard BEFORE INSERT OR UPDATE ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_headcount_standard();

-- 三(二)(六) 核定人数. Funded are at most the pupils there are, or those that the standard funds at least (the hundred-pupil
-- rule). Fewer is not refused: it is the finding that departments ask for.
CREATE OR REPLACE FUNCTION tc.funded_within_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE least_funded integer;
BEGIN
  SELECT s.minimum_pupils INTO least_funded FROM fund_standard s WHERE s.id = NEW.standard_id FOR SHARE;
  IF NEW.funded > greatest(NEW.actual, least_funded) THEN
    PERFORM tc.refuse('funding_headcount_within_rule');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER within_rule AFTER INSERT OR UPDATE OF standard_id, actual, funded ON "funding_headcount"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.funded_within_rule();
