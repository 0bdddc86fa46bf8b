-- Persons, assignments, tickets and policy versions: what changes an epoch, and what never changes.

-- Every change of a person's rights changes their epoch, so that no plan made before it is used after it.
CREATE OR REPLACE FUNCTION tc.assignment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tc.person SET epoch = epoch + 1
    WHERE (TG_OP <> 'INSERT' AND id = OLD.person_id) OR (TG_OP <> 'DELETE' AND id = NEW.person_id);
  RETURN NULL;
END $$;

CREATE TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON tc.assignment
  FOR EACH ROW EXECUTE FUNCTION tc.assignment_changed();

-- A recusal from a school holds for its branches: a branch that comes or goes changes what the recused person reaches.
CREATE OR REPLACE FUNCTION tc.school_tree_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE above AS (
    SELECT unnest(ARRAY[CASE WHEN TG_OP <> 'DELETE' THEN NEW.parent_school_id END,
      CASE WHEN TG_OP <> 'INSERT' THEN OLD.parent_school_id END,
      -- Archived, it has no branches.
      CASE WHEN TG_OP = 'UPDATE' THEN NEW.id END]) AS id
    UNION SELECT s.parent_school_id FROM above a JOIN school s ON s.id = a.id)
  UPDATE tc.person p SET epoch = epoch + 1
    WHERE p.id IN (SELECT a.person_id FROM tc.assignment a WHERE a.school_id IN (SELECT id FROM above)
      UNION SELECT r.person_id FROM tc.recusal r WHERE r.school_id IN (SELECT id FROM above));
  RETURN NULL;
END $$;

CREATE TRIGGER epoch AFTER INSERT OR DELETE OR UPDATE OF parent_school_id, archived_at ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.school_tree_changed();

-- Whoever is tied to a guardian is tied to the guardian's children: a guardianship that comes, goes or moves changes it.
CREATE OR REPLACE FUNCTION tc.guardianship_ties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.child_id, OLD.guardian_id, OLD.archived_at IS NULL)
      IS NOT DISTINCT FROM (NEW.child_id, NEW.guardian_id, NEW.archived_at IS NULL) THEN RETURN NULL; END IF;
  UPDATE tc.person p SET epoch = epoch + 1
    WHERE p.id IN (SELECT a.person_id FROM tc.assignment a
        WHERE (TG_OP <> 'INSERT' AND a.guardian_id = OLD.guardian_id) OR (TG_OP <> 'DELETE' AND a.guardian_id = NEW.guardian_id)
      UNION SELECT r.person_id FROM tc.recusal r
        WHERE (TG_OP <> 'INSERT' AND r.guardian_id = OLD.guardian_id) OR (TG_OP <> 'DELETE' AND r.guardian_id = NEW.guardian_id));
  RETURN NULL;
END $$;

CREATE TRIGGER ties AFTER INSERT OR DELETE OR UPDATE OF child_id, guardian_id, archived_at ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.guardianship_ties();

-- An epoch only ever goes up.
CREATE OR REPLACE FUNCTION tc.person_disabled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.epoch := OLD.epoch + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER epoch BEFORE UPDATE OF issuer, subject, disabled_at, kind, valid_to, cost_a_minute, epoch ON tc.person
  FOR EACH ROW EXECUTE FUNCTION tc.person_disabled();

CREATE OR REPLACE FUNCTION tc.policy_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('policy_version_never_changes');
END $$;

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON tc.policy_version
  FOR EACH ROW EXECUTE FUNCTION tc.policy_is_immutable();

-- Versions are numbered and chained one after the other, whoever adds one.
CREATE OR REPLACE FUNCTION tc.policy_version_chained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE tc.policy_state IN SHARE ROW EXCLUSIVE MODE;
  SELECT v.version, v.chain INTO NEW.version, NEW.previous FROM tc.policy_version v ORDER BY v.version DESC LIMIT 1;
  NEW.version := coalesce(NEW.version, 0) + 1;
  NEW.chain := encode(sha256(convert_to(jsonb_build_array(NEW.version, NEW.hash, NEW.approved_by,
    to_char(NEW.approved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), NEW.reason, NEW.previous)::text, 'UTF8')), 'hex');
  RETURN NEW;
END $$;

CREATE TRIGGER chained BEFORE INSERT ON tc.policy_version
  FOR EACH ROW EXECUTE FUNCTION tc.policy_version_chained();

-- A recusal narrows a person's scope: a plan made before it is not used after it.
CREATE TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON tc.recusal
  FOR EACH ROW EXECUTE FUNCTION tc.assignment_changed();

-- Whoever's rights changed shows no ticket any more, from this very commit on.
CREATE OR REPLACE FUNCTION tc.revoke_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tc.ticket WHERE person_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER tickets AFTER UPDATE ON tc.person
  FOR EACH ROW WHEN (OLD.epoch IS DISTINCT FROM NEW.epoch) EXECUTE FUNCTION tc.revoke_tickets();

-- The only way to a ticket, for the server's own login alone. The lock makes a change of the person's rights wait for the
-- ticket or the ticket for the change: no ticket outlives the rights that it was made of. None outlives the day either, on
-- which assignments end. What has expired goes when something new comes.
CREATE OR REPLACE FUNCTION tc.issue_ticket(digest bytea, login text, person uuid, epoch integer, scope text, scope_ids uuid[],
    ties uuid[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- A lock is written to the log; a ticket that a crash takes is asked for again.
  PERFORM set_config('synchronous_commit', 'off', true);
  IF person IS NOT NULL THEN
    PERFORM FROM tc.person p WHERE p.id = person AND p.epoch = issue_ticket.epoch AND p.disabled_at IS NULL
      AND (p.valid_to IS NULL OR p.valid_to > tc.today()) FOR SHARE;
    IF NOT FOUND THEN RETURN false; END IF;
  END IF;
  DELETE FROM tc.ticket t WHERE t.digest IN (
    SELECT e.digest FROM tc.ticket e WHERE e.expires_at < now() ORDER BY e.expires_at LIMIT 20 FOR UPDATE SKIP LOCKED);
  INSERT INTO tc.ticket (digest, login, person_id, epoch, scope, scope_ids, ties, expires_at)
    VALUES (digest, login, person, issue_ticket.epoch, scope, scope_ids, ties,
      least(now() + interval '15 minutes', (tc.today() + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'));
  RETURN true;
END $$;

-- Whether this session is a server's (it names the server's key since its start) or the administrator's own: the owner's, or
-- of whoever may take the owner's place. "Immutable", so
-- that PostgreSQL asks it while it plans: for any other session of a role login each table is known to be empty before a row
-- is read, and neither EXPLAIN nor a counter of the statistics tells of one.
CREATE OR REPLACE FUNCTION tc.is_server() RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN session_user = current_user OR EXISTS (SELECT FROM tc.server s
    WHERE s.digest = sha256(convert_to(current_setting('tongchou.server', true), 'UTF8')))
    OR pg_has_role(session_user, current_user, 'member');
END $$;

-- Whose rows the statement at hand is for: no row without a ticket that this login may show.
CREATE VIEW tc.caller WITH (security_barrier) AS
  SELECT t.scope, t.scope_ids, t.ties, t.epoch, t.person_id FROM tc.ticket t
    WHERE tc.is_server() AND t.login = session_user AND t.expires_at > statement_timestamp()
      AND t.digest = (SELECT sha256(convert_to(current_setting('tongchou.ticket', true), 'UTF8')));

-- What the row policies ask of it, for each table of a statement: the view itself would be planned for each. With the rights
-- of whoever asks; every name in full, for such a session may have any search path.
CREATE OR REPLACE FUNCTION tc.scope_ids() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN RETURN (SELECT c.scope_ids FROM tc.caller c); END $$;

CREATE OR REPLACE FUNCTION tc.scope_is(word text) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN RETURN (SELECT true FROM tc.caller c WHERE c.scope OPERATOR(pg_catalog.=) word); END $$;

CREATE OR REPLACE FUNCTION tc.caller_person() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN RETURN (SELECT c.person_id FROM tc.caller c); END $$;

CREATE OR REPLACE FUNCTION tc.ties() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN RETURN (SELECT c.ties FROM tc.caller c); END $$;
