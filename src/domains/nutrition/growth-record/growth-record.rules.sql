-- Growth records: their scopes are their child's.

CREATE TRIGGER pupil_scopes BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id, school_id
  ON "growth_record" FOR EACH ROW EXECUTE FUNCTION tc.pupil_row_scopes();
