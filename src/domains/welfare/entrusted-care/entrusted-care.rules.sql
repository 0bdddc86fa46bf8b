-- Entrusted care and the urging of parents: scopes and village are the child's.
-- after: welfare/care-contact

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "entrusted_care"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "parent_urging"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER child_village BEFORE INSERT OR UPDATE OF child_id, village_id ON "entrusted_care"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_village();

CREATE TRIGGER contact AFTER INSERT OR DELETE OR UPDATE OF child_id, carer_id, valid_from, valid_to, archived_at ON "entrusted_care"
  FOR EACH ROW EXECUTE FUNCTION tc.care_changed();

CREATE TRIGGER child_of_contact BEFORE INSERT ON "parent_urging"
  FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION tc.copy_child_of_contact();
