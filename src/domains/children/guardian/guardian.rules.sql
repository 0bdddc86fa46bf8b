-- Guardians and guardianships: one bond at a time, and the flag that keeps a child's place from guardians.

ALTER TABLE "guardian" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "guardian_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER child_scopes AFTER INSERT OR DELETE OR UPDATE OF child_id ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.child_changed();

CREATE OR REPLACE FUNCTION tc.protective_flag_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed uuid[] := ARRAY[]::uuid[];
BEGIN
  IF TG_OP <> 'INSERT' THEN changed := changed || OLD.child_id; END IF;
  IF TG_OP <> 'DELETE' THEN changed := changed || NEW.child_id; END IF;
  UPDATE child_location l SET protective = f.flag
    FROM (SELECT c.id, EXISTS (SELECT 1 FROM guardianship g WHERE g.child_id = c.id AND g.protective_flag AND g.archived_at IS NULL) AS flag
      FROM child c WHERE c.id = ANY (changed)) f
    WHERE l.child_id = f.id AND l.protective <> f.flag;
  RETURN NULL;
END $$;

CREATE TRIGGER protective AFTER INSERT OR UPDATE OR DELETE ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.protective_flag_changed();
