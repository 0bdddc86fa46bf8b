-- Children who come of age for school, counted once a night.

-- Residents who come of age for grade 1 or 7 in this school year and the three after it. Called once a night; the cut-off
-- within the year is a parameter.
CREATE OR REPLACE FUNCTION tc.refresh_school_age_counts(on_day date) RETURNS void LANGUAGE sql AS $$
  WITH cut AS (SELECT coalesce((SELECT p.text_value FROM parameter p WHERE p.key = 'enrolment.age-cutoff' AND p.township_id IS NULL AND p.archived_at IS NULL
      AND p.valid_from <= on_day AND (p.valid_to IS NULL OR p.valid_to > on_day)), '08-31') AS day),
  frame AS (
    SELECT t.id AS township_id, y AS school_year, s.stage, ((y - s.age) || '-' || cut.day)::date AS last_birth
      FROM cut, township t, (VALUES ('primary', 6), ('junior', 12)) s(stage, age),
        generate_series(extract(year FROM on_day - interval '8 months')::int, extract(year FROM on_day - interval '8 months')::int + 3) y
      WHERE t.archived_at IS NULL),
  counted AS (
    SELECT f.township_id, f.school_year, f.stage, count(c.id)::int AS children
      FROM frame f LEFT JOIN child c ON c.residence_township_id = f.township_id AND c.archived_at IS NULL
        AND c.birth_date <= f.last_birth AND c.birth_date > f.last_birth - interval '1 year'
      GROUP BY 1, 2, 3)
  INSERT INTO school_age_count (id, township_id, school_year, stage, children, as_of)
    SELECT uuidv7(), township_id, school_year, stage, children, on_day FROM counted
    ON CONFLICT (township_id, school_year, stage) DO UPDATE SET children = EXCLUDED.children, as_of = EXCLUDED.as_of;
$$;

CREATE OR REPLACE FUNCTION tc.job_school_age(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_school_age_counts(job_school_age.day);
  RETURN (SELECT count(*) FROM school_age_count n WHERE n.as_of = job_school_age.day);
END $$;
