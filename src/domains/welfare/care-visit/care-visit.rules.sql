-- Visits and activities of care: their scopes are their child's; what is still to come has not been done.
-- after: welfare/care-contact

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "care_visit"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "care_activity"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER child_of_contact BEFORE INSERT ON "care_visit"
  FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION tc.copy_child_of_contact();

CREATE TRIGGER child_of_contact BEFORE INSERT ON "care_activity"
  FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION tc.copy_child_of_contact();
