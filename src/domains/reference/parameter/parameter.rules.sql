-- Parameters: one value a day for each key and township. Targets: one of a key a day. Both stay once in force, as days of the
-- calendar do.

ALTER TABLE "parameter" ADD CONSTRAINT "parameter_no_overlap"
  EXCLUDE USING gist (hashtextextended("key" || '/' || coalesce("township_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

ALTER TABLE "target" ADD CONSTRAINT "target_no_overlap"
  EXCLUDE USING gist (hashtextextended("key", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- The whole number that a parameter of the district says on a day; null where none is in force.
CREATE OR REPLACE FUNCTION tc.parameter_number(name text, day date) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT p.number_value::int FROM parameter p WHERE p.key = name AND p.township_id IS NULL AND p.archived_at IS NULL
    AND daterange(p.valid_from, p.valid_to) @> day);

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "parameter" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{key,township_id}');

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "target" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{key}');

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "workday_calendar" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{day}', '{}', 'day');

-- 二: whether it is met is told of all its editions alike. Two of one key wait for each other.
CREATE OR REPLACE FUNCTION tc.assert_target_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('target ' || NEW.key, 0));
  IF EXISTS (SELECT 1 FROM target t WHERE t.key = NEW.key AND t.id <> NEW.id AND t.archived_at IS NULL AND (t.unit, t.comparator) <> (NEW.unit, NEW.comparator)) THEN
    PERFORM tc.refuse('target_measure');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER measure AFTER INSERT OR UPDATE OF key, unit, comparator, archived_at ON "target" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.assert_target_measure();
