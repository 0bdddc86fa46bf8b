-- Plans of recruitment: their township is their school's.

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF school_id, township_id ON "recruitment_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_school();
