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

CREATE OR REPLACE FUNCTION tc.assert_care_visit_done() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.visited_on > tc.today() THEN
    PERFORM tc.refuse('care_visit_not_ahead');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER not_ahead AFTER INSERT OR UPDATE OF visited_on ON "care_visit" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.assert_care_visit_done();

CREATE OR REPLACE FUNCTION tc.assert_care_activity_done() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.held_on > tc.today() THEN
    PERFORM tc.refuse('care_activity_not_ahead');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER not_ahead AFTER INSERT OR UPDATE OF held_on ON "care_activity" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.assert_care_activity_done();
