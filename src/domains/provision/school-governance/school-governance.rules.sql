-- Charters, reviews and party organisations of schools: one party organisation at a time.

ALTER TABLE "party_organisation" ADD CONSTRAINT "party_organisation_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "management_review"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "charter"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "party_organisation"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

-- 三(七): one charter, and one edition of each rule, in force: an edition that is put in force replaces the one before it.
CREATE OR REPLACE FUNCTION tc.charter_replaces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE charter c SET replaced_on = NEW.approved_on, version = c.version + 1
    WHERE c.school_id = NEW.school_id AND c.kind = NEW.kind AND (c.kind = 'charter' OR c.title = NEW.title) AND c.id <> NEW.id
      AND c.approved_on <= NEW.approved_on AND c.replaced_on IS NULL AND c.archived_at IS NULL;
  RETURN NEW;
END $$;

CREATE TRIGGER b_replaces BEFORE UPDATE OF approved_on ON "charter"
  FOR EACH ROW WHEN (OLD.approved_on IS NULL AND NEW.approved_on IS NOT NULL) EXECUTE FUNCTION tc.charter_replaces();
