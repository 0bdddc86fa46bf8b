-- Sums of the rural subsidy, suppressed inside the database.

-- Teachers, money due and money sent by month, tier and township, with the district's totals. A sum over fewer than five
-- is one person's pay: it is withheld as in enrolment_cube, together with the smallest figure that would give it away. The
-- base is every township in which the tier is given, which is public, so that no absence speaks.
CREATE VIEW "subsidy_cube" AS
  WITH line AS (
    SELECT d.month, d.township_id, d.tier_id, d.due_fen, coalesce(p.paid, 0) AS paid_fen
      FROM rural_subsidy_due d LEFT JOIN (SELECT teacher_id, month, sum(amount_fen) AS paid FROM rural_subsidy_payment
        WHERE sent_on IS NOT NULL AND archived_at IS NULL GROUP BY teacher_id, month) p ON p.teacher_id = d.teacher_id AND p.month = d.month
      WHERE d.tier_id IS NOT NULL AND d.archived_at IS NULL),
  frame AS (
    SELECT m.month, t.township_id, t.tier_id FROM (SELECT DISTINCT month FROM line) m
      JOIN school_tier t ON daterange(t.valid_from, t.valid_to) @> m.month AND t.archived_at IS NULL
    UNION SELECT month, township_id, tier_id FROM line),
  cell AS (
    SELECT f.month, f.township_id, f.tier_id, count(l.month) AS teachers, coalesce(sum(l.due_fen), 0) AS due_fen, coalesce(sum(l.paid_fen), 0) AS paid_fen
      FROM frame f LEFT JOIN line l ON (l.month, l.township_id, l.tier_id) = (f.month, f.township_id, f.tier_id)
      GROUP BY f.month, f.township_id, f.tier_id),
  ranked AS (
    SELECT c.*, sum(c.teachers) OVER g AS total, sum(c.due_fen) OVER g AS total_due, sum(c.paid_fen) OVER g AS total_paid,
        min(c.teachers) OVER g AS least, min(c.teachers) FILTER (WHERE c.teachers >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.month, c.tier_id)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.teachers < 5 OR r.teachers = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'subsidy-township', month, tier_id, township_id))::uuid AS id, 'township'::text AS level, month, township_id, tier_id,
      CASE WHEN NOT hidden THEN teachers END::int AS teachers, CASE WHEN NOT hidden THEN due_fen END::bigint AS due_fen,
      CASE WHEN NOT hidden THEN paid_fen END::bigint AS paid_fen, hidden AS suppressed
    FROM judged WHERE tc.is_server()
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'subsidy-district', month, tier_id))::uuid, 'district', month, NULL::uuid, tier_id,
      CASE WHEN total >= 5 THEN total END::int, CASE WHEN total >= 5 THEN total_due END::bigint, CASE WHEN total >= 5 THEN total_paid END::bigint, total < 5
    FROM judged WHERE tc.is_server();
