-- Cubes of growth and of pupils who were not fed, suppressed inside the database.

-- Findings by school and school year, small cells suppressed. Every status has a cell, so that no absence speaks. With the
-- cells below five goes the smallest one that is not, and all equal to it (see enrolment_cube); a total below five
-- withholds itself. No total over schools is given: a withheld cell has one margin only.
CREATE VIEW "growth_cube" AS
  WITH frame AS (SELECT DISTINCT g.measuring_school_id AS school_id, g.school_year FROM growth_record g
    WHERE g.archived_at IS NULL),
  cell AS (
    SELECT f.school_id, f.school_year, s.status, count(g.id)::int AS pupils
      FROM frame f CROSS JOIN (VALUES ('stunted'), ('wasted'), ('normal'), ('overweight'), ('obese')) s(status)
      LEFT JOIN growth_record g
        ON g.measuring_school_id = f.school_id AND g.school_year = f.school_year AND g.status = s.status
          AND g.archived_at IS NULL
      GROUP BY f.school_id, f.school_year, s.status),
  ranked AS (
    SELECT c.*, (sum(c.pupils) OVER g)::int AS total, min(c.pupils) OVER g AS least,
      min(c.pupils) FILTER (WHERE c.pupils >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_id, c.school_year)),
  judged AS (
    SELECT r.*, coalesce(r.total < 5 OR (r.least < 5 AND (r.pupils < 5 OR r.pupils = r.enough)), true) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'growth', school_id, school_year, status))::uuid AS id, school_id, school_year, status,
      CASE WHEN total >= 5 THEN total END AS measured, CASE WHEN NOT hidden THEN pupils END AS pupils,
      CASE WHEN NOT hidden THEN pupils * 1000 / total END AS share_permille, hidden AS suppressed
    FROM judged WHERE tc.is_server();

-- Eligible pupils who were not fed, by school, term and reason: the same rule, over every school that keeps the list.
CREATE VIEW "uncovered_cube" AS
  WITH frame AS (
    SELECT DISTINCT p.term_school_id AS school_id, p.school_year, p.term FROM nutrition_pupil_term p
      WHERE p.archived_at IS NULL),
  cell AS (
    SELECT f.school_id, f.school_year, f.term, r.reason, count(p.id)::int AS pupils
      FROM frame f
      CROSS JOIN (VALUES ('eats-at-home'), ('medical'), ('refused'), ('not-arranged'), ('other')) r(reason)
      LEFT JOIN nutrition_pupil_term p ON p.term_school_id = f.school_id AND p.school_year = f.school_year
        AND p.term = f.term AND p.reason_uncovered = r.reason AND p.archived_at IS NULL
      GROUP BY f.school_id, f.school_year, f.term, r.reason),
  ranked AS (
    SELECT c.*, (sum(c.pupils) OVER g)::int AS total, min(c.pupils) OVER g AS least,
      min(c.pupils) FILTER (WHERE c.pupils >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_id, c.school_year, c.term)),
  judged AS (
    SELECT r.*, coalesce(r.total < 5 OR (r.least < 5 AND (r.pupils < 5 OR r.pupils = r.enough)), true) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'uncovered', school_id, school_year, term, reason))::uuid AS id, school_id, school_year, term,
      reason, CASE WHEN total >= 5 THEN total END AS uncovered, CASE WHEN NOT hidden THEN pupils END AS pupils,
      hidden AS suppressed
    FROM judged WHERE tc.is_server();
