-- Residential developments sort by pinyin.

ALTER TABLE "residential_development" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
