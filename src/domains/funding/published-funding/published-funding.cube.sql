-- What of a school's money everybody may know, reckoned inside the database.

-- A school's published total, as it would be if each item and stage were funded for the figure of the step of five
-- (tc.figure) in which its pupils are, and for nobody below five: an exact amount over its standard is a headcount of the
-- school. Of an item with a least number (the hundred-pupil rule) a stage's part depends on the exact pupils of all, so the
-- figures of the actual pupils share what the school is funded for: the least number or less, in a step of its own, or, where
-- that may be the sum of the pupils themselves (it is -3 to 5 off the sum of figures then), that sum. A difference from pupils
-- times standard is kept in proportion. Special education stays out. What is shown is in whole ten thousands of yuan. Nothing
-- is shown before every item is published: two totals a week apart would give the item between them away.
CREATE VIEW "published_funding" AS
  WITH item AS (
    SELECT a.school_id, a.township_id, a.fiscal_year, a.published_on, coalesce(a.amount_fen * h.told / nullif(h.due, 0), 0) AS amount_fen
      FROM allocation a CROSS JOIN LATERAL (
        SELECT c.due, CASE WHEN c.minimum IS NULL THEN c.of_funded
            ELSE c.of_actual * CASE WHEN tc.figure(c.funded) BETWEEN c.pupils - 3 AND c.pupils + 5 THEN c.pupils
              WHEN c.funded >= 5 THEN least(tc.figure(c.funded), c.minimum) ELSE 0 END / nullif(c.pupils, 0) END AS told
          FROM (SELECT sum(f.funded) AS funded, max(s.minimum_pupils) AS minimum, sum(f.funded * s.amount_fen::numeric) AS due,
                sum(CASE WHEN f.funded >= 5 THEN tc.figure(f.funded) ELSE 0 END * s.amount_fen) AS of_funded,
                sum(CASE WHEN f.actual >= 5 THEN tc.figure(f.actual) ELSE 0 END * s.amount_fen) AS of_actual,
                sum(CASE WHEN f.actual >= 5 THEN tc.figure(f.actual) ELSE 0 END) AS pupils
              FROM funding_headcount f JOIN fund_standard s ON s.id = f.standard_id AND s.archived_at IS NULL
              WHERE f.school_id = a.school_id AND f.fiscal_year = a.fiscal_year AND f.item = a.item AND f.superseded_on IS NULL AND f.archived_at IS NULL
                AND (f.status = 'certified' OR f.revision = 0)) c) h
      WHERE a.item <> 'special-education' AND a.archived_at IS NULL),
  told AS (
    SELECT school_id, township_id, fiscal_year, sum(amount_fen) AS amount_fen, max(published_on) AS published_on
      FROM item GROUP BY school_id, township_id, fiscal_year HAVING bool_and(published_on IS NOT NULL))
  SELECT md5(concat_ws('/', 'published_funding', school_id, fiscal_year))::uuid AS id, school_id, township_id, fiscal_year,
      CASE WHEN amount_fen > 0 THEN round(amount_fen / 1000000)::bigint * 1000000 END AS amount_fen, amount_fen = 0 AS suppressed,
      published_on
    FROM told WHERE tc.is_server();
