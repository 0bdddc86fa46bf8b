-- The subsidy of rural teachers: lines of a batch, and what is due for a month.
-- after: subsidies/payment-batch

-- A line is written while its batch is prepared; the batch is locked, so that no review falls in between. Afterwards only
-- the copies of the batch's days change: a line is neither archived nor brought back, which would exchange one payee for another.
CREATE OR REPLACE FUNCTION tc.subsidy_line_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch payment_batch;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    SELECT * INTO batch FROM payment_batch WHERE id = OLD.batch_id FOR NO KEY UPDATE;
    IF batch.status <> 'prepared' AND batch.archived_at IS NULL AND (TG_OP = 'DELETE' OR (OLD.teacher_id, OLD.month, OLD.school_id, OLD.kind, OLD.amount_fen, OLD.batch_id,
        OLD.payee_account_id, OLD.archived_at IS NULL) IS DISTINCT FROM (NEW.teacher_id, NEW.month, NEW.school_id, NEW.kind, NEW.amount_fen, NEW.batch_id,
        NEW.payee_account_id, NEW.archived_at IS NULL)) THEN
      PERFORM tc.refuse('rural_subsidy_payment_frozen');
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  SELECT * INTO batch FROM payment_batch WHERE id = NEW.batch_id FOR NO KEY UPDATE;
  IF batch.status <> 'prepared' AND (TG_OP = 'INSERT' OR OLD.batch_id <> NEW.batch_id) THEN
    PERFORM tc.refuse('rural_subsidy_payment_batch_open');
  END IF;
  IF batch.kind <> 'rural-subsidy' OR NEW.month > batch.month OR (NEW.kind = 'regular' AND NEW.month <> batch.month) THEN
    PERFORM tc.refuse('rural_subsidy_payment_of_batch');
  END IF;
  IF NOT tc.within_rules(1) THEN PERFORM tc.assert_batch_preparer(batch); END IF;
  IF TG_OP = 'INSERT' AND tc.command_person() IS NOT NULL THEN
    NEW.school_id := coalesce(NEW.school_id, (SELECT d.school_id FROM rural_subsidy_due d WHERE d.teacher_id = NEW.teacher_id AND d.month = NEW.month
      AND d.archived_at IS NULL), (SELECT t.school_id FROM teacher t WHERE t.id = NEW.teacher_id));
    NEW.payee_account_id := coalesce(NEW.payee_account_id, tc.account_for(NEW.teacher_id, NULL));
  END IF;
  IF TG_OP = 'INSERT' OR OLD.school_id <> NEW.school_id THEN
    SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  ELSE
    NEW.township_id := OLD.township_id;
  END IF;
  NEW.reviewed_on := batch.reviewed_on;
  NEW.sent_on := batch.sent_on;
  NEW.account_cipher := CASE WHEN NEW.archived_at IS NULL THEN tc.account_to_pay(NEW.batch_id, NEW.payee_account_id) END;
  RETURN NEW;
END $$;

CREATE TRIGGER written BEFORE INSERT OR UPDATE OR DELETE ON "rural_subsidy_payment"
  FOR EACH ROW EXECUTE FUNCTION tc.subsidy_line_written();

CREATE CONSTRAINT TRIGGER total AFTER INSERT OR DELETE OR UPDATE ON "rural_subsidy_payment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.batch_line_changed();

-- That a teacher's presence of a month is one that the parameter of that month leaves unpaid.
CREATE OR REPLACE FUNCTION tc.subsidy_withheld(teacher uuid, of_month date) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM presence_month m JOIN parameter r ON r.key = 'rural-subsidy.unpaid-presence' AND r.township_id IS NULL
      AND r.archived_at IS NULL AND daterange(r.valid_from, r.valid_to) @> m.month AND m.status = ANY (string_to_array(r.text_value, ','))
    WHERE m.teacher_id = teacher AND m.month = of_month AND m.archived_at IS NULL);

-- 三(六). Over all batches no more goes out for a teacher's month than is due, and nothing for a month in which the teacher's
-- presence is one that the parameter of that month leaves unpaid. Counted are the lines of this batch and of those from the
-- review on: whatever else is still prepared is counted when it is reviewed itself.
CREATE OR REPLACE FUNCTION tc.assert_subsidy_lines(asked uuid, teachers uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT p.teacher_id, p.month FROM rural_subsidy_payment p WHERE p.batch_id = asked
        AND p.archived_at IS NULL AND p.amount_fen > 0 AND (teachers IS NULL OR p.teacher_id = ANY (teachers))) k
      WHERE (SELECT sum(o.amount_fen) FROM rural_subsidy_payment o JOIN payment_batch b ON b.id = o.batch_id
          WHERE o.teacher_id = k.teacher_id AND o.month = k.month AND o.archived_at IS NULL AND b.archived_at IS NULL
            AND (b.id = asked OR b.status <> 'prepared'))
        > coalesce((SELECT d.due_fen FROM rural_subsidy_due d WHERE d.teacher_id = k.teacher_id AND d.month = k.month
          AND d.archived_at IS NULL), 0)) THEN
    PERFORM tc.refuse('rural_subsidy_payment_within_due');
  END IF;
  IF EXISTS (SELECT FROM rural_subsidy_payment p WHERE p.batch_id = asked AND p.archived_at IS NULL AND p.amount_fen > 0
      AND (teachers IS NULL OR p.teacher_id = ANY (teachers)) AND tc.subsidy_withheld(p.teacher_id, p.month)) THEN
    PERFORM tc.refuse('rural_subsidy_payment_present');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.subsidy_line_pays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_subsidy_lines(NEW.batch_id, ARRAY[NEW.teacher_id]);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER pays AFTER INSERT OR UPDATE OF teacher_id, month, amount_fen, batch_id, archived_at ON "rural_subsidy_payment"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.amount_fen > 0 AND NEW.archived_at IS NULL) EXECUTE FUNCTION tc.subsidy_line_pays();

-- What every teacher is due for a month. Day by day one placement counts: none on a day of secondment; else a rotation or
-- support of at least the standard's days; else, of home and several schools, the one with the most periods, then the
-- hardest. The tier and the standard are those in force on the first of the month, and the standard says how an incomplete
-- month counts. A row of nothing explains why: the stay is too short, the teacher is away, or money went out all the same.
-- Run again, it changes only what is no longer so; a teacher's month that was settled rests, and every month that is closed, but
-- in its recorded correction (tc.revise_period). Every step is taken for one row by whoever plans it: a loop in a loop over
-- the district's teachers would take minutes.
CREATE OR REPLACE FUNCTION tc.compute_rural_subsidy_dues(first_day date) RETURNS integer LANGUAGE plpgsql SET enable_nestloop = off AS $$
DECLARE changed integer; next_month date := (first_day + interval '1 month')::date; revised boolean := tc.period_revised(tc.period_of('month', first_day::text));
BEGIN
  IF extract(day FROM first_day) <> 1 THEN
    PERFORM tc.refuse('rural_subsidy_due_first_day');
  END IF;
  PERFORM pg_advisory_xact_lock_shared(tc.period_key(tc.period_of('month', first_day::text)));
  IF tc.period_closed(tc.period_of('month', first_day::text)) AND NOT revised THEN RETURN 0; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('tc.compute_rural_subsidy_dues'));
  WITH paid_at AS (
    SELECT t.school_id, t.tier_id, s.id AS standard_id, s.hardship_rank, s.amount_fen, s.mid_month_rule, s.least_stay_days
      FROM school_tier t JOIN subsidy_standard s ON s.tier_id = t.tier_id AND s.archived_at IS NULL AND daterange(s.valid_from, s.valid_to) @> first_day
      WHERE t.archived_at IS NULL AND daterange(t.valid_from, t.valid_to) @> first_day),
  one_term AS (SELECT coalesce(max(least_stay_days), 0) AS days FROM paid_at),
  touching AS (
    SELECT p.id, p.teacher_id, p.school_id, p.township_id, p.kind, a.tier_id, a.standard_id, a.hardship_rank, a.amount_fen, a.mid_month_rule,
        greatest(p.valid_from, first_day) AS from_day, least(coalesce(p.valid_to, next_month), next_month) AS to_day,
        p.valid_to IS NOT NULL AND p.valid_to - p.valid_from < coalesce(a.least_stay_days, o.days) AS short
      FROM teaching_placement p CROSS JOIN one_term o LEFT JOIN paid_at a ON a.school_id = p.school_id
      WHERE p.archived_at IS NULL AND daterange(p.valid_from, p.valid_to) && daterange(first_day, next_month)),
  concerned AS (
    SELECT t.*, (SELECT sum(x.periods_per_week) FROM placement_subject x WHERE x.placement_id = t.id AND x.archived_at IS NULL) AS periods
      FROM touching t WHERE t.teacher_id IN (SELECT k.teacher_id FROM touching k WHERE k.tier_id IS NOT NULL)),
  -- Between two of these days the same placements last, so that one counts for all the days between.
  edges AS (
    SELECT teacher_id, at, lead(at) OVER (PARTITION BY teacher_id ORDER BY at) AS until
      FROM (SELECT teacher_id, from_day AS at FROM concerned UNION SELECT teacher_id, to_day FROM concerned) e),
  by_days AS (
    SELECT DISTINCT ON (c.teacher_id, e.at) c.*, e.at, e.until
      FROM concerned c JOIN edges e ON e.teacher_id = c.teacher_id AND e.at >= c.from_day AND e.until <= c.to_day
      WHERE c.kind NOT IN ('rotation', 'support') OR NOT c.short
      ORDER BY c.teacher_id, e.at, c.kind = 'secondment' DESC, c.kind IN ('rotation', 'support') DESC,
        c.periods DESC NULLS LAST, c.hardship_rank DESC NULLS LAST, c.id),
  counted AS (
    SELECT teacher_id, id, school_id, township_id, kind, tier_id, standard_id, mid_month_rule, sum(until - at) AS days,
        CASE mid_month_rule WHEN 'any-day' THEN amount_fen
          WHEN 'first-day' THEN CASE WHEN bool_or(at = first_day) THEN amount_fen ELSE 0 END
          WHEN 'half-month' THEN CASE WHEN bool_or(at <= first_day + 14 AND until > first_day + 14) THEN amount_fen ELSE 0 END
          ELSE round(amount_fen::numeric * sum(until - at) / (next_month - first_day))::int END AS fen
      FROM by_days WHERE tier_id IS NOT NULL AND kind <> 'secondment'
      GROUP BY teacher_id, id, school_id, township_id, kind, tier_id, standard_id, mid_month_rule, amount_fen),
  due AS (
    SELECT DISTINCT ON (teacher_id) teacher_id, school_id, township_id, tier_id, standard_id, id AS placement_id, kind AS reason,
        greatest(max(fen) FILTER (WHERE mid_month_rule <> 'by-day') OVER w, sum(fen) FILTER (WHERE mid_month_rule = 'by-day') OVER w)::int AS due_fen
      FROM counted WHERE fen > 0 WINDOW w AS (PARTITION BY teacher_id)
      ORDER BY teacher_id, fen DESC, days DESC, id),
  nothing AS (
    SELECT teacher_id, school_id, township_id, tier_id, standard_id, id AS placement_id, 0 AS due_fen,
        CASE WHEN kind IN ('rotation', 'support') THEN 'too-short' ELSE 'seconded' END AS reason, 1 AS place
      FROM concerned c WHERE tier_id IS NOT NULL AND (kind IN ('rotation', 'support') AND short
        OR kind = 'home' AND EXISTS (SELECT FROM concerned s WHERE s.teacher_id = c.teacher_id AND s.kind = 'secondment'))
    UNION ALL
    SELECT p.teacher_id, p.school_id, p.township_id, a.tier_id, NULL, NULL, 0, 'not-due', 2
      FROM rural_subsidy_payment p LEFT JOIN paid_at a ON a.school_id = p.school_id WHERE p.month = first_day AND p.archived_at IS NULL),
  explained AS (
    SELECT DISTINCT ON (teacher_id) * FROM nothing n WHERE NOT EXISTS (SELECT FROM due d WHERE d.teacher_id = n.teacher_id)
      ORDER BY teacher_id, place, placement_id, school_id),
  rests AS (
    SELECT d.teacher_id FROM rural_subsidy_due d WHERE d.month = first_day AND d.archived_at IS NULL AND NOT revised AND EXISTS (
      SELECT FROM rural_subsidy_payment p JOIN payment_batch b ON b.id = p.batch_id AND b.status = 'settled' AND b.archived_at IS NULL
        WHERE p.teacher_id = d.teacher_id AND p.month = first_day AND p.archived_at IS NULL)),
  due_now AS (
    SELECT n.* FROM (SELECT teacher_id, school_id, township_id, tier_id, standard_id, placement_id, due_fen, reason FROM due
        UNION ALL SELECT teacher_id, school_id, township_id, tier_id, standard_id, placement_id, due_fen, reason FROM explained) n
      WHERE NOT EXISTS (SELECT FROM rests r WHERE r.teacher_id = n.teacher_id)),
  gone AS (
    DELETE FROM rural_subsidy_due d WHERE d.month = first_day AND NOT EXISTS (SELECT FROM due_now n WHERE n.teacher_id = d.teacher_id)
      AND NOT EXISTS (SELECT FROM rests r WHERE r.teacher_id = d.teacher_id) RETURNING d.id),
  written AS (
    INSERT INTO rural_subsidy_due AS d (id, created_at, teacher_id, month, school_id, township_id, tier_id, standard_id, placement_id, due_fen, reason)
      SELECT md5(concat_ws('/', 'rural-subsidy-due', teacher_id, first_day))::uuid, first_day::timestamp AT TIME ZONE 'Asia/Shanghai', teacher_id,
          first_day, school_id, township_id, tier_id, standard_id, placement_id, due_fen, reason FROM due_now
      ON CONFLICT (teacher_id, month) DO UPDATE SET version = d.version + 1, school_id = excluded.school_id, township_id = excluded.township_id,
          tier_id = excluded.tier_id, standard_id = excluded.standard_id, placement_id = excluded.placement_id, due_fen = excluded.due_fen, reason = excluded.reason
        WHERE (d.school_id, d.township_id, d.tier_id, d.standard_id, d.placement_id, d.due_fen, d.reason) IS DISTINCT FROM
          (excluded.school_id, excluded.township_id, excluded.tier_id, excluded.standard_id, excluded.placement_id, excluded.due_fen, excluded.reason)
      RETURNING d.id)
  SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM written) INTO changed;
  RETURN changed;
END $$;

-- Each day the month's; on its first day once more the month that has just ended.
CREATE OR REPLACE FUNCTION tc.job_subsidy_dues(since date, day date) RETURNS integer LANGUAGE sql
  RETURN CASE WHEN extract(day FROM job_subsidy_dues.day) = 1
      THEN tc.compute_rural_subsidy_dues((job_subsidy_dues.day - interval '1 month')::date) ELSE 0 END
    + tc.compute_rural_subsidy_dues(date_trunc('month', job_subsidy_dues.day)::date);

CREATE TRIGGER zz_derived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "rural_subsidy_due"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.only_derived('compute_rural_subsidy_dues');
