-- Children who come of age beside the places for them, suppressed inside the database.

-- Places for entrants beside the residents who come of age. The children are withheld by the rule of "enrolment_cube";
-- cohorts of different years and stages have no child in common, so no two of them give a third away.
CREATE VIEW "school_age_cube" AS
  WITH frame AS (SELECT n.school_year, n.stage, max(n.as_of) AS as_of FROM school_age_count n
    WHERE n.archived_at IS NULL GROUP BY 1, 2),
  plan AS (SELECT p.school_year, p.stage, p.township_id, sum(p.planned) AS places FROM enrolment_plan p
    WHERE p.archived_at IS NULL GROUP BY 1, 2, 3),
  cell AS (
    SELECT f.school_year, f.stage, f.as_of, t.id AS township_id, coalesce(n.children, 0)::int AS children, coalesce(p.places, 0)::int AS places
      FROM frame f CROSS JOIN township t
      LEFT JOIN school_age_count n ON n.archived_at IS NULL AND n.school_year = f.school_year AND n.stage = f.stage AND n.township_id = t.id
      LEFT JOIN plan p ON p.school_year = f.school_year AND p.stage = f.stage AND p.township_id = t.id
      WHERE t.archived_at IS NULL),
  ranked AS (
    SELECT c.*, sum(c.children) OVER g AS total, sum(c.places) OVER g AS total_places, min(c.children) OVER g AS least,
      min(c.children) FILTER (WHERE c.children >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_year, c.stage)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.children < 5 OR r.children = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'age township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
      school_year, stage, township_id, places, CASE WHEN NOT hidden THEN children END AS children, hidden AS suppressed, as_of
    FROM judged WHERE tc.is_server()
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'age district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
      total_places::int, CASE WHEN total >= 5 THEN total END::int, total < 5, as_of
    FROM judged WHERE tc.is_server();
