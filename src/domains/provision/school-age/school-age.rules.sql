-- Children who come of age for school, counted once a night.

-- Residents who come of age for grade 1 or 7 in this school year and the three after it. Called once a night; the cut-off
-- within the year is a parameter.
CREATE OR REPLACE FUNCTION tc.refresh_school_age_counts(on_day date) RETURNS void LANGUAGE sql AS $$
  WITH cut AS (SELECT coalesce((SELECT p.text_value FROM parameter p WHERE p.key = 'enrolment.age-cutoff' AND p.township_id IS NULL AND p.archived_at IS NULL
      AND p.valid_from <= on_day AND (p.valid_to IS NULL OR p.valid_to > on_day)), '08-31') AS day),
  born AS (
    SELECT c.residence_township_id AS township_id, count(*)::int AS children,
        extract(year FROM c.birth_date)::int + (to_char(c.birth_date, 'MM-DD') > cut.day)::int AS year
      FROM child c, cut WHERE c.archived_at IS NULL GROUP BY 1, 3)
  INSERT INTO school_age_count (id, township_id, school_year, stage, children, as_of)
    SELECT uuidv7(), t.id, y, s.stage, coalesce(b.children, 0), on_day
      FROM township t CROSS JOIN (VALUES ('primary', 6), ('junior', 12)) s(stage, age)
        CROSS JOIN generate_series(extract(year FROM on_day - interval '8 months')::int, extract(year FROM on_day - interval '8 months')::int + 3) y
        LEFT JOIN born b ON b.township_id = t.id AND b.year = y - s.age
      WHERE t.archived_at IS NULL
    ON CONFLICT (township_id, school_year, stage) DO UPDATE SET children = EXCLUDED.children, as_of = EXCLUDED.as_of;
$$;

CREATE OR REPLACE FUNCTION tc.job_school_age(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_school_age_counts(job_school_age.day);
  RETURN (SELECT count(*) FROM school_age_count n WHERE n.as_of = job_school_age.day);
END $$;

CREATE TRIGGER zz_derived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "school_age_count"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.only_derived('refresh_school_age_counts');
