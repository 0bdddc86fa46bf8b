-- The district's staffing total is the last word: whoever changes a quota queues for its row.

ALTER TABLE "staffing_total" ADD CONSTRAINT "staffing_total_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

ALTER TABLE "staffing_standard" ADD CONSTRAINT "staffing_standard_no_overlap"
  EXCLUDE USING gist (hashtextextended("stage", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- On every day of a school year the quotas of all schools stay within the total in force (三(五)). A day without a total
-- allows none. The total's rows are locked, so that two districts' clerks cannot both use the last place.
CREATE OR REPLACE FUNCTION tc.assert_quota_within_total(year integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  period daterange := daterange(make_date(year, 9, 1), make_date(year + 1, 9, 1));
  allotted bigint;
BEGIN
  PERFORM FROM staffing_total t WHERE daterange(t.valid_from, t.valid_to) && period ORDER BY t.id FOR NO KEY UPDATE;
  SELECT coalesce(sum(q.quota), 0) INTO allotted FROM school_quota q WHERE q.school_year = year AND q.archived_at IS NULL;
  IF allotted > 0 AND (
      EXISTS (SELECT FROM staffing_total t WHERE daterange(t.valid_from, t.valid_to) && period AND t.total < allotted AND t.archived_at IS NULL)
      OR NOT period <@ coalesce((SELECT range_agg(daterange(t.valid_from, t.valid_to)) FROM staffing_total t WHERE t.archived_at IS NULL), '{}'::datemultirange)) THEN
    PERFORM tc.refuse('staffing_total_holds_quotas');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.total_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_quota_within_total(y.school_year) FROM (SELECT DISTINCT school_year FROM school_quota ORDER BY 1) y;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER covers_quotas AFTER UPDATE OR DELETE ON "staffing_total"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.total_changed();

-- Each looks at all totals of a year: two that change at once queue before they hold a row.
CREATE OR REPLACE FUNCTION tc.totals_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('staffing_total', 0));
  RETURN NULL;
END $$;

CREATE TRIGGER queue BEFORE UPDATE OR DELETE ON "staffing_total" FOR EACH STATEMENT EXECUTE FUNCTION tc.totals_queue();

-- See tc.keep_norm.
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "staffing_total" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{district_id}');

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "staffing_standard" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{stage}');
