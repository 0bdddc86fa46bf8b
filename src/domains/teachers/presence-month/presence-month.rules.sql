-- A teacher's month of presence: its school is that of the relation in force.

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "presence_month" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();
