-- Children in care by township, told so that no township's number can be found.

-- Children in care by township of residence, as the figure of their step of five (tc.figure), withheld below five; the
-- district's number is the sum of these figures. The base is every township. Checked and unchecked left-behind children are
-- separate groups whose sum appears nowhere; nothing here depends on a report.
CREATE VIEW "welfare_cube" AS
  WITH counted AS (
    SELECT CASE WHEN r.due_on < tc.today() THEN 'left-behind-unchecked' ELSE 'left-behind-checked' END AS measure, r.residence_township_id AS township_id, r.child_id
      FROM left_behind_record r WHERE r.valid_from <= tc.today() AND r.valid_to > tc.today()
        AND r.archived_at IS NULL
    UNION
    SELECT 'difficulty', d.residence_township_id, d.child_id
      FROM difficulty_record d WHERE d.status = 'confirmed' AND d.valid_from <= tc.today() AND (d.valid_to IS NULL OR d.valid_to > tc.today())
        AND d.archived_at IS NULL),
  summed AS (SELECT measure, township_id, count(*) AS children FROM counted GROUP BY measure, township_id),
  cell AS (
    SELECT m.measure, t.id AS township_id, tc.figure(coalesce(s.children, 0)) AS children
      FROM (VALUES ('left-behind-checked'), ('left-behind-unchecked'), ('difficulty')) m(measure) CROSS JOIN township t
      LEFT JOIN summed s ON s.measure = m.measure AND s.township_id = t.id
      WHERE t.archived_at IS NULL),
  told AS (
    SELECT md5(concat_ws('/', 'welfare', measure, township_id))::uuid AS id, 'township'::text AS level, measure, township_id,
        children::int AS children FROM cell
    UNION ALL
    SELECT md5(concat_ws('/', 'welfare', measure))::uuid, 'district', measure, NULL::uuid, sum(children)::int
      FROM cell GROUP BY measure)
  SELECT id, level, measure, township_id, CASE WHEN children >= 5 THEN children END AS children, children < 5 AS suppressed
    FROM told WHERE tc.is_server();
