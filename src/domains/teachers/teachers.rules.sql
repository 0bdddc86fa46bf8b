-- The school of a person's rows is that of the relation in force; staff go with a school that moves.

CREATE OR REPLACE FUNCTION tc.staffed_school_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE personnel_relation SET school_id = school_id WHERE school_id = NEW.id;
  UPDATE teaching_placement SET school_id = school_id WHERE school_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER staff_scopes AFTER UPDATE OF township_id ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.staffed_school_moved();

CREATE OR REPLACE FUNCTION tc.copy_teacher_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- As strongly as whatever comes later in the same statement: two of one teacher queue.
  SELECT t.school_id INTO NEW.school_id FROM teacher t WHERE t.id = NEW.teacher_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
