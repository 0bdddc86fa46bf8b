-- Pupils by school year, stage and township, suppressed inside the database.

-- Pupils by school year, stage and township, with the district's totals, small cells suppressed (政府信息公开条例15).
-- The base is every township, also one without pupils, so that no absence speaks. Within one year and stage the cells
-- add up to a published total; so with the cells below five goes the smallest one that is not, and all equal to it. Then
-- the withheld numbers may be exchanged among the withheld cells without a sign of it: neither the total, nor any other
-- published cell, nor this rule gives one of them away. A withheld total withholds all its cells. The pattern depends on
-- the figures alone, never on the question, so asking twice opens nothing.
CREATE VIEW "enrolment_cube" AS
  WITH latest AS (
    SELECT DISTINCT ON (h.school_id, h.school_year, h.grade) h.school_year, h.stage, h.township_id, h.school_id, h.students
      FROM school_headcount h WHERE h.certified_on IS NOT NULL AND h.archived_at IS NULL
      ORDER BY h.school_id, h.school_year, h.grade, h.as_of DESC),
  frame AS (SELECT y.school_year, s.stage FROM (SELECT DISTINCT school_year FROM latest) y
    CROSS JOIN (VALUES ('primary'), ('junior')) s(stage)),
  cell AS (
    SELECT f.school_year, f.stage, t.id AS township_id, coalesce(sum(l.students), 0)::int AS students,
      count(DISTINCT l.school_id)::int AS schools
      FROM frame f CROSS JOIN township t
      LEFT JOIN latest l ON l.school_year = f.school_year AND l.stage = f.stage AND l.township_id = t.id
      WHERE t.archived_at IS NULL
      GROUP BY f.school_year, f.stage, t.id),
  ranked AS (
    SELECT c.*, sum(c.students) OVER g AS total, sum(c.schools) OVER g AS total_schools, min(c.students) OVER g AS least,
      min(c.students) FILTER (WHERE c.students >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_year, c.stage)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.students < 5 OR r.students = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
      school_year, stage, township_id, schools, CASE WHEN NOT hidden THEN students END AS students, hidden AS suppressed
    FROM judged WHERE tc.is_server()
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
      total_schools::int, CASE WHEN total >= 5 THEN total END::int, total < 5
    FROM judged WHERE tc.is_server();
