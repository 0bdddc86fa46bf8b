-- Parameters: one value a day for each key and township.

ALTER TABLE "parameter" ADD CONSTRAINT "parameter_no_overlap"
  EXCLUDE USING gist (hashtextextended("key" || '/' || coalesce("township_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);
