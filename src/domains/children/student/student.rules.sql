-- Pupils: their scopes are their child's, and their placements and rows follow the child.

CREATE TRIGGER child_scopes AFTER INSERT OR UPDATE OF child_id, archived_at ON "student"
  FOR EACH ROW EXECUTE FUNCTION tc.child_changed();

CREATE OR REPLACE FUNCTION tc.student_child_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE enrolment SET child_id = NEW.child_id WHERE student_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER placements_child AFTER UPDATE OF child_id ON "student"
  FOR EACH ROW EXECUTE FUNCTION tc.student_child_changed();
