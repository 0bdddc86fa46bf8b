-- Cubes of growth and of pupils who were not fed, told so that no number of pupils can be found.

-- Findings by school and school year. Every status has a cell, so that no absence speaks; each is told as the figure of its
-- step of five (tc.figure), withheld below five. The pupils measured are the sum of these figures and the share is reckoned
-- from them, so that neither says more.
CREATE VIEW "growth_cube" AS
  WITH frame AS (SELECT DISTINCT g.measuring_school_id AS school_id, g.school_year FROM growth_record g
    WHERE g.archived_at IS NULL),
  cell AS (
    SELECT f.school_id, f.school_year, s.status, tc.figure(count(g.id))::int AS pupils
      FROM frame f CROSS JOIN (VALUES ('stunted'), ('wasted'), ('normal'), ('overweight'), ('obese')) s(status)
      LEFT JOIN growth_record g
        ON g.measuring_school_id = f.school_id AND g.school_year = f.school_year AND g.status = s.status
          AND g.archived_at IS NULL
      GROUP BY f.school_id, f.school_year, s.status),
  told AS (
    SELECT c.*, (sum(c.pupils) OVER g)::int AS total, max(c.pupils) OVER g AS most
      FROM cell c WINDOW g AS (PARTITION BY c.school_id, c.school_year))
  SELECT md5(concat_ws('/', 'growth', school_id, school_year, status))::uuid AS id, school_id, school_year, status,
      CASE WHEN most >= 5 THEN total END AS measured, CASE WHEN pupils >= 5 THEN pupils END AS pupils,
      CASE WHEN pupils >= 5 THEN pupils * 1000 / total END AS share_permille, pupils < 5 AS suppressed
    FROM told WHERE tc.is_server();

-- Eligible pupils who were not fed, by school, term and reason: the same rule, over every school that keeps the list.
CREATE VIEW "uncovered_cube" AS
  WITH frame AS (
    SELECT DISTINCT p.term_school_id AS school_id, p.school_year, p.term FROM nutrition_pupil_term p
      WHERE p.archived_at IS NULL),
  cell AS (
    SELECT f.school_id, f.school_year, f.term, r.reason, tc.figure(count(p.id))::int AS pupils
      FROM frame f
      CROSS JOIN (VALUES ('eats-at-home'), ('medical'), ('refused'), ('not-arranged'), ('other')) r(reason)
      LEFT JOIN nutrition_pupil_term p ON p.term_school_id = f.school_id AND p.school_year = f.school_year
        AND p.term = f.term AND p.reason_uncovered = r.reason AND p.archived_at IS NULL
      GROUP BY f.school_id, f.school_year, f.term, r.reason),
  told AS (
    SELECT c.*, (sum(c.pupils) OVER g)::int AS total, max(c.pupils) OVER g AS most
      FROM cell c WINDOW g AS (PARTITION BY c.school_id, c.school_year, c.term))
  SELECT md5(concat_ws('/', 'uncovered', school_id, school_year, term, reason))::uuid AS id, school_id, school_year, term,
      reason, CASE WHEN most >= 5 THEN total END AS uncovered, CASE WHEN pupils >= 5 THEN pupils END AS pupils,
      pupils < 5 AS suppressed
    FROM told WHERE tc.is_server();
