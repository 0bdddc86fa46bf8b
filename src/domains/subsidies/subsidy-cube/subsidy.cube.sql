-- Sums of the rural subsidy, told so that they are no person's pay.

-- Teachers, money due and money sent by month, tier and township, with the district's totals, which are sums of what the
-- townships show. Teachers are told as the figure of their step of five (tc.figure), and money in steps of five full monthly
-- amounts of the tier, as an exact sum over the amount is a headcount. A cell of fewer than five teachers is withheld. The
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
  full_amount AS (
    SELECT m.month, s.tier_id, max(s.amount_fen) AS amount_fen FROM (SELECT DISTINCT month FROM line) m
      JOIN subsidy_standard s ON daterange(s.valid_from, s.valid_to) @> m.month AND s.archived_at IS NULL
      GROUP BY m.month, s.tier_id),
  cell AS (
    SELECT f.month, f.township_id, f.tier_id, tc.figure(count(l.month)) AS teachers,
        tc.figure(floor(coalesce(sum(l.due_fen), 0) / nullif(max(a.amount_fen), 0)::numeric)::bigint) * max(a.amount_fen) AS due_fen,
        tc.figure(floor(coalesce(sum(l.paid_fen), 0) / nullif(max(a.amount_fen), 0)::numeric)::bigint) * max(a.amount_fen) AS paid_fen
      FROM frame f LEFT JOIN line l ON (l.month, l.township_id, l.tier_id) = (f.month, f.township_id, f.tier_id)
      LEFT JOIN full_amount a ON (a.month, a.tier_id) = (f.month, f.tier_id)
      GROUP BY f.month, f.township_id, f.tier_id),
  told AS (
    SELECT md5(concat_ws('/', 'subsidy-township', month, tier_id, township_id))::uuid AS id, 'township'::text AS level, month,
        township_id, tier_id, teachers, due_fen, paid_fen FROM cell
    UNION ALL
    SELECT md5(concat_ws('/', 'subsidy-district', month, tier_id))::uuid, 'district', month, NULL::uuid, tier_id, sum(teachers),
        sum(due_fen) FILTER (WHERE teachers >= 5), sum(paid_fen) FILTER (WHERE teachers >= 5)
      FROM cell GROUP BY month, tier_id)
  SELECT id, level, month, township_id, tier_id, CASE WHEN teachers >= 5 THEN teachers END::int AS teachers,
      CASE WHEN teachers >= 5 THEN due_fen END::bigint AS due_fen, CASE WHEN teachers >= 5 THEN paid_fen END::bigint AS paid_fen,
      teachers < 5 AS suppressed
    FROM told WHERE tc.is_server();
