-- Campuses: of a school on any day one of a name, and one main one; classes are taught where a campus runs.
-- after: provision

-- One campus of a name, and one main one, on any day.
ALTER TABLE "school_campus" ADD CONSTRAINT "school_campus_once"
  EXCLUDE USING gist (hashtextextended("school_id"::text || "name", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

ALTER TABLE "school_campus" ADD CONSTRAINT "school_campus_one_main"
  EXCLUDE USING gist (hashtextextended("school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL AND "main");

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_campus"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

CREATE TRIGGER b_past BEFORE UPDATE OR DELETE ON "school_campus"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_past_days('{school_id,name,main,site}');
CREATE TRIGGER b_past_days AFTER UPDATE ON "school_campus"
  FOR EACH ROW WHEN (NEW.valid_from > OLD.valid_from AND OLD.valid_from < tc.today()) EXECUTE FUNCTION tc.put_past_days();

-- 三(一): a class is taught at a campus that runs until its year is over, or ran in it. Asked from both sides; either holds the campus.
CREATE OR REPLACE FUNCTION tc.campus_runs(campus school_campus, year integer) RETURNS boolean LANGUAGE sql STABLE
  RETURN campus.archived_at IS NULL AND campus.valid_from < make_date(year + 1, 9, 1)
    AND coalesce(CASE WHEN make_date(year + 1, 9, 1) > tc.today() THEN campus.valid_to >= make_date(year + 1, 9, 1) ELSE campus.valid_to > make_date(year, 9, 1) END, true);

CREATE OR REPLACE FUNCTION tc.assert_class_campus() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM school_campus k WHERE k.id = NEW.campus_id FOR SHARE;
  IF NOT EXISTS (SELECT FROM school_campus k WHERE k.id = NEW.campus_id AND tc.campus_runs(k, NEW.school_year)) THEN
    PERFORM tc.refuse('school_campus_runs');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER campus_runs AFTER INSERT OR UPDATE OF campus_id, school_year, archived_at ON "school_class" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.campus_id IS NOT NULL AND NEW.archived_at IS NULL) EXECUTE FUNCTION tc.assert_class_campus();

CREATE OR REPLACE FUNCTION tc.assert_campus_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM school_class c WHERE c.campus_id = NEW.id AND c.archived_at IS NULL AND make_date(c.school_year + 1, 9, 1) > tc.today()
      AND NOT tc.campus_runs(NEW, c.school_year)) THEN
    PERFORM tc.refuse('school_campus_runs');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER runs AFTER UPDATE OF valid_from, valid_to, archived_at ON "school_campus" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.assert_campus_runs();
