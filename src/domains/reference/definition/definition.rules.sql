-- 四(五): a figure of yesterday was counted by yesterday's words: they stay, and a change is a new edition.

-- Of `rural.rotation.2017` the use is `rural.rotation`; the year of an edition may be left out.
ALTER TABLE "definition" ADD CONSTRAINT "definition_one_in_force"
  EXCLUDE USING gist (hashtextextended(regexp_replace("key", '[.][0-9]{4}$', ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "definition" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{key}', '{document_id}');

-- Which document gives a meaning is said once, of past editions too: what it says of days that are over stays.
CREATE OR REPLACE FUNCTION tc.definition_document_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('definition_document_stays');
END $$;

CREATE TRIGGER document_stays AFTER UPDATE OF document_id ON "definition" FOR EACH ROW
  WHEN (OLD.document_id IS NOT NULL AND NEW.document_id IS DISTINCT FROM OLD.document_id) EXECUTE FUNCTION tc.definition_document_stays();

-- Whether a code is among those that the parameter of a definition lists on a day; null where none is in force. The one place
-- where a rule learns what “rural” is in its own use.
CREATE OR REPLACE FUNCTION tc.defined(meaning text, code text, day date) RETURNS boolean LANGUAGE sql STABLE
  RETURN (SELECT defined.code = ANY (string_to_array(p.text_value, ',')) FROM definition d
    JOIN parameter p ON p.key = d.parameter_key AND p.township_id IS NULL AND p.archived_at IS NULL AND daterange(p.valid_from, p.valid_to) @> day
    WHERE regexp_replace(d.key, '[.][0-9]{4}$', '') = meaning AND d.archived_at IS NULL AND daterange(d.valid_from, d.valid_to) @> day);

-- The day of a school year that official figures are of; null where none is set.
CREATE OR REPLACE FUNCTION tc.counting_day(year integer) RETURNS date LANGUAGE sql STABLE
  RETURN (SELECT (year || '-' || p.text_value)::date FROM parameter p WHERE p.key = 'counting-day.school-year' AND p.township_id IS NULL
    AND p.archived_at IS NULL AND daterange(p.valid_from, p.valid_to) @> make_date(year, 9, 1));
