-- Subsidies: periods, tiers that never pay less when harder, batches that only move forwards with lines that stand once
-- reviewed, the facts that open an account number, what is due for a month, and the declared cube of sums.
ALTER TABLE "subsidy_tier" ADD CONSTRAINT "subsidy_tier_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text || '/' || "hardship_rank"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "school_tier" ADD CONSTRAINT "school_tier_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "subsidy_standard" ADD CONSTRAINT "subsidy_standard_no_overlap"
  EXCLUDE USING gist (hashtextextended("tier_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_no_overlap"
  EXCLUDE USING gist (hashtextextended(coalesce("teacher_id"::text, '') || '/' || coalesce("child_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "housing_guarantee" ADD CONSTRAINT "housing_guarantee_no_overlap"
  EXCLUDE USING gist (hashtextextended("teacher_id"::text || '/' || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- A school's tier: the township is the school's, and a county-town school has none (三(六)). The school's row is locked, so
-- that it does not become one in between.
CREATE FUNCTION tc.school_tier_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE place school;
BEGIN
  SELECT * INTO place FROM school WHERE id = NEW.school_id FOR SHARE;
  IF place.county_town THEN
    RAISE EXCEPTION 'a county-town school has no tier' USING ERRCODE = 'check_violation';
  END IF;
  NEW.township_id := place.township_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER place BEFORE INSERT OR UPDATE ON "school_tier"
  FOR EACH ROW EXECUTE FUNCTION tc.school_tier_written();
--> statement-breakpoint
CREATE FUNCTION tc.school_tier_place_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.county_town AND EXISTS (SELECT FROM school_tier t WHERE t.school_id = NEW.id
      AND (t.valid_to IS NULL OR t.valid_to > tc.today())) THEN
    RAISE EXCEPTION 'a school with a tier in force cannot become a county-town school' USING ERRCODE = 'check_violation';
  END IF;
  UPDATE school_tier t SET township_id = NEW.township_id WHERE t.school_id = NEW.id AND t.township_id <> NEW.township_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER subsidy_tier AFTER UPDATE OF county_town, township_id ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.school_tier_place_changed();
--> statement-breakpoint
-- A standard carries its tier's rank, so that tiers are compared within one table.
CREATE FUNCTION tc.subsidy_standard_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT t.hardship_rank INTO NEW.hardship_rank FROM subsidy_tier t WHERE t.id = NEW.tier_id FOR SHARE;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER hardship_rank BEFORE INSERT OR UPDATE ON "subsidy_standard"
  FOR EACH ROW EXECUTE FUNCTION tc.subsidy_standard_written();
--> statement-breakpoint
CREATE FUNCTION tc.subsidy_tier_rank_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE subsidy_standard s SET hardship_rank = NEW.hardship_rank WHERE s.tier_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER hardship_rank AFTER UPDATE OF hardship_rank ON "subsidy_tier"
  FOR EACH ROW EXECUTE FUNCTION tc.subsidy_tier_rank_changed();
--> statement-breakpoint
-- The harder tier is never paid less, on any day of any two validities that overlap (三(六)). One at a time: two changes
-- that are right alone may be wrong together.
CREATE FUNCTION tc.harder_tier_not_less() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tc.harder_tier_not_less'));
  IF EXISTS (SELECT FROM subsidy_standard harder JOIN subsidy_standard easier
      ON harder.hardship_rank > easier.hardship_rank AND harder.amount_fen < easier.amount_fen
        AND daterange(harder.valid_from, harder.valid_to) && daterange(easier.valid_from, easier.valid_to)) THEN
    RAISE EXCEPTION 'a harder tier would be paid less' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER harder_not_less AFTER INSERT OR UPDATE ON "subsidy_standard"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.harder_tier_not_less();
--> statement-breakpoint
-- The lines of a batch, of whichever kind.
CREATE VIEW tc.batch_line AS
  SELECT batch_id, payee_account_id, amount_fen FROM rural_subsidy_payment
  UNION ALL SELECT batch_id, payee_account_id, amount_fen FROM student_aid_grant WHERE batch_id IS NOT NULL;
--> statement-breakpoint
-- The steps of a batch, in their order.
CREATE FUNCTION tc.batch_step(status text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_position(ARRAY['prepared', 'reviewed', 'approved', 'sent', 'settled'], status);
--> statement-breakpoint
CREATE FUNCTION tc.payment_batch_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'prepared' THEN
      RAISE EXCEPTION 'a batch begins as prepared' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.status <> 'prepared' THEN
      RAISE EXCEPTION 'a reviewed batch stays' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF tc.batch_step(NEW.status) NOT IN (tc.batch_step(OLD.status), tc.batch_step(OLD.status) + 1) THEN
    RAISE EXCEPTION 'a batch moves forwards, one step at a time' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.status <> 'prepared' AND (OLD.kind, OLD.month, OLD.batch_no, OLD.total_fen, OLD.line_count, OLD.prepared_by, OLD.prepared_on,
      OLD.reviewed_by, OLD.reviewed_on) IS DISTINCT FROM (NEW.kind, NEW.month, NEW.batch_no, NEW.total_fen, NEW.line_count, NEW.prepared_by,
      NEW.prepared_on, NEW.reviewed_by, NEW.reviewed_on)
    OR tc.batch_step(OLD.status) >= 3 AND (OLD.approved_by, OLD.approved_on) IS DISTINCT FROM (NEW.approved_by, NEW.approved_on)
    OR tc.batch_step(OLD.status) >= 4 AND OLD.sent_on IS DISTINCT FROM NEW.sent_on
    OR OLD.status = 'settled' AND OLD.settled_on IS DISTINCT FROM NEW.settled_on THEN
    RAISE EXCEPTION 'what a batch was reviewed, approved or sent with stands' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.status = 'prepared' AND NEW.status = 'reviewed' AND EXISTS (SELECT FROM tc.batch_line l
      LEFT JOIN payee_account a ON a.id = l.payee_account_id WHERE l.batch_id = NEW.id AND a.verified_on IS NULL) THEN
    RAISE EXCEPTION 'a line of the batch has no verified account' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER moves BEFORE INSERT OR UPDATE OR DELETE ON "payment_batch"
  FOR EACH ROW EXECUTE FUNCTION tc.payment_batch_moves();
--> statement-breakpoint
-- A line is written while its batch is prepared; the batch is locked, so that no review falls in between. Afterwards only
-- the copies of the batch's days change.
CREATE FUNCTION tc.subsidy_line_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch payment_batch;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    SELECT * INTO batch FROM payment_batch WHERE id = OLD.batch_id FOR NO KEY UPDATE;
    IF batch.status <> 'prepared' AND (TG_OP = 'DELETE' OR (OLD.teacher_id, OLD.month, OLD.school_id, OLD.kind, OLD.amount_fen, OLD.batch_id,
        OLD.payee_account_id) IS DISTINCT FROM (NEW.teacher_id, NEW.month, NEW.school_id, NEW.kind, NEW.amount_fen, NEW.batch_id, NEW.payee_account_id)) THEN
      RAISE EXCEPTION 'a line of a reviewed batch is frozen' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  SELECT * INTO batch FROM payment_batch WHERE id = NEW.batch_id FOR NO KEY UPDATE;
  IF batch.status <> 'prepared' AND (TG_OP = 'INSERT' OR OLD.batch_id <> NEW.batch_id) THEN
    RAISE EXCEPTION 'a reviewed batch takes no more lines' USING ERRCODE = 'check_violation';
  END IF;
  IF batch.kind <> 'rural-subsidy' OR NEW.month > batch.month OR (NEW.kind = 'regular' AND NEW.month <> batch.month) THEN
    RAISE EXCEPTION 'the line is not of the kind or the month of its batch' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'INSERT' OR OLD.school_id <> NEW.school_id THEN
    SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  ELSE
    NEW.township_id := OLD.township_id;
  END IF;
  NEW.reviewed_on := batch.reviewed_on;
  NEW.sent_on := batch.sent_on;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER written BEFORE INSERT OR UPDATE OR DELETE ON "rural_subsidy_payment"
  FOR EACH ROW EXECUTE FUNCTION tc.subsidy_line_written();
--> statement-breakpoint
-- Total and number are those of the lines whenever a transaction ends. Whoever changes lines changes the batch's row, too:
-- two at once wait for each other there.
CREATE FUNCTION tc.assert_batch_total(asked uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM payment_batch b CROSS JOIN LATERAL (SELECT coalesce(sum(l.amount_fen), 0) AS fen, count(*) AS lines
      FROM tc.batch_line l WHERE l.batch_id = b.id) s WHERE b.id = asked AND (b.total_fen <> s.fen OR b.line_count <> s.lines)) THEN
    RAISE EXCEPTION 'the total of a batch is the sum of its lines' USING ERRCODE = 'check_violation';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.batch_head_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_batch_total(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.batch_line_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM tc.assert_batch_total(OLD.batch_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM tc.assert_batch_total(NEW.batch_id); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER total AFTER INSERT OR UPDATE OF kind, total_fen, line_count, status ON "payment_batch"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.batch_head_changed();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER total AFTER INSERT OR DELETE OR UPDATE OF amount_fen, batch_id ON "rural_subsidy_payment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.batch_line_changed();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER total AFTER INSERT OR DELETE OR UPDATE OF amount_fen, batch_id ON "student_aid_grant"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.batch_line_changed();
--> statement-breakpoint
-- What opens an account: `listed` from the review on, `payable` from the approval until the settlement.
CREATE FUNCTION tc.refresh_payee_accounts(accounts uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH now_is AS (
    SELECT a.id, coalesce(bool_or(b.status <> 'prepared'), false) AS listed,
        coalesce(bool_or(b.status IN ('approved', 'sent')), false) AS payable
      FROM payee_account a LEFT JOIN tc.batch_line l ON l.payee_account_id = a.id
        LEFT JOIN payment_batch b ON b.id = l.batch_id
      WHERE a.id = ANY (accounts) GROUP BY a.id)
  UPDATE payee_account a SET listed = n.listed, payable = n.payable
    FROM now_is n WHERE a.id = n.id AND (a.listed, a.payable) IS DISTINCT FROM (n.listed, n.payable);
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.payment_batch_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE rural_subsidy_payment p SET reviewed_on = NEW.reviewed_on, sent_on = NEW.sent_on WHERE p.batch_id = NEW.id;
  UPDATE student_aid_grant g SET reviewed_on = NEW.reviewed_on, sent_on = NEW.sent_on WHERE g.batch_id = NEW.id;
  PERFORM tc.refresh_payee_accounts(ARRAY(SELECT DISTINCT l.payee_account_id FROM tc.batch_line l WHERE l.batch_id = NEW.id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved AFTER UPDATE OF status ON "payment_batch"
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION tc.payment_batch_moved();
--> statement-breakpoint
-- The school that enters an account, and sees it until it is verified, is the beneficiary's own.
CREATE FUNCTION tc.payee_account_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.school_id := CASE WHEN NEW.teacher_id IS NOT NULL THEN (SELECT t.school_id FROM teacher t WHERE t.id = NEW.teacher_id)
    ELSE (SELECT c.school_id FROM child c WHERE c.id = NEW.child_id) END;
  IF TG_OP = 'INSERT' THEN
    NEW.listed := false;
    NEW.payable := false;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER school BEFORE INSERT OR UPDATE OF teacher_id, child_id, school_id ON "payee_account"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_account_written();
--> statement-breakpoint
CREATE FUNCTION tc.payee_school_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'teacher' THEN
    UPDATE payee_account a SET school_id = NEW.school_id WHERE a.teacher_id = NEW.id AND a.school_id IS DISTINCT FROM NEW.school_id;
  ELSE
    UPDATE payee_account a SET school_id = NEW.school_id WHERE a.child_id = NEW.id AND a.school_id IS DISTINCT FROM NEW.school_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payee_school AFTER UPDATE OF school_id ON "teacher"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_school_changed();
--> statement-breakpoint
CREATE TRIGGER payee_school AFTER UPDATE OF school_id ON "child"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_school_changed();
--> statement-breakpoint
-- Accounts in force under one number: never of two teachers, and of others only under one holder (brothers and sisters may
-- share a parent's). The number is locked: of two that come at once, the second sees the first.
CREATE FUNCTION tc.refresh_duplicate_accounts(numbers text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(n, 0)) FROM (SELECT DISTINCT n FROM unnest(numbers) n WHERE n IS NOT NULL ORDER BY n) x;
  WITH now_is AS (
    SELECT a.id, a.valid_to IS NULL AND EXISTS (SELECT FROM payee_account o WHERE o.account_index = a.account_index AND o.id <> a.id
        AND o.valid_to IS NULL AND (o.holder <> a.holder OR (o.teacher_id <> a.teacher_id))) AS twice
      FROM payee_account a WHERE a.account_index = ANY (numbers))
  UPDATE payee_account a SET duplicate = n.twice FROM now_is n WHERE a.id = n.id AND a.duplicate <> n.twice;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.payee_account_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_duplicate_accounts(array_remove(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.account_index END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.account_index END], NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER duplicate AFTER INSERT OR DELETE OR UPDATE OF account_index, holder, teacher_id, child_id, valid_to ON "payee_account"
  FOR EACH ROW EXECUTE FUNCTION tc.payee_account_changed();
--> statement-breakpoint
-- What every teacher is due for a month. Day by day one placement counts: none on a day of secondment; else a rotation or
-- support of at least the standard's days; else, of home and several schools, the one with the most periods, then the
-- hardest. The tier and the standard are those in force on the first of the month, and the standard says how an incomplete
-- month counts. A row of nothing explains why: the stay is too short, the teacher is away, or money went out all the same.
-- Run again, it changes only what is no longer so.
CREATE FUNCTION tc.compute_rural_subsidy_dues(first_day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE changed integer; next_month date := (first_day + interval '1 month')::date;
BEGIN
  IF extract(day FROM first_day) <> 1 THEN
    RAISE EXCEPTION 'a month is named by its first day' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('tc.compute_rural_subsidy_dues'));
  WITH paid_at AS (
    SELECT t.school_id, t.tier_id, s.id AS standard_id, s.hardship_rank, s.amount_fen, s.mid_month_rule, s.least_stay_days
      FROM school_tier t JOIN subsidy_standard s ON s.tier_id = t.tier_id AND daterange(s.valid_from, s.valid_to) @> first_day
      WHERE daterange(t.valid_from, t.valid_to) @> first_day),
  one_term AS (SELECT coalesce(max(least_stay_days), 0) AS days FROM paid_at),
  touching AS (
    SELECT p.id, p.teacher_id, p.school_id, p.township_id, p.kind, a.tier_id, a.standard_id, a.hardship_rank, a.amount_fen, a.mid_month_rule,
        greatest(p.valid_from, first_day) AS from_day, least(coalesce(p.valid_to, next_month), next_month) AS to_day,
        p.valid_to IS NOT NULL AND p.valid_to - p.valid_from < coalesce(a.least_stay_days, o.days) AS short,
        (SELECT sum(x.periods_per_week) FROM placement_subject x WHERE x.placement_id = p.id) AS periods
      FROM teaching_placement p CROSS JOIN one_term o LEFT JOIN paid_at a ON a.school_id = p.school_id
      WHERE daterange(p.valid_from, p.valid_to) && daterange(first_day, next_month)),
  concerned AS (SELECT t.* FROM touching t WHERE t.teacher_id IN (SELECT k.teacher_id FROM touching k WHERE k.tier_id IS NOT NULL)),
  by_day AS (
    SELECT DISTINCT ON (c.teacher_id, d.day) c.*, d.day
      FROM concerned c CROSS JOIN LATERAL generate_series(c.from_day, c.to_day - 1, interval '1 day') AS g(at)
        CROSS JOIN LATERAL (SELECT g.at::date AS day) d
      WHERE c.kind NOT IN ('rotation', 'support') OR NOT c.short
      ORDER BY c.teacher_id, d.day, c.kind = 'secondment' DESC, c.kind IN ('rotation', 'support') DESC,
        c.periods DESC NULLS LAST, c.hardship_rank DESC NULLS LAST, c.id),
  counted AS (
    SELECT teacher_id, id, school_id, township_id, kind, tier_id, standard_id, mid_month_rule, count(*) AS days,
        CASE mid_month_rule WHEN 'any-day' THEN amount_fen
          WHEN 'first-day' THEN CASE WHEN bool_or(day = first_day) THEN amount_fen ELSE 0 END
          WHEN 'half-month' THEN CASE WHEN bool_or(day = first_day + 14) THEN amount_fen ELSE 0 END
          ELSE round(amount_fen::numeric * count(*) / (next_month - first_day))::int END AS fen
      FROM by_day WHERE tier_id IS NOT NULL AND kind <> 'secondment'
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
      FROM rural_subsidy_payment p LEFT JOIN paid_at a ON a.school_id = p.school_id WHERE p.month = first_day),
  explained AS (
    SELECT DISTINCT ON (teacher_id) * FROM nothing n WHERE NOT EXISTS (SELECT FROM due d WHERE d.teacher_id = n.teacher_id)
      ORDER BY teacher_id, place, placement_id, school_id),
  due_now AS (
    SELECT teacher_id, school_id, township_id, tier_id, standard_id, placement_id, due_fen, reason FROM due
    UNION ALL SELECT teacher_id, school_id, township_id, tier_id, standard_id, placement_id, due_fen, reason FROM explained),
  gone AS (
    DELETE FROM rural_subsidy_due d WHERE d.month = first_day AND NOT EXISTS (SELECT FROM due_now n WHERE n.teacher_id = d.teacher_id) RETURNING d.id),
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
--> statement-breakpoint
-- Teachers, money due and money sent by month, tier and township, with the district's totals. A sum over fewer than five
-- is one person's pay: it is withheld as in enrolment_cube, together with the smallest figure that would give it away. The
-- base is every township in which the tier is given, which is public, so that no absence speaks.
CREATE VIEW "subsidy_cube" AS
  WITH line AS (
    SELECT d.month, d.township_id, d.tier_id, d.due_fen, coalesce(p.paid, 0) AS paid_fen
      FROM rural_subsidy_due d LEFT JOIN (SELECT teacher_id, month, sum(amount_fen) AS paid FROM rural_subsidy_payment
        WHERE sent_on IS NOT NULL GROUP BY teacher_id, month) p ON p.teacher_id = d.teacher_id AND p.month = d.month
      WHERE d.tier_id IS NOT NULL),
  frame AS (
    SELECT m.month, t.township_id, t.tier_id FROM (SELECT DISTINCT month FROM line) m
      JOIN school_tier t ON daterange(t.valid_from, t.valid_to) @> m.month
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
      CASE WHEN NOT hidden THEN teachers END::int AS teachers, CASE WHEN NOT hidden THEN due_fen END::int AS due_fen,
      CASE WHEN NOT hidden THEN paid_fen END::int AS paid_fen, hidden AS suppressed
    FROM judged
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'subsidy-district', month, tier_id))::uuid, 'district', month, NULL::uuid, tier_id,
      CASE WHEN total >= 5 THEN total END::int, CASE WHEN total >= 5 THEN total_due END::int, CASE WHEN total >= 5 THEN total_paid END::int, total < 5
    FROM judged;
