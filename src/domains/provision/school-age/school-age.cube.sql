-- Children who come of age beside the places for them, told so that no township's number can be found.

-- Places for entrants beside the residents who come of age. A township's children are told as the figure of their step of
-- five (tc.figure), withheld below five; the district's number is the sum of these figures. Cohorts of different years and
-- stages have no child in common, so no two of them give a third away.
CREATE VIEW "school_age_cube" AS
  WITH frame AS (SELECT n.school_year, n.stage, max(n.as_of) AS as_of FROM school_age_count n
    WHERE n.archived_at IS NULL GROUP BY 1, 2),
  plan AS (SELECT p.school_year, p.stage, p.township_id, sum(p.planned) AS places FROM enrolment_plan p
    WHERE p.archived_at IS NULL GROUP BY 1, 2, 3),
  cell AS (
    SELECT f.school_year, f.stage, f.as_of, t.id AS township_id, tc.figure(coalesce(n.children, 0)) AS children,
      coalesce(p.places, 0)::int AS places
      FROM frame f CROSS JOIN township t
      LEFT JOIN school_age_count n ON n.archived_at IS NULL AND n.school_year = f.school_year AND n.stage = f.stage AND n.township_id = t.id
      LEFT JOIN plan p ON p.school_year = f.school_year AND p.stage = f.stage AND p.township_id = t.id
      WHERE t.archived_at IS NULL),
  told AS (
    SELECT md5(concat_ws('/', 'age township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
        school_year, stage, township_id, places, children::int AS children, as_of FROM cell
    UNION ALL
    SELECT md5(concat_ws('/', 'age district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
        sum(places)::int, sum(children)::int, as_of FROM cell GROUP BY school_year, stage, as_of)
  SELECT id, level, school_year, stage, township_id, places, CASE WHEN children >= 5 THEN children END AS children,
      children < 5 AS suppressed, as_of
    FROM told WHERE tc.is_server();
