-- The township of a school's row of money is the school's, copied at write.

CREATE OR REPLACE FUNCTION tc.funding_township() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  RETURN NEW;
END $$;

-- What is kept of a fiscal year (四(四)): by item what was set aside for it and what was paid in it, by category what was spent,
-- of each school and of all. A payment is of the year of its day, whichever year set the money aside.
CREATE OR REPLACE FUNCTION tc.fiscal_year_figures(year integer) RETURNS TABLE (measure text, row_id uuid, school_id uuid, township_id uuid, part text, value bigint) LANGUAGE sql STABLE AS $$
  WITH line AS (
    SELECT 'funds-allocated' AS measure, a.school_id, a.township_id, a.item AS part, a.amount_fen FROM allocation a WHERE a.fiscal_year = year AND a.archived_at IS NULL
    UNION ALL SELECT 'funds-paid', p.school_id, p.township_id, p.item, p.amount_fen FROM payment p
      WHERE p.paid_on >= make_date(year, 1, 1) AND p.paid_on < make_date(year + 1, 1, 1) AND p.archived_at IS NULL
    UNION ALL SELECT 'funds-spent', s.school_id, s.township_id, s.category, s.amount_fen FROM school_spending s WHERE s.fiscal_year = year AND s.archived_at IS NULL)
  SELECT measure, md5(concat_ws('/', measure, part, school_id, township_id))::uuid, school_id, township_id, part, sum(amount_fen)::bigint
    FROM line GROUP BY GROUPING SETS ((measure, part), (measure, part, school_id, township_id))
$$;
