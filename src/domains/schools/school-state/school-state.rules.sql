-- 四(四): what a school was stays. Whoever changes a school's row dates the change by it; a correction of a closed year is a
-- row with a reason beside the one it replaces.
-- after: schools/school

ALTER TABLE "school_state" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

-- Keys are hashed (see child_location_no_overlap).
ALTER TABLE "school_state" ADD CONSTRAINT "school_state_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL AND "revised_on" IS NULL);

-- The first day of the school year that a day lies in. What lies before that of today is closed.
CREATE OR REPLACE FUNCTION tc.school_year_start(of_day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN make_date(extract(year FROM of_day - interval '8 months')::int, 9, 1);

-- The day since which the row's present state holds: today, unless a change names an earlier day of this school year.
CREATE OR REPLACE FUNCTION tc.school_state_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.township_id, NEW.parent_school_id, NEW.name, NEW.kind, NEW.locale, NEW.county_town, NEW.status)
      IS NOT DISTINCT FROM
     (OLD.township_id, OLD.parent_school_id, OLD.name, OLD.kind, OLD.locale, OLD.county_town, OLD.status) THEN
    NEW.state_since := OLD.state_since;
  ELSIF NEW.state_since IS NOT DISTINCT FROM OLD.state_since THEN
    NEW.state_since := tc.today();
  ELSIF NEW.state_since IS NULL OR NEW.state_since > tc.today() OR NEW.state_since < tc.school_year_start(tc.today())
      OR NEW.state_since <= OLD.state_since THEN
    PERFORM tc.refuse('school_since');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER b_state_since BEFORE UPDATE ON "school" FOR EACH ROW EXECUTE FUNCTION tc.school_state_since();

-- Within one day the last word counts; else the state before ends as the next begins. The ids follow from school and day,
-- so that a district made anew is the same.
CREATE OR REPLACE FUNCTION tc.keep_school_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.archived_at IS DISTINCT FROM NEW.archived_at THEN
      UPDATE school_state SET archived_at = NEW.archived_at WHERE school_id = NEW.id;
    END IF;
    IF NEW.state_since IS NOT DISTINCT FROM OLD.state_since AND NEW.state_since IS DISTINCT FROM tc.today() THEN RETURN NULL; END IF;
    UPDATE school_state SET township_id = NEW.township_id, parent_school_id = NEW.parent_school_id, name = NEW.name, kind = NEW.kind,
        locale = NEW.locale, county_town = NEW.county_town, status = NEW.status
      WHERE school_id = NEW.id AND valid_from = NEW.state_since AND valid_to IS NULL AND revised_on IS NULL;
    IF FOUND THEN RETURN NULL; END IF;
    UPDATE school_state SET valid_to = NEW.state_since WHERE school_id = NEW.id AND valid_to IS NULL AND revised_on IS NULL;
  END IF;
  INSERT INTO school_state (id, created_at, archived_at, school_id, township_id, parent_school_id, name, kind, locale,
      county_town, status, valid_from)
    VALUES (md5(concat_ws('/', 'school state', NEW.id, NEW.state_since))::uuid, CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE now() END,
      NEW.archived_at, NEW.id, NEW.township_id, NEW.parent_school_id, NEW.name, NEW.kind, NEW.locale, NEW.county_town,
      NEW.status, NEW.state_since);
  RETURN NULL;
END $$;

CREATE TRIGGER state AFTER INSERT OR UPDATE ON "school" FOR EACH ROW EXECUTE FUNCTION tc.keep_school_state();

-- The past of a state is fixed: it may end from this school year on, and be marked as found wrong, once. It is archived with
-- its school, by the trigger above, and not alone.
CREATE OR REPLACE FUNCTION tc.keep_past_states() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE opened date := tc.school_year_start(tc.today());
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.reason IS NULL AND (NEW.valid_from IS NULL OR NEW.valid_from < opened)
        AND EXISTS (SELECT 1 FROM school_state s WHERE s.school_id = NEW.school_id) THEN
      PERFORM tc.refuse('school_state_reason');
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE'
    OR (NEW.archived_at IS DISTINCT FROM OLD.archived_at AND NOT tc.within_rules(1))
    OR (NEW.valid_to IS DISTINCT FROM OLD.valid_to AND (OLD.valid_to IS NOT NULL OR NEW.valid_to < opened))
    OR (NEW.revised_on IS DISTINCT FROM OLD.revised_on AND (OLD.revised_on IS NOT NULL OR NEW.revised_on <> tc.today()))
    OR (NEW.id, NEW.school_id, NEW.valid_from, NEW.reason) IS DISTINCT FROM (OLD.id, OLD.school_id, OLD.valid_from, OLD.reason)
    OR (OLD.valid_from IS DISTINCT FROM tc.today()
      AND (NEW.township_id, NEW.parent_school_id, NEW.name, NEW.kind, NEW.locale, NEW.county_town, NEW.status)
        IS DISTINCT FROM
        (OLD.township_id, OLD.parent_school_id, OLD.name, OLD.kind, OLD.locale, OLD.county_town, OLD.status)) THEN
    PERFORM tc.refuse('school_state_kept');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OR DELETE ON "school_state" FOR EACH ROW EXECUTE FUNCTION tc.keep_past_states();

-- Days of a state that was found wrong are days of others, and the state that lasts is the school's row. The school is held,
-- so that two corrections see each other.
CREATE OR REPLACE FUNCTION tc.assert_school_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM school s WHERE s.id = NEW.school_id FOR NO KEY UPDATE;
  IF NEW.revised_on IS NOT NULL AND NEW.archived_at IS NULL AND NOT daterange(NEW.valid_from, NEW.valid_to) <@ (
      SELECT coalesce(range_agg(daterange(s.valid_from, s.valid_to)), '{}') FROM school_state s
        WHERE s.school_id = NEW.school_id AND s.revised_on IS NULL AND s.archived_at IS NULL) THEN
    PERFORM tc.refuse('school_state_covered');
  END IF;
  IF EXISTS (SELECT 1 FROM school s LEFT JOIN school_state t ON t.school_id = s.id AND t.valid_to IS NULL AND t.revised_on IS NULL AND t.archived_at IS NULL
      WHERE s.id = NEW.school_id AND s.archived_at IS NULL
        AND (s.township_id, s.parent_school_id, s.name, s.kind, s.locale, s.county_town, s.status)
          IS DISTINCT FROM
          (t.township_id, t.parent_school_id, t.name, t.kind, t.locale, t.county_town, t.status)) THEN
    PERFORM tc.refuse('school_state_today');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER states AFTER INSERT OR UPDATE ON "school_state" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION tc.assert_school_states();

-- The township on a row of a school and school year: that of the school, or of the last day of a year that is over. The school is
-- held first, so that a move is seen.
CREATE OR REPLACE FUNCTION tc.copy_township_of_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM school s WHERE s.id = NEW.school_id FOR KEY SHARE;
  SELECT coalesce(t.township_id, s.township_id) INTO NEW.township_id FROM school s LEFT JOIN school_state t ON make_date(NEW.school_year + 1, 9, 1) <= tc.today()
      AND t.school_id = s.id AND t.revised_on IS NULL AND t.archived_at IS NULL AND daterange(t.valid_from, t.valid_to) @> make_date(NEW.school_year + 1, 8, 31)
    WHERE s.id = NEW.school_id;
  RETURN NEW;
END $$;
