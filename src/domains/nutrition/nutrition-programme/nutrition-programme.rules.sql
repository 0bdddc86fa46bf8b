-- Nutrition programmes: one of a kind at a time.

ALTER TABLE "nutrition_programme" ADD CONSTRAINT "nutrition_programme_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);
