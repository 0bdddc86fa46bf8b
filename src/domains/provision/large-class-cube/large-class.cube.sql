-- Large classes, suppressed inside the database.

-- Large classes by school year, stage and township, with the district's totals. Counts classes alone, all from stored
-- facts: classes, the ledger, and certified pupils for the withholding, which follows the rule of "enrolment_cube".
CREATE VIEW "large_class_cube" AS
  WITH latest AS (
    SELECT DISTINCT ON (h.school_id, h.school_year, h.grade) h.school_year, h.stage, h.township_id, h.students
      FROM school_headcount h WHERE h.certified_on IS NOT NULL AND h.archived_at IS NULL
      ORDER BY h.school_id, h.school_year, h.grade, h.as_of DESC),
  pupils AS (SELECT school_year, stage, township_id, sum(students) AS students FROM latest GROUP BY 1, 2, 3),
  ledger AS (
    SELECT k.class_id, bool_or(k.cleared_on IS NULL AND k.latest_size >= 56) AS large,
      bool_or(k.cleared_on IS NULL AND k.latest_size >= 66) AS very_large
      FROM large_class_case k WHERE k.archived_at IS NULL GROUP BY k.class_id),
  counted AS (
    SELECT c.school_year, CASE WHEN c.grade <= 6 THEN 'primary' ELSE 'junior' END AS stage, c.township_id,
      count(*) AS classes, count(l.class_id) AS found, count(*) FILTER (WHERE l.large) AS large,
      count(*) FILTER (WHERE l.very_large) AS very_large
      FROM school_class c LEFT JOIN ledger l ON l.class_id = c.id
      WHERE c.archived_at IS NULL GROUP BY 1, 2, 3),
  frame AS (SELECT y.school_year, s.stage FROM (SELECT DISTINCT school_year FROM counted) y
    CROSS JOIN (VALUES ('primary'), ('junior')) s(stage)),
  cell AS (
    SELECT f.school_year, f.stage, t.id AS township_id, coalesce(p.students, 0)::int AS students,
      coalesce(n.classes, 0)::int AS classes, coalesce(n.found, 0)::int AS found, coalesce(n.large, 0)::int AS large,
      coalesce(n.very_large, 0)::int AS very_large
      FROM frame f CROSS JOIN township t
      LEFT JOIN counted n ON n.school_year = f.school_year AND n.stage = f.stage AND n.township_id = t.id
      LEFT JOIN pupils p ON p.school_year = f.school_year AND p.stage = f.stage AND p.township_id = t.id
      WHERE t.archived_at IS NULL),
  ranked AS (
    SELECT c.*, sum(c.students) OVER g AS total, sum(c.classes) OVER g AS all_classes, sum(c.found) OVER g AS all_found,
      sum(c.large) OVER g AS all_large, sum(c.very_large) OVER g AS all_very_large, min(c.students) OVER g AS least,
      min(c.students) FILTER (WHERE c.students >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_year, c.stage)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.students < 5 OR r.students = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'large township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
      school_year, stage, township_id, CASE WHEN NOT hidden THEN classes END AS classes, CASE WHEN NOT hidden THEN found END AS found,
      CASE WHEN NOT hidden THEN large END AS large, CASE WHEN NOT hidden THEN very_large END AS very_large, hidden AS suppressed
    FROM judged WHERE tc.is_server()
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'large district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
      CASE WHEN total >= 5 THEN all_classes END::int, CASE WHEN total >= 5 THEN all_found END::int,
      CASE WHEN total >= 5 THEN all_large END::int, CASE WHEN total >= 5 THEN all_very_large END::int, total < 5
    FROM judged WHERE tc.is_server();
