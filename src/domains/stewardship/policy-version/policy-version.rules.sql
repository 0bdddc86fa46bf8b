-- 四(四), GB/T 22239: which rights were in force when is known of every moment.

CREATE OR REPLACE FUNCTION tc.policy_edition_begins() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  until constant timestamptz := clock_timestamp();
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.version = OLD.version THEN RETURN NULL; END IF;
  UPDATE policy_edition e SET in_force_until = until, version = e.version + 1 WHERE e.in_force_until IS NULL;
  INSERT INTO policy_edition (id, number, hash, previous_hash, approved_by, approved_at, in_force_from)
    SELECT uuidv7(), v.version, v.hash, (SELECT o.hash FROM tc.policy_version o WHERE TG_OP = 'UPDATE' AND o.version = OLD.version), v.approved_by,
        least(v.approved_at, until), until
      FROM tc.policy_version v WHERE v.version = NEW.version;
  RETURN NULL;
END $$;

CREATE TRIGGER edition AFTER INSERT OR UPDATE ON tc.policy_state FOR EACH ROW EXECUTE FUNCTION tc.policy_edition_begins();

CREATE TRIGGER zz_derived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "policy_edition"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.only_derived('policy_edition_begins');
