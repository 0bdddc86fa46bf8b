-- A canteen's account of a month: programme money goes to food only.
-- after: nutrition/nutrition-school-month, schools/closed-figure

CREATE TRIGGER school_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "canteen_account"
  FOR EACH ROW EXECUTE FUNCTION tc.nutrition_school_scope();

CREATE CONSTRAINT TRIGGER food_only AFTER INSERT OR UPDATE ON "canteen_account"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_food_only();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "canteen_account"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('month', 'month', '{published_on,balance_fen,food_share_permille}');
