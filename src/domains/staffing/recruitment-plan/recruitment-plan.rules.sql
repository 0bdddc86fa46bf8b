-- Plans of recruitment: their township is their school's, and what came of them stays with its school year: it is the evidence for
-- 有编不补.
-- after: schools/closed-figure

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF school_id, township_id ON "recruitment_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_school();

CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "recruitment_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{township_id}');
