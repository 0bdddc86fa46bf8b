-- Townships and villages: one name at a time, sorted by pinyin.

ALTER TABLE "township" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

ALTER TABLE "village" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

ALTER TABLE "township_name" ADD CONSTRAINT "township_name_no_overlap"
  EXCLUDE USING gist ("township_id" WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- 四(四): a township that is renamed keeps the name that it had, dated by the change.
CREATE OR REPLACE FUNCTION tc.keep_township_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE township_name n SET name = NEW.name, kind = NEW.kind
    WHERE n.township_id = NEW.id AND n.valid_from = tc.today() AND n.valid_to IS NULL AND n.archived_at IS NULL;
  IF FOUND THEN RETURN NULL; END IF;
  UPDATE township_name n SET valid_to = tc.today() WHERE n.township_id = NEW.id AND n.valid_to IS NULL AND n.archived_at IS NULL;
  IF NOT FOUND THEN
    INSERT INTO township_name (id, township_id, name, kind, valid_to) VALUES (uuidv7(), NEW.id, OLD.name, OLD.kind, tc.today());
  END IF;
  INSERT INTO township_name (id, township_id, name, kind, valid_from) VALUES (uuidv7(), NEW.id, NEW.name, NEW.kind, tc.today());
  RETURN NULL;
END $$;

CREATE TRIGGER names AFTER UPDATE OF name, kind ON "township"
  FOR EACH ROW WHEN ((OLD.name, OLD.kind) IS DISTINCT FROM (NEW.name, NEW.kind)) EXECUTE FUNCTION tc.keep_township_name();
