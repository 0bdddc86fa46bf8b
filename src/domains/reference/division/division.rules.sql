-- Townships and villages: one name at a time, sorted by pinyin.

ALTER TABLE "township" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

ALTER TABLE "village" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

ALTER TABLE "township_name" ADD CONSTRAINT "township_name_no_overlap"
  EXCLUDE USING gist ("township_id" WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);
