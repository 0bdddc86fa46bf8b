-- Children and where they live. `protective` on a location: the child's address and placement are kept from guardians. It
-- is a copy of any flag on the child's guardianships, because a guardian's login sees its own guardianships only.

ALTER TABLE "child" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

-- The keys are hashed into one: a GiST index over the bare ids would be chosen for look-ups by one of them, and read
-- whole; over their text it takes twice as long to load. Two keys of one hash (2^-64) would at worst be refused.
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_unseen BEFORE INSERT OR UPDATE OF valid_from, valid_to ON "child_location"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.no_unseen_period('child_location_no_overlap', 'child_id', 'kind');

CREATE TRIGGER child_scopes AFTER INSERT OR UPDATE OR DELETE ON "child_location"
  FOR EACH ROW EXECUTE FUNCTION tc.child_changed();

CREATE OR REPLACE FUNCTION tc.location_protective() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever sets or takes a flag locks the child, too: no address is entered unprotected beside it.
  PERFORM FROM child c WHERE c.id = NEW.child_id FOR NO KEY UPDATE;
  NEW.protective := EXISTS (SELECT 1 FROM guardianship g WHERE g.child_id = NEW.child_id AND g.protective_flag
    AND g.archived_at IS NULL);
  RETURN NEW;
END $$;

CREATE TRIGGER protective BEFORE INSERT OR UPDATE OF child_id, protective ON "child_location"
  FOR EACH ROW EXECUTE FUNCTION tc.location_protective();

-- 三(九): what is outside is not inside, by the digits that any system gives to the district.
CREATE OR REPLACE FUNCTION tc.assert_outside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM division_code d WHERE left(d.code, 6) = left(NEW.outside_code, 6) AND d.archived_at IS NULL) THEN
    PERFORM tc.refuse('child_location_outside');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER outside AFTER INSERT OR UPDATE OF outside_code ON "child_location" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.outside_code IS NOT NULL) EXECUTE FUNCTION tc.assert_outside();
