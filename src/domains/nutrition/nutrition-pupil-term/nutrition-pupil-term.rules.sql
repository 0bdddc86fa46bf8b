-- A pupil's term in the programme: its scopes are the child's.
-- after: schools/closed-figure

CREATE TRIGGER pupil_scopes BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id, school_id
  ON "nutrition_pupil_term" FOR EACH ROW EXECUTE FUNCTION tc.pupil_row_scopes();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "nutrition_pupil_term"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{child_id,hukou_township_id,residence_township_id,school_id}');
