-- Headcounts of schools: certified, they are frozen.

-- A certified headcount is a fact that money was paid on: a correction is a new row.
CREATE OR REPLACE FUNCTION tc.freeze_certified_headcount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.certified_on IS NOT NULL THEN
    PERFORM tc.refuse('school_headcount_frozen');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER freeze_certified BEFORE UPDATE OR DELETE ON "school_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_certified_headcount();
