-- How long things may take: one length of a kind and subject at a time.

ALTER TABLE "welfare_deadline" ADD CONSTRAINT "welfare_deadline_no_overlap"
  EXCLUDE USING gist (("kind" || '/' || "subject") WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- The length in force on a day, null where no rule says it.
CREATE OR REPLACE FUNCTION tc.deadline_amount(of_kind text, of_subject text, on_day date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT d.amount FROM welfare_deadline d WHERE d.kind = of_kind AND d.subject = of_subject AND d.archived_at IS NULL
    AND d.valid_from <= on_day AND (d.valid_to IS NULL OR d.valid_to > on_day)
$$;

-- See tc.keep_norm.
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "welfare_deadline" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{kind,subject}');
