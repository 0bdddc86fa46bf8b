-- Placements of teachers and their subjects: one at a school at a time, with copies of home and school.

ALTER TABLE "teaching_placement" ADD CONSTRAINT "teaching_placement_no_overlap"
  EXCLUDE USING gist (hashtextextended("teacher_id"::text || "school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_unseen BEFORE INSERT OR UPDATE OF valid_from, valid_to ON "teaching_placement"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.no_unseen_period('teaching_placement_no_overlap', 'teacher_id', 'school_id');

CREATE OR REPLACE FUNCTION tc.teaching_placement_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT t.school_id INTO NEW.home_school_id FROM teacher t WHERE t.id = NEW.teacher_id FOR NO KEY UPDATE;
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id FOR KEY SHARE;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "teaching_placement"
  FOR EACH ROW EXECUTE FUNCTION tc.teaching_placement_scopes();

CREATE OR REPLACE FUNCTION tc.placement_subject_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.teacher_id, p.school_id, p.township_id, p.home_school_id
    INTO NEW.teacher_id, NEW.school_id, NEW.township_id, NEW.home_school_id
    FROM teaching_placement p WHERE p.id = NEW.placement_id FOR SHARE;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "placement_subject"
  FOR EACH ROW EXECUTE FUNCTION tc.placement_subject_scopes();

-- The update itself says nothing new: the trigger above copies.
CREATE OR REPLACE FUNCTION tc.teaching_placement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE placement_subject SET placement_id = placement_id WHERE placement_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER subject_scopes AFTER UPDATE ON "teaching_placement" FOR EACH ROW
  WHEN ((OLD.teacher_id, OLD.school_id, OLD.township_id, OLD.home_school_id) IS DISTINCT FROM (NEW.teacher_id, NEW.school_id, NEW.township_id, NEW.home_school_id))
  EXECUTE FUNCTION tc.teaching_placement_changed();

-- 三(一)(三): a placement that is not over is at a school that operates; a school stops when its staff have gone, too, in either
-- order within one transaction.
CREATE OR REPLACE FUNCTION tc.assert_placement_school(of_school uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM school s WHERE s.id = of_school AND s.status = 'operating' AND s.archived_at IS NULL FOR SHARE;
  IF NOT FOUND AND EXISTS (SELECT FROM teaching_placement p WHERE p.school_id = of_school AND p.archived_at IS NULL
      AND (p.valid_to IS NULL OR p.valid_to > tc.today())) THEN
    PERFORM tc.refuse('teaching_placement_school_operates');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.placement_at_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'school' THEN PERFORM tc.assert_placement_school(NEW.id); ELSE PERFORM tc.assert_placement_school(NEW.school_id); END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER school_operates AFTER INSERT OR UPDATE OF school_id, valid_to, archived_at ON "teaching_placement"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.placement_at_school();

CREATE CONSTRAINT TRIGGER staff_gone AFTER UPDATE OF status, archived_at ON "school" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.status = 'operating' AND OLD.archived_at IS NULL AND (NEW.status <> 'operating' OR NEW.archived_at IS NOT NULL))
  EXECUTE FUNCTION tc.placement_at_school();

-- 三(三): at home somebody is placed as home staff, elsewhere as sent there; asked as a command enters it, since homes change.
CREATE OR REPLACE FUNCTION tc.assert_placement_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('teaching_placement_home');
END $$;

CREATE CONSTRAINT TRIGGER home AFTER INSERT ON "teaching_placement" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (tc.command_person() IS NOT NULL AND (NEW.kind = 'home') IS DISTINCT FROM (NEW.school_id = NEW.home_school_id) AND (NEW.kind = 'home' OR NEW.home_school_id IS NOT NULL))
  EXECUTE FUNCTION tc.assert_placement_kind();
