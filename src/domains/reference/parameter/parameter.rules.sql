-- Parameters: one value a day for each key and township. Targets: one of a key a day. Both stay once in force, as days of the
-- calendar do.

ALTER TABLE "parameter" ADD CONSTRAINT "parameter_no_overlap"
  EXCLUDE USING gist (hashtextextended("key" || '/' || coalesce("township_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

ALTER TABLE "target" ADD CONSTRAINT "target_no_overlap"
  EXCLUDE USING gist (hashtextextended("key", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "parameter" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{key,township_id}');

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "target" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{key}');

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "workday_calendar" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{day}', '{}', 'day');
