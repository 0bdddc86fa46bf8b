-- Children in care by township, suppressed inside the database.

-- Children in care by township of residence, small cells suppressed by the rule of enrolment_cube. The base is
-- every township. Checked and unchecked left-behind children are separate groups whose sum appears nowhere, so that no
-- figure is the difference of two others; nothing here depends on a report.
CREATE VIEW "welfare_cube" AS
  WITH counted AS (
    SELECT CASE WHEN r.due_on < tc.today() THEN 'left-behind-unchecked' ELSE 'left-behind-checked' END AS measure, r.residence_township_id AS township_id, r.child_id
      FROM left_behind_record r WHERE r.valid_from <= tc.today() AND r.valid_to > tc.today()
        AND r.archived_at IS NULL
    UNION
    SELECT 'difficulty', d.residence_township_id, d.child_id
      FROM difficulty_record d WHERE d.status = 'confirmed' AND d.valid_from <= tc.today() AND (d.valid_to IS NULL OR d.valid_to > tc.today())
        AND d.archived_at IS NULL),
  summed AS (SELECT measure, township_id, count(*)::int AS children FROM counted GROUP BY measure, township_id),
  cell AS (
    SELECT m.measure, t.id AS township_id, coalesce(s.children, 0) AS children
      FROM (VALUES ('left-behind-checked'), ('left-behind-unchecked'), ('difficulty')) m(measure) CROSS JOIN township t
      LEFT JOIN summed s ON s.measure = m.measure AND s.township_id = t.id
      WHERE t.archived_at IS NULL),
  ranked AS (
    SELECT c.*, sum(c.children) OVER g AS total, min(c.children) OVER g AS least,
      min(c.children) FILTER (WHERE c.children >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.measure)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.children < 5 OR r.children = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'welfare', measure, township_id))::uuid AS id, 'township'::text AS level, measure, township_id,
      CASE WHEN NOT hidden THEN children END AS children, hidden AS suppressed
    FROM judged WHERE tc.is_server()
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'welfare', measure))::uuid, 'district', measure, NULL::uuid,
      CASE WHEN total >= 5 THEN total END::int, total < 5
    FROM judged WHERE tc.is_server();
