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

CREATE OR REPLACE FUNCTION tc.assert_parent_urging_done() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.urged_on > tc.today() THEN
    PERFORM tc.refuse('parent_urging_not_ahead');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER not_ahead AFTER INSERT OR UPDATE OF urged_on ON "parent_urging" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.assert_parent_urging_done();
