-- Checks of meals: their township is their school's.

CREATE TRIGGER school_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "meal_quality_check"
  FOR EACH ROW EXECUTE FUNCTION tc.nutrition_school_scope();
