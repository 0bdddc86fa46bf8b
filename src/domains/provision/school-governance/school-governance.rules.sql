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

-- 三(七) 教职工大会. An edition is put in force that the staff voted for; what is voted on is the text as it is.
CREATE OR REPLACE FUNCTION tc.assert_charter_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.votes_for > NEW.votes_against AND NEW.adopted_on <= NEW.approved_on) IS NOT TRUE THEN
    PERFORM tc.refuse('charter_adopted');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER a_adopted BEFORE UPDATE OF approved_on ON "charter"
  FOR EACH ROW WHEN (OLD.approved_on IS NULL AND NEW.approved_on IS NOT NULL) EXECUTE FUNCTION tc.assert_charter_adopted();

CREATE TRIGGER a_text BEFORE UPDATE OF title, text_reference ON "charter"
  FOR EACH ROW WHEN (NEW.approved_on IS NULL AND OLD.adopted_on = NEW.adopted_on AND (OLD.title, OLD.text_reference) IS DISTINCT FROM (NEW.title, NEW.text_reference))
  EXECUTE FUNCTION tc.confirmed_no_more('adopted_on', 'votes_for', 'votes_against');

CREATE TRIGGER b_replaces BEFORE UPDATE OF approved_on ON "charter"
  FOR EACH ROW WHEN (OLD.approved_on IS NULL AND NEW.approved_on IS NOT NULL) EXECUTE FUNCTION tc.charter_replaces();

-- 四(四): days that are over stay: see tc.keep_past_days.
CREATE TRIGGER b_past BEFORE UPDATE OR DELETE ON "party_organisation" FOR EACH ROW EXECUTE FUNCTION tc.keep_past_days('{school_id,kind,secretary_name,members}');
CREATE TRIGGER b_past_days AFTER UPDATE ON "party_organisation"
  FOR EACH ROW WHEN (NEW.valid_from > OLD.valid_from AND OLD.valid_from < tc.today()) EXECUTE FUNCTION tc.put_past_days();
