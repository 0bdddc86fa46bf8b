-- The township of a school's row of money is the school's, copied at write.

CREATE OR REPLACE FUNCTION tc.funding_township() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  RETURN NEW;
END $$;
