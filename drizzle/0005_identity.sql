-- A recusal narrows a person's scope: a plan made before it is not used after it.
CREATE TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON tc.recusal
  FOR EACH ROW EXECUTE FUNCTION tc.assignment_changed();
--> statement-breakpoint
-- A recusal from a school holds for its branches: a branch that comes or goes changes what the recused person reaches.
CREATE OR REPLACE FUNCTION tc.school_tree_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE above AS (
    SELECT unnest(ARRAY[CASE WHEN TG_OP <> 'DELETE' THEN NEW.parent_school_id END,
      CASE WHEN TG_OP <> 'INSERT' THEN OLD.parent_school_id END]) AS id
    UNION SELECT s.parent_school_id FROM above a JOIN school s ON s.id = a.id)
  UPDATE tc.person p SET epoch = epoch + 1
    WHERE p.id IN (SELECT a.person_id FROM tc.assignment a WHERE a.school_id IN (SELECT id FROM above)
      UNION SELECT r.person_id FROM tc.recusal r WHERE r.school_id IN (SELECT id FROM above));
  RETURN NULL;
END $$;
