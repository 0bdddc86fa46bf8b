-- Tiers and standards of the rural subsidy (三(六)): a harder tier is never paid less, and a county-town school has none.

ALTER TABLE "subsidy_tier" ADD CONSTRAINT "subsidy_tier_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text || '/' || "hardship_rank"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

ALTER TABLE "school_tier" ADD CONSTRAINT "school_tier_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

ALTER TABLE "subsidy_standard" ADD CONSTRAINT "subsidy_standard_no_overlap"
  EXCLUDE USING gist (hashtextextended("tier_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- A school's tier: the township is the school's, and a county-town school has none (三(六)). The school's row is locked, so
-- that it does not become one in between.
CREATE OR REPLACE FUNCTION tc.school_tier_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE place school;
BEGIN
  SELECT * INTO place FROM school WHERE id = NEW.school_id FOR SHARE;
  IF place.county_town THEN
    PERFORM tc.refuse('school_tier_not_county_town');
  END IF;
  NEW.township_id := place.township_id;
  RETURN NEW;
END $$;

CREATE TRIGGER place BEFORE INSERT OR UPDATE ON "school_tier"
  FOR EACH ROW EXECUTE FUNCTION tc.school_tier_written();

CREATE OR REPLACE FUNCTION tc.school_tier_place_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.county_town AND EXISTS (SELECT FROM school_tier t WHERE t.school_id = NEW.id AND t.archived_at IS NULL
      AND (t.valid_to IS NULL OR t.valid_to > tc.today())) THEN
    PERFORM tc.refuse('school_county_town_without_tier');
  END IF;
  UPDATE school_tier t SET township_id = NEW.township_id WHERE t.school_id = NEW.id AND t.township_id <> NEW.township_id;
  RETURN NULL;
END $$;

CREATE TRIGGER subsidy_tier AFTER UPDATE OF county_town, township_id ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.school_tier_place_changed();

-- A standard carries its tier's rank, so that tiers are compared within one table.
CREATE OR REPLACE FUNCTION tc.subsidy_standard_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT t.hardship_rank INTO NEW.hardship_rank FROM subsidy_tier t WHERE t.id = NEW.tier_id FOR SHARE;
  RETURN NEW;
END $$;

CREATE TRIGGER hardship_rank BEFORE INSERT OR UPDATE ON "subsidy_standard"
  FOR EACH ROW EXECUTE FUNCTION tc.subsidy_standard_written();

CREATE OR REPLACE FUNCTION tc.subsidy_tier_rank_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE subsidy_standard s SET hardship_rank = NEW.hardship_rank WHERE s.tier_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER hardship_rank AFTER UPDATE OF hardship_rank ON "subsidy_tier"
  FOR EACH ROW EXECUTE FUNCTION tc.subsidy_tier_rank_changed();

-- The harder tier is never paid less, on any day of any two validities that overlap (三(六)). One at a time: two changes
-- that are right alone may be wrong together.
CREATE OR REPLACE FUNCTION tc.harder_tier_not_less() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tc.harder_tier_not_less'));
  IF EXISTS (SELECT FROM subsidy_standard harder JOIN subsidy_standard easier
      ON harder.hardship_rank > easier.hardship_rank AND harder.amount_fen < easier.amount_fen
        AND harder.archived_at IS NULL AND easier.archived_at IS NULL
        AND daterange(harder.valid_from, harder.valid_to) && daterange(easier.valid_from, easier.valid_to)) THEN
    PERFORM tc.refuse('subsidy_standard_harder_not_less');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER harder_not_less AFTER INSERT OR UPDATE ON "subsidy_standard"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.harder_tier_not_less();

-- See tc.keep_norm.
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "subsidy_tier" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{district_id,hardship_rank}');

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "subsidy_standard" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{tier_id}');

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "school_tier" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{school_id}', '{township_id}');
