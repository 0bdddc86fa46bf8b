-- Visits and activities of care: their scopes are their child's.

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "care_visit"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "care_activity"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();
