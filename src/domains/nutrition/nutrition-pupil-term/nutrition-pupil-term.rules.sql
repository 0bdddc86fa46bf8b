-- A pupil's term in the programme: its scopes are the child's.

CREATE TRIGGER pupil_scopes BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id, school_id
  ON "nutrition_pupil_term" FOR EACH ROW EXECUTE FUNCTION tc.pupil_row_scopes();
