-- A canteen's account of a month: programme money goes to food only.
-- after: nutrition/nutrition-school-month

CREATE TRIGGER school_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "canteen_account"
  FOR EACH ROW EXECUTE FUNCTION tc.nutrition_school_scope();

CREATE CONSTRAINT TRIGGER food_only AFTER INSERT OR UPDATE ON "canteen_account"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_food_only();
