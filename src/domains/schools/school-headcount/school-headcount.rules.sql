-- Headcounts of schools: of a day of their year, and frozen once certified.
-- after: reference/definition, schools/closed-figure

-- A certified headcount is a fact that money was paid on: a correction is a new row. It moves with its school.
CREATE OR REPLACE FUNCTION tc.freeze_certified_headcount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.certified_on IS NOT NULL AND (TG_OP = 'DELETE' OR NOT tc.within_rules(1)
      OR to_jsonb(NEW) - 'township_id' <> to_jsonb(OLD) - 'township_id') THEN
    PERFORM tc.refuse('school_headcount_frozen');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER freeze_certified BEFORE UPDATE OR DELETE ON "school_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_certified_headcount();

-- A school year's counts are of days from its counting day until the next one (definition `counting-day.school-year`).
CREATE OR REPLACE FUNCTION tc.headcount_of_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.as_of < tc.counting_day(NEW.school_year) OR NEW.as_of >= tc.counting_day(NEW.school_year + 1) THEN
    PERFORM tc.refuse('school_headcount_of_year');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_year AFTER INSERT OR UPDATE OF school_year, as_of ON "school_headcount" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.headcount_of_year();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "school_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{}');

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id, school_year ON "school_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_year();
