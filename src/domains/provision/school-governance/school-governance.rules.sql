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
