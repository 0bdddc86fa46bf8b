-- Titles and trainings: their school is that of the relation in force.

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "title_grant" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "teacher_training" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();
