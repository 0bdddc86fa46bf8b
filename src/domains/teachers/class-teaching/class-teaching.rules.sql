-- Who teaches which class: copies of the class, one homeroom teacher on any day.

ALTER TABLE "class_teaching" ADD CONSTRAINT "class_teaching_no_overlap"
  EXCLUDE USING gist (hashtextextended("class_id"::text || "teacher_id"::text || "subject", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- One homeroom teacher per class on any day.
ALTER TABLE "class_teaching" ADD CONSTRAINT "class_teaching_one_homeroom"
  EXCLUDE USING gist (hashtextextended("class_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("homeroom" AND "archived_at" IS NULL);

CREATE OR REPLACE FUNCTION tc.class_teaching_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.school_id, c.township_id, c.school_year INTO NEW.school_id, NEW.township_id, NEW.school_year
    FROM school_class c WHERE c.id = NEW.class_id FOR SHARE;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "class_teaching"
  FOR EACH ROW EXECUTE FUNCTION tc.class_teaching_scopes();

CREATE OR REPLACE FUNCTION tc.taught_class_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE class_teaching SET class_id = class_id WHERE class_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER teaching_scopes AFTER UPDATE OF school_id, township_id, school_year ON "school_class"
  FOR EACH ROW EXECUTE FUNCTION tc.taught_class_changed();
