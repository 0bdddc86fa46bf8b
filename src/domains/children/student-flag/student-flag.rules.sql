-- Marks of the school register: one of a kind and definition at a time; their child and its scopes are the pupil's.
-- after: nutrition

-- Hashed: see child_location_no_overlap.
ALTER TABLE "student_flag" ADD CONSTRAINT "student_flag_no_overlap"
  EXCLUDE USING gist (hashtextextended("student_id"::text || "kind" || coalesce("definition", ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_unseen BEFORE INSERT OR UPDATE OF valid_from, valid_to ON "student_flag"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.no_unseen_period('student_flag_no_overlap', 'student_id', 'kind', 'definition');

CREATE TRIGGER pupil_scopes BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id, school_id
  ON "student_flag" FOR EACH ROW EXECUTE FUNCTION tc.pupil_row_scopes();
