-- Construction projects: their township is their school's.

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "construction_project"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();
