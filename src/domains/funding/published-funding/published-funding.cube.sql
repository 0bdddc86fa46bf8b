-- What of a school's money everybody may know, withheld inside the database.

-- A school's published total. Special education stays out, since it would be the number of its pupils; and no total is
-- shown where an item is funded for one to four pupils, since amount over standard is a headcount. What is shown is in
-- whole ten thousands of yuan: an exact sum would give exact pupils of a school, and with them what the enrolment cube
-- withholds beside it. Nothing is shown before every item is published: two totals a week apart would give the item
-- between them away.
CREATE VIEW "published_funding" AS
  WITH total AS (
    SELECT a.school_id, a.township_id, a.fiscal_year, sum(a.amount_fen)::bigint AS amount_fen, max(a.published_on) AS published_on
      FROM allocation a WHERE a.item <> 'special-education' AND a.archived_at IS NULL
      GROUP BY a.school_id, a.township_id, a.fiscal_year HAVING bool_and(a.published_on IS NOT NULL)),
  judged AS (
    SELECT t.*, EXISTS (SELECT FROM funding_headcount h WHERE h.school_id = t.school_id AND h.fiscal_year = t.fiscal_year
        AND h.item <> 'special-education' AND h.funded BETWEEN 1 AND 4
        AND h.archived_at IS NULL) AS hidden
      FROM total t)
  SELECT md5(concat_ws('/', 'published_funding', school_id, fiscal_year))::uuid AS id, school_id, township_id, fiscal_year,
      CASE WHEN NOT hidden THEN round(amount_fen / 1000000.0)::bigint * 1000000 END AS amount_fen, hidden AS suppressed, published_on
    FROM judged WHERE tc.is_server();
