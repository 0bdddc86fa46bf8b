-- Residential developments: names sort by pinyin, and a duty to build stays.

ALTER TABLE "residential_development" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

-- 四(三): a duty that is on record grows; it is another or none only where education said that no places are owed.
CREATE OR REPLACE FUNCTION tc.assert_duty_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT (NEW.school_duty = 'both' OR coalesce(OLD.agreed_places = 0 AND NEW.agreed_places = 0, false)) THEN
    PERFORM tc.refuse('residential_development_duty_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER duty_stays AFTER UPDATE OF school_duty ON "residential_development" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.school_duty <> 'none' AND NEW.school_duty <> OLD.school_duty) EXECUTE FUNCTION tc.assert_duty_stays();
