-- Benefits of teachers: one guarantee of a kind at a time.

ALTER TABLE "housing_guarantee" ADD CONSTRAINT "housing_guarantee_no_overlap"
  EXCLUDE USING gist (hashtextextended("teacher_id"::text || '/' || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);
