-- Nutrition programmes: one of a kind at a time.

ALTER TABLE "nutrition_programme" ADD CONSTRAINT "nutrition_programme_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- See tc.keep_norm. Meals are paid by the month.
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "nutrition_programme"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{district_id,kind}', '{}', 'valid_from', 'month');
