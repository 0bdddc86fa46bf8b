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

-- Nor do the places fall, once the housing was permitted on them, that education said are owed.
CREATE OR REPLACE FUNCTION tc.owed_places_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('residential_development_duty_stays');
END $$;

CREATE TRIGGER owed_stay AFTER UPDATE OF agreed_places ON "residential_development" FOR EACH ROW
  WHEN (OLD.housing_permit_on IS NOT NULL AND coalesce(NEW.agreed_places, 0) < OLD.agreed_places) EXECUTE FUNCTION tc.owed_places_stay();

-- Nor is the project taken away that meets it: another may take its place.
CREATE TRIGGER project_stays AFTER UPDATE OF project_id ON "residential_development" FOR EACH ROW
  WHEN (OLD.project_id IS NOT NULL AND NEW.project_id IS NULL AND NEW.school_duty <> 'none') EXECUTE FUNCTION tc.owed_places_stay();

CREATE CONSTRAINT TRIGGER duty_stays AFTER UPDATE OF school_duty ON "residential_development" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.school_duty <> 'none' AND NEW.school_duty <> OLD.school_duty) EXECUTE FUNCTION tc.assert_duty_stays();

-- 四(三): no permit for who owes a school elsewhere: homes of the same developer were handed over by the day of the permit, and the
-- school that they owe was not. Two of one developer queue: whoever is permitted, and whoever hands over.
CREATE OR REPLACE FUNCTION tc.developer_queues() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('developer ' || NEW.developer_uscc, 0));
  RETURN NULL;
END $$;

CREATE TRIGGER a_queues AFTER INSERT OR UPDATE OF developer_uscc, housing_delivered_on, school_delivered_on, school_duty ON "residential_development"
  FOR EACH ROW EXECUTE FUNCTION tc.developer_queues();

CREATE OR REPLACE FUNCTION tc.assert_developer_owes_none() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('developer ' || NEW.developer_uscc, 0));
  IF EXISTS (SELECT FROM residential_development o WHERE o.developer_uscc = NEW.developer_uscc AND o.id <> NEW.id AND o.archived_at IS NULL
      AND o.school_duty <> 'none' AND o.housing_delivered_on <= NEW.housing_permit_on
      AND (o.school_delivered_on IS NULL OR o.school_delivered_on > NEW.housing_permit_on)) THEN
    PERFORM tc.refuse('residential_development_owes_elsewhere');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER owes_elsewhere AFTER INSERT OR UPDATE OF housing_permit_on, developer_uscc ON "residential_development" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.housing_permit_on IS NOT NULL) EXECUTE FUNCTION tc.assert_developer_owes_none();

-- 四(三). Education's opinion was of so many households: of others it is asked anew, until the housing is permitted.
CREATE TRIGGER b_households BEFORE UPDATE OF households ON "residential_development"
  FOR EACH ROW WHEN (NEW.households <> OLD.households AND NEW.housing_permit_on IS NULL AND NEW.opinion_on IS NOT DISTINCT FROM OLD.opinion_on)
  EXECUTE FUNCTION tc.confirmed_no_more('opinion_on', 'opinion_by_id', 'education_opinion', 'agreed_places');
