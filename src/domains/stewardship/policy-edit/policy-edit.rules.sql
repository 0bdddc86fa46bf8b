-- 四(四), GB/T 22239: what is edited is a draft; whoever edits has written it, and never edits a role of their own.
-- after: stewardship/policy-change

CREATE OR REPLACE FUNCTION tc.policy_edit_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_change policy_change;
  who constant uuid := tc.command_person();
  taken constant boolean := NEW.kind IN ('withdraw', 'stop');
BEGIN
  SELECT * INTO of_change FROM policy_change c WHERE c.id = NEW.change_id FOR NO KEY UPDATE;
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - '{version,archived_at}'::text[] <> to_jsonb(OLD) - '{version,archived_at}'::text[]
      OR OLD.archived_at IS NOT NULL AND NEW.archived_at IS NULL THEN
      PERFORM tc.refuse('policy_edit_stays');
    END IF;
  ELSE
    SELECT coalesce(max(e.number), 0) + 1 INTO NEW.number FROM policy_edit e WHERE e.change_id = NEW.change_id;
  END IF;
  -- What comes with an urgent change or with what ends one comes with it at once.
  IF of_change.status <> 'draft' AND NOT (TG_OP = 'INSERT' AND of_change.kind <> 'ordinary' AND of_change.created_at = now()::timestamptz(3)) THEN
    PERFORM tc.refuse('policy_edit_of_draft');
  END IF;
  -- A denial would stay: no edit takes one away.
  IF of_change.kind = 'urgent' AND NOT taken THEN
    PERFORM tc.refuse('policy_edit_only_takes');
  END IF;
  IF NEW.role IN ('data-steward', 'system-administrator', 'audit-administrator') THEN
    PERFORM tc.refuse('policy_edit_of_administrators');
  END IF;
  IF TG_OP = 'INSERT' AND (NEW.valid_from < tc.today() OR NEW.valid_until <= tc.today()) THEN
    PERFORM tc.refuse('policy_change_back_dated');
  END IF;
  IF who IS NOT NULL AND tc.holds_role(who, NEW.role) THEN
    PERFORM tc.refuse('policy_change_own_rights');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE ON "policy_edit" FOR EACH ROW EXECUTE FUNCTION tc.policy_edit_kept();

-- The change is another one than it was: whoever saw it before has not seen this.
CREATE OR REPLACE FUNCTION tc.policy_edit_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE policy_change c SET version = c.version + 1,
      written_by_ids = CASE WHEN tc.command_person() IS NULL THEN c.written_by_ids
        ELSE array_append(array_remove(coalesce(c.written_by_ids, '{}'), tc.command_person()), tc.command_person()) END
    WHERE c.id = NEW.change_id AND c.status = 'draft';
  RETURN NULL;
END $$;

CREATE TRIGGER written AFTER INSERT OR UPDATE ON "policy_edit" FOR EACH ROW EXECUTE FUNCTION tc.policy_edit_written();
