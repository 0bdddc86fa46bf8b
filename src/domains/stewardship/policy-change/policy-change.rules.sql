-- 四(四), GB/T 22239: rights are changed by two persons at least, none of them for themselves, and exactly as they were judged.
-- after: rules/administrators, stewardship/policy-version

-- Whether the person, by whichever account, holds the role today or from a later day on.
CREATE OR REPLACE FUNCTION tc.holds_role(who uuid, named text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  RETURN EXISTS (SELECT FROM tc.assignment a WHERE a.person_id = ANY (tc.accounts_of_person(who)) AND a.role = named
    AND (a.valid_to IS NULL OR a.valid_to > tc.today()));

-- The hash of the rights in force.
CREATE OR REPLACE FUNCTION tc.policy_in_force() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  RETURN (SELECT v.hash FROM tc.policy_state s JOIN tc.policy_version v ON v.version = s.version);

-- What the judge found and whoever applies it did is nobody else's to say. A draft has been neither judged nor signed.
CREATE OR REPLACE FUNCTION tc.policy_change_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.kind <> 'expiry' THEN NEW.base_hash := tc.policy_in_force(); END IF;
    RETURN NEW;
  END IF;
  IF NEW.result_hash IS DISTINCT FROM OLD.result_hash AND NOT tc.called_by('judge_policy_change', 'policy_change_overtaken') THEN
    PERFORM tc.refuse('policy_change_other_hash');
  END IF;
  IF (NEW.kind, NEW.expires_at, NEW.undoes_id, NEW.problems, NEW.touches_protected, NEW.judged_at, NEW.in_force_at, NEW.policy_number, NEW.failure, NEW.base_hash)
      IS DISTINCT FROM (OLD.kind, OLD.expires_at, OLD.undoes_id, OLD.problems, OLD.touches_protected, OLD.judged_at, OLD.in_force_at, OLD.policy_number, OLD.failure, OLD.base_hash)
    AND NOT tc.called_by('judge_policy_change', 'policy_change_overtaken', 'policy_change_applied') THEN
    PERFORM tc.refuse('policy_change_derives');
  END IF;
  IF OLD.kind <> 'ordinary' AND (NEW.status IN ('draft', 'withdrawn') AND OLD.status <> NEW.status
      OR (NEW.title, NEW.reason, NEW.effective_at) IS DISTINCT FROM (OLD.title, OLD.reason, OLD.effective_at)) THEN
    PERFORM tc.refuse('policy_change_ordinary');
  END IF;
  IF OLD.kind <> 'expiry' AND OLD.status = 'approved' AND NEW.status = 'rejected' THEN
    PERFORM tc.refuse('policy_change_decided');
  END IF;
  IF NEW.status = 'draft' OR NEW.status = 'submitted' AND OLD.status <> 'submitted' THEN
    NEW := jsonb_populate_record(NEW, (SELECT jsonb_object_agg(c, NULL) FROM unnest('{result_hash,problems,touches_protected,judged_at,endorsed_by,
      endorsed_by_id,endorsed_at,approved_by,approved_by_id,approved_at,failure}'::text[]) c));
  END IF;
  -- Given up, it has failed no more.
  IF NEW.status = 'withdrawn' THEN NEW.failure := NULL; END IF;
  IF NEW.status = 'draft' THEN
    NEW.submitted_at := NULL;
  ELSIF NEW.status = 'submitted' AND OLD.status <> 'submitted' THEN
    NEW.base_hash := tc.policy_in_force();
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE ON "policy_change" FOR EACH ROW EXECUTE FUNCTION tc.policy_change_kept();

-- Not before it is approved. Asked when it is said, and when it is submitted and approved of the days of its edits.
CREATE OR REPLACE FUNCTION tc.assert_policy_change_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IN ('draft', 'submitted') AND NEW.effective_at < now()
    OR NEW.status IN ('submitted', 'endorsed', 'approved') AND EXISTS (SELECT FROM policy_edit e
      WHERE e.change_id = NEW.id AND e.archived_at IS NULL AND (e.valid_from < tc.today() OR e.valid_until <= tc.today())) THEN
    PERFORM tc.refuse('policy_change_back_dated');
  END IF;
  IF NEW.status = 'submitted' AND NOT EXISTS (SELECT FROM policy_edit e WHERE e.change_id = NEW.id AND e.archived_at IS NULL) THEN
    PERFORM tc.refuse('policy_change_has_edits');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ahead AFTER INSERT OR UPDATE OF effective_at, status ON "policy_change"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.kind = 'ordinary' AND NEW.status IN ('draft', 'submitted', 'endorsed', 'approved'))
  EXECUTE FUNCTION tc.assert_policy_change_ahead();

-- Who signs is another person than all who wrote or signed before, by whichever account, and none of them holds a role that it
-- changes. Their rows are held: who is given such a role at this moment is given it after the signature, or before it. Which rights are
-- in force is not held: whoever puts others into force waits for the change, and takes the signature back (`tc.policy_change_overtaken`).
CREATE OR REPLACE FUNCTION tc.assert_policy_change_signed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  signer constant uuid := CASE NEW.status WHEN 'endorsed' THEN NEW.endorsed_by_id WHEN 'approved' THEN NEW.approved_by_id ELSE NEW.rejected_by_id END;
  others uuid[] := coalesce(NEW.written_by_ids, '{}');
BEGIN
  IF NEW.status <> 'endorsed' AND NEW.endorsed_by_id IS NOT NULL THEN others := others || NEW.endorsed_by_id; END IF;
  PERFORM FROM tc.person p WHERE p.id = ANY (others || signer) ORDER BY p.id FOR SHARE;
  IF EXISTS (SELECT FROM unnest(others) other WHERE tc.same_person(other, signer)) THEN
    PERFORM tc.refuse('policy_change_other_person');
  END IF;
  IF NEW.status = 'rejected' THEN RETURN NULL; END IF;
  IF EXISTS (SELECT FROM policy_edit e CROSS JOIN unnest(others || signer) who
      WHERE e.change_id = NEW.id AND e.archived_at IS NULL AND tc.holds_role(who, e.role)) THEN
    PERFORM tc.refuse('policy_change_own_rights');
  END IF;
  IF NEW.base_hash <> tc.policy_in_force() THEN
    PERFORM tc.refuse('policy_change_overtaken');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER signed AFTER UPDATE OF status ON "policy_change" DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
  WHEN (OLD.status <> NEW.status AND (NEW.status IN ('endorsed', 'rejected') OR NEW.status = 'approved' AND NEW.kind = 'ordinary'))
  EXECUTE FUNCTION tc.assert_policy_change_signed();

-- Other rights are in force: what was judged over those before is judged anew, and its signatures count no more. At the commit,
-- when what was applied is known to be in force.
CREATE OR REPLACE FUNCTION tc.policy_change_overtaken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE policy_change c SET status = 'submitted', version = c.version + 1
    WHERE c.kind <> 'urgent' AND c.status IN ('judged', 'unsound', 'endorsed', 'approved') AND c.base_hash <> tc.policy_in_force();
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER overtaken AFTER INSERT OR UPDATE ON tc.policy_state
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.policy_change_overtaken();

-- What the judge found: `said` has the version of the change that it read, the hash of the rights in force, over which it judged, and of
-- those that would be, problems, whether L4 is touched, and the effects. False where any of it has moved on meanwhile: it is read anew.
CREATE OR REPLACE FUNCTION tc.judge_policy_change(change uuid, said jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  judged policy_change;
  wrong constant text := said ->> 'problems';
BEGIN
  PERFORM FROM tc.policy_state s FOR SHARE;
  SELECT * INTO judged FROM policy_change c WHERE c.id = judge_policy_change.change FOR NO KEY UPDATE;
  IF judged.status IS DISTINCT FROM 'submitted' OR judged.version <> (said ->> 'version')::integer
    OR said ->> 'base' IS DISTINCT FROM tc.policy_in_force() THEN RETURN false; END IF;
  DELETE FROM policy_effect e WHERE e.change_id = judge_policy_change.change;
  INSERT INTO policy_effect (id, change_id, role, department, coordinate, use, change, rows_counted, persons_counted, protected)
    SELECT uuidv7(), judge_policy_change.change, e ->> 'role', e ->> 'department', e ->> 'coordinate', e ->> 'use', e ->> 'change', (e ->> 'rows')::integer,
        (e ->> 'persons')::integer, (e ->> 'protected')::boolean
      FROM jsonb_array_elements(said -> 'effects') WITH ORDINALITY x(e, n) ORDER BY n;
  UPDATE policy_change c SET status = CASE WHEN wrong IS NOT NULL THEN 'unsound' WHEN c.kind = 'expiry' THEN 'approved' ELSE 'judged' END,
      base_hash = said ->> 'base', result_hash = said ->> 'result', problems = wrong, touches_protected = (said ->> 'protected')::boolean,
      judged_at = clock_timestamp(), version = c.version + 1
    WHERE c.id = judge_policy_change.change;
  RETURN true;
END $$;

-- It is in force as this version, or it cannot be applied, and why. In the transaction that applies it.
CREATE OR REPLACE FUNCTION tc.policy_change_applied(change uuid, as_version integer, why_not text DEFAULT NULL) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE policy_change c SET version = c.version + 1, status = CASE WHEN why_not IS NULL THEN 'in-force' ELSE 'failed' END, failure = why_not,
      in_force_at = CASE WHEN why_not IS NULL THEN now() END, policy_number = CASE WHEN why_not IS NULL THEN as_version END
    WHERE c.id = policy_change_applied.change AND c.status = 'approved';
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE policy_effect e SET in_force_at = now(), version = e.version + 1 WHERE e.change_id = policy_change_applied.change AND why_not IS NULL;
  RETURN true;
END $$;

-- What an urgent change took comes back at its end, by these edits, unless another steward rejects it: drafted as soon as the change is
-- in force, once.
CREATE OR REPLACE FUNCTION tc.draft_policy_expiry(urgent uuid, edits jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  ended policy_change;
  drafted constant uuid := uuidv7();
BEGIN
  SELECT * INTO ended FROM policy_change c WHERE c.id = urgent AND c.kind = 'urgent' AND c.status = 'in-force' FOR NO KEY UPDATE;
  IF NOT FOUND OR EXISTS (SELECT FROM policy_change c WHERE c.undoes_id = urgent) THEN RETURN NULL; END IF;
  INSERT INTO policy_change (id, kind, title, reason, status, effective_at, undoes_id, base_hash, drafted_by, submitted_at, written_by_ids)
    VALUES (drafted, 'expiry', ended.title, ended.reason, 'submitted', ended.expires_at, urgent, tc.policy_in_force(), ended.drafted_by, now(), ended.written_by_ids);
  INSERT INTO policy_edit (id, change_id, number, kind, role, on_type, fields, uses, rows, mask, reach, archived_rows, duties, purposes, cite, commands, create_fields, update_fields, valid_from, valid_until)
    SELECT uuidv7(), drafted, n, e.kind, e.role, e.on_type, e.fields, e.uses, e.rows, e.mask, e.reach, e.archived_rows, e.duties, e.purposes, e.cite, e.commands, e.create_fields,
        e.update_fields, e.valid_from, e.valid_until
      FROM ROWS FROM (jsonb_to_recordset(edits) AS (kind text, role text, on_type text, fields text, uses text, rows text, mask text, reach text, archived_rows boolean, duties text,
        purposes text, cite text, commands text, create_fields text, update_fields text, valid_from date, valid_until date)) WITH ORDINALITY
        e(kind, role, on_type, fields, uses, rows, mask, reach, archived_rows, duties, purposes, cite, commands, create_fields, update_fields, valid_from, valid_until, n) ORDER BY n;
  RETURN drafted;
END $$;
