-- Guardians and guardianships: one bond at a time, and the flag that keeps a child's place from guardians.

ALTER TABLE "guardian" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "guardian_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER child_scopes AFTER INSERT OR DELETE OR UPDATE OF child_id ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.child_changed();

CREATE OR REPLACE FUNCTION tc.refresh_protective(children uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM child c WHERE c.id = ANY (children) ORDER BY c.id FOR NO KEY UPDATE;
  UPDATE child_location l SET protective = NOT l.protective
    WHERE l.child_id = ANY (children) AND l.protective <> EXISTS (SELECT 1 FROM guardianship g
      WHERE g.child_id = l.child_id AND g.protective_flag AND g.archived_at IS NULL);
END $$;

CREATE OR REPLACE FUNCTION tc.protective_flag_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.child_id, OLD.protective_flag, OLD.archived_at IS NULL)
      IS NOT DISTINCT FROM (NEW.child_id, NEW.protective_flag, NEW.archived_at IS NULL) THEN RETURN NULL; END IF;
  PERFORM tc.refresh_protective(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.child_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.child_id END]);
  RETURN NULL;
END $$;

CREATE TRIGGER protective AFTER INSERT OR UPDATE OR DELETE ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.protective_flag_changed();

-- From its first bond on a guardian shows by its bonds alone.
CREATE OR REPLACE FUNCTION tc.guardian_bound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE guardian g SET entered_township_id = NULL WHERE g.id = NEW.guardian_id AND g.entered_township_id IS NOT NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER bound AFTER INSERT OR UPDATE OF guardian_id ON "guardianship" FOR EACH ROW EXECUTE FUNCTION tc.guardian_bound();
