-- 四(五): a figure of yesterday was counted by yesterday's words: they stay, and a change is a new edition.

-- Of `rural.rotation.2017` the use is `rural.rotation`; the year of an edition may be left out.
ALTER TABLE "definition" ADD CONSTRAINT "definition_one_in_force"
  EXCLUDE USING gist (hashtextextended(regexp_replace("key", '[.][0-9]{4}$', ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE OR REPLACE FUNCTION tc.keep_definition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.key, NEW.word, NEW.rule, NEW.source, NEW.parameter_key, NEW.valid_from)
      IS DISTINCT FROM (OLD.key, OLD.word, OLD.rule, OLD.source, OLD.parameter_key, OLD.valid_from) THEN
    PERFORM tc.refuse('definition_stays');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON "definition" FOR EACH ROW EXECUTE FUNCTION tc.keep_definition();
