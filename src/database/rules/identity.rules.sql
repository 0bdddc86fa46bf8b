-- Persons, assignments and policy versions: what changes an epoch, and what never changes.

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

CREATE OR REPLACE FUNCTION tc.person_disabled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.epoch := OLD.epoch + 1;
  RETURN NEW;
END $$;

CREATE TRIGGER epoch BEFORE UPDATE OF disabled_at ON tc.person
  FOR EACH ROW EXECUTE FUNCTION tc.person_disabled();

CREATE OR REPLACE FUNCTION tc.policy_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('policy_version_never_changes');
END $$;

CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON tc.policy_version
  FOR EACH ROW EXECUTE FUNCTION tc.policy_is_immutable();

-- A recusal narrows a person's scope: a plan made before it is not used after it.
CREATE TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON tc.recusal
  FOR EACH ROW EXECUTE FUNCTION tc.assignment_changed();
