-- Nutrition coverage and pupils' aid: periods that may not overlap, copies that money rests on, frozen facts, the scopes
-- of a child on its rows, and two declared cubes.
ALTER TABLE "nutrition_programme" ADD CONSTRAINT "nutrition_programme_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "aid_scheme" ADD CONSTRAINT "aid_scheme_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text || "kind" || "stage", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
CREATE FUNCTION tc.nutrition_school_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER school_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "meal_quality_check"
  FOR EACH ROW EXECUTE FUNCTION tc.nutrition_school_scope();
--> statement-breakpoint
CREATE TRIGGER school_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "canteen_account"
  FOR EACH ROW EXECUTE FUNCTION tc.nutrition_school_scope();
--> statement-breakpoint
CREATE TRIGGER school_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "nutrition_school_month"
  FOR EACH ROW EXECUTE FUNCTION tc.nutrition_school_scope();
--> statement-breakpoint
-- Pupils of the latest certified headcount of the month's school year, or of the last year that has one.
CREATE FUNCTION tc.certified_enrolment(of_school uuid, in_month date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT sum(l.students)::int FROM (
    SELECT DISTINCT ON (h.grade) h.students FROM school_headcount h
      WHERE h.school_id = of_school AND h.certified_on IS NOT NULL
        AND h.school_year = (SELECT max(y.school_year) FROM school_headcount y
          WHERE y.school_id = of_school AND y.certified_on IS NOT NULL
            AND y.school_year <= extract(year FROM in_month - interval '8 months'))
      ORDER BY h.grade, h.as_of DESC) l
$$;
--> statement-breakpoint
-- What the money of a month is reckoned by is copied when the row is written: a later headcount or amount is for later
-- months. The copies cannot be entered.
CREATE FUNCTION tc.nutrition_month_copies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.enrolled := tc.certified_enrolment(NEW.school_id, NEW.month);
  IF NEW.enrolled IS NULL THEN
    RAISE EXCEPTION 'the school has no certified headcount' USING ERRCODE = 'check_violation';
  END IF;
  SELECT p.amount_per_day_fen INTO NEW.amount_per_day_fen FROM nutrition_programme p
    WHERE p.id = NEW.programme_id AND p.valid_from < NEW.month + interval '1 month'
      AND (p.valid_to IS NULL OR p.valid_to > NEW.month);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the programme is not in force in this month' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER month_copies BEFORE INSERT OR UPDATE OF school_id, month, programme_id, enrolled, amount_per_day_fen
  ON "nutrition_school_month" FOR EACH ROW EXECUTE FUNCTION tc.nutrition_month_copies();
--> statement-breakpoint
-- Money was paid on a certified month: only its publication may still change.
CREATE FUNCTION tc.freeze_certified_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.certified_on IS NOT NULL AND (TG_OP = 'DELETE' OR
    (NEW.id, NEW.school_id, NEW.township_id, NEW.programme_id, NEW.month, NEW.enrolled, NEW.eligible, NEW.covered,
     NEW.meal_days, NEW.meals_served, NEW.mode, NEW.amount_per_day_fen, NEW.cost_fen, NEW.subsidy_spent_fen,
     NEW.reported_on, NEW.certified_on) IS DISTINCT FROM
    (OLD.id, OLD.school_id, OLD.township_id, OLD.programme_id, OLD.month, OLD.enrolled, OLD.eligible, OLD.covered,
     OLD.meal_days, OLD.meals_served, OLD.mode, OLD.amount_per_day_fen, OLD.cost_fen, OLD.subsidy_spent_fen,
     OLD.reported_on, OLD.certified_on)) THEN
    RAISE EXCEPTION 'a certified month is frozen' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
-- Named to fire after the copies, which it must see.
CREATE TRIGGER zz_freeze_certified BEFORE UPDATE OR DELETE ON "nutrition_school_month"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_certified_month();
--> statement-breakpoint
-- Programme money goes to food only (三(八)): where a canteen cooks, its food is not below the money spent on the meals, and
-- its account names that money. The school's month is locked, so that two writers cannot each miss the other's row.
CREATE FUNCTION tc.assert_food_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  written record;
BEGIN
  IF TG_OP = 'DELETE' THEN written := OLD; ELSE written := NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('food only ' || written.school_id || written.month, 0));
  IF EXISTS (SELECT FROM nutrition_school_month m JOIN canteen_account a ON a.school_id = m.school_id AND a.month = m.month
    WHERE m.school_id = written.school_id AND m.month = written.month AND m.mode = 'canteen'
      AND (a.food_fen < m.subsidy_spent_fen OR a.subsidy_fen < m.subsidy_spent_fen)) THEN
    RAISE EXCEPTION 'programme money goes to food only' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER food_only AFTER INSERT OR UPDATE ON "nutrition_school_month"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_food_only();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER food_only AFTER INSERT OR UPDATE ON "canteen_account"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_food_only();
--> statement-breakpoint
-- Rows of a pupil carry the child and the child's scopes. The child is locked against a move in the meantime.
CREATE FUNCTION tc.pupil_row_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.id, c.hukou_township_id, c.residence_township_id, c.school_id
    INTO NEW.child_id, NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id
    FROM student s JOIN child c ON c.id = s.child_id WHERE s.id = NEW.student_id FOR SHARE OF c;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pupil_scopes BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id, school_id
  ON "nutrition_pupil_term" FOR EACH ROW EXECUTE FUNCTION tc.pupil_row_scopes();
--> statement-breakpoint
CREATE TRIGGER pupil_scopes BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id, school_id
  ON "growth_record" FOR EACH ROW EXECUTE FUNCTION tc.pupil_row_scopes();
--> statement-breakpoint
CREATE TRIGGER pupil_scopes BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id, school_id
  ON "student_aid_grant" FOR EACH ROW EXECUTE FUNCTION tc.pupil_row_scopes();
--> statement-breakpoint
-- Setting a copy makes the trigger above fetch all of them.
CREATE FUNCTION tc.refresh_pupil_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'child' THEN
    UPDATE nutrition_pupil_term SET school_id = NEW.school_id WHERE child_id = NEW.id;
    UPDATE growth_record SET school_id = NEW.school_id WHERE child_id = NEW.id;
    UPDATE student_aid_grant SET school_id = NEW.school_id WHERE child_id = NEW.id;
  ELSE
    UPDATE nutrition_pupil_term SET child_id = NEW.child_id WHERE student_id = NEW.id;
    UPDATE growth_record SET child_id = NEW.child_id WHERE student_id = NEW.id;
    UPDATE student_aid_grant SET child_id = NEW.child_id WHERE student_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER pupil_rows AFTER UPDATE OF hukou_township_id, residence_township_id, school_id ON "child" FOR EACH ROW
  WHEN ((OLD.hukou_township_id, OLD.residence_township_id, OLD.school_id)
    IS DISTINCT FROM (NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id))
  EXECUTE FUNCTION tc.refresh_pupil_rows();
--> statement-breakpoint
CREATE TRIGGER pupil_rows AFTER UPDATE OF child_id ON "student" FOR EACH ROW
  WHEN (OLD.child_id IS DISTINCT FROM NEW.child_id) EXECUTE FUNCTION tc.refresh_pupil_rows();
--> statement-breakpoint
-- The scheme says kind and amount; it must be in force on some day of the term. The boarder's aid needs a placement as a
-- boarder in that school year, which is locked until this transaction ends.
CREATE FUNCTION tc.aid_grant_copies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  begins date := CASE NEW.term WHEN '1' THEN make_date(NEW.school_year, 9, 1) ELSE make_date(NEW.school_year + 1, 2, 1) END;
  ends date := CASE NEW.term WHEN '1' THEN make_date(NEW.school_year + 1, 2, 1) ELSE make_date(NEW.school_year + 1, 9, 1) END;
BEGIN
  SELECT s.kind, s.amount_per_term_fen INTO NEW.kind, NEW.due_fen FROM aid_scheme s
    WHERE s.id = NEW.scheme_id AND s.valid_from < ends AND (s.valid_to IS NULL OR s.valid_to > begins);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the scheme is not in force in this term' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.kind = 'boarder-living' AND NEW.decision <> 'refused' THEN
    PERFORM FROM enrolment e WHERE e.student_id = NEW.student_id AND e.school_year = NEW.school_year AND e.boarding
      AND e.valid_from < ends AND (e.valid_to IS NULL OR e.valid_to >= begins) LIMIT 1 FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'aid for boarders needs a placement as a boarder' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER aid_copies BEFORE INSERT OR UPDATE OF student_id, scheme_id, kind, due_fen, school_year, term, decision
  ON "student_aid_grant" FOR EACH ROW EXECUTE FUNCTION tc.aid_grant_copies();
--> statement-breakpoint
-- Findings by school and school year, small cells suppressed. Every status has a cell, so that no absence speaks. With the
-- cells below five goes the smallest one that is not, and all equal to it (see enrolment_cube); a total below five
-- withholds itself. No total over schools is given: a withheld cell has one margin only.
CREATE VIEW "growth_cube" AS
  WITH frame AS (SELECT DISTINCT g.measuring_school_id AS school_id, g.school_year FROM growth_record g),
  cell AS (
    SELECT f.school_id, f.school_year, s.status, count(g.id)::int AS pupils
      FROM frame f CROSS JOIN (VALUES ('stunted'), ('wasted'), ('normal'), ('overweight'), ('obese')) s(status)
      LEFT JOIN growth_record g
        ON g.measuring_school_id = f.school_id AND g.school_year = f.school_year AND g.status = s.status
      GROUP BY f.school_id, f.school_year, s.status),
  ranked AS (
    SELECT c.*, (sum(c.pupils) OVER g)::int AS total, min(c.pupils) OVER g AS least,
      min(c.pupils) FILTER (WHERE c.pupils >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_id, c.school_year)),
  judged AS (
    SELECT r.*, coalesce(r.total < 5 OR (r.least < 5 AND (r.pupils < 5 OR r.pupils = r.enough)), true) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'growth', school_id, school_year, status))::uuid AS id, school_id, school_year, status,
      CASE WHEN total >= 5 THEN total END AS measured, CASE WHEN NOT hidden THEN pupils END AS pupils,
      CASE WHEN NOT hidden THEN pupils * 1000 / total END AS share_permille, hidden AS suppressed
    FROM judged;
--> statement-breakpoint
-- Eligible pupils who were not fed, by school, term and reason: the same rule, over every school that keeps the list.
CREATE VIEW "uncovered_cube" AS
  WITH frame AS (
    SELECT DISTINCT p.term_school_id AS school_id, p.school_year, p.term FROM nutrition_pupil_term p),
  cell AS (
    SELECT f.school_id, f.school_year, f.term, r.reason, count(p.id)::int AS pupils
      FROM frame f
      CROSS JOIN (VALUES ('eats-at-home'), ('medical'), ('refused'), ('not-arranged'), ('other')) r(reason)
      LEFT JOIN nutrition_pupil_term p ON p.term_school_id = f.school_id AND p.school_year = f.school_year
        AND p.term = f.term AND p.reason_uncovered = r.reason
      GROUP BY f.school_id, f.school_year, f.term, r.reason),
  ranked AS (
    SELECT c.*, (sum(c.pupils) OVER g)::int AS total, min(c.pupils) OVER g AS least,
      min(c.pupils) FILTER (WHERE c.pupils >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_id, c.school_year, c.term)),
  judged AS (
    SELECT r.*, coalesce(r.total < 5 OR (r.least < 5 AND (r.pupils < 5 OR r.pupils = r.enough)), true) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'uncovered', school_id, school_year, term, reason))::uuid AS id, school_id, school_year, term,
      reason, CASE WHEN total >= 5 THEN total END AS uncovered, CASE WHEN NOT hidden THEN pupils END AS pupils,
      hidden AS suppressed
    FROM judged;
--> statement-breakpoint
-- A grant becomes a line of a batch while the batch is prepared; the batch is locked, so that no review falls in between.
-- From the review on, what is paid to whom and why stands; only the copies of the batch's days and of the scopes change.
CREATE FUNCTION tc.aid_line_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch payment_batch;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.batch_id IS NOT NULL THEN
    SELECT * INTO batch FROM payment_batch WHERE id = OLD.batch_id FOR NO KEY UPDATE;
    IF batch.status <> 'prepared' AND (TG_OP = 'DELETE' OR (OLD.student_id, OLD.scheme_id, OLD.kind, OLD.school_year, OLD.term,
        OLD.basis_category, OLD.due_fen, OLD.amount_fen, OLD.decision, OLD.decided_on, OLD.decided_by, OLD.batch_id, OLD.payee_account_id)
        IS DISTINCT FROM (NEW.student_id, NEW.scheme_id, NEW.kind, NEW.school_year, NEW.term,
        NEW.basis_category, NEW.due_fen, NEW.amount_fen, NEW.decision, NEW.decided_on, NEW.decided_by, NEW.batch_id, NEW.payee_account_id)) THEN
      RAISE EXCEPTION 'a line of a reviewed batch is frozen' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  NEW.reviewed_on := NULL;
  NEW.sent_on := NULL;
  IF NEW.batch_id IS NULL THEN RETURN NEW; END IF;
  SELECT * INTO batch FROM payment_batch WHERE id = NEW.batch_id FOR NO KEY UPDATE;
  IF batch.status <> 'prepared' AND (TG_OP = 'INSERT' OR OLD.batch_id IS DISTINCT FROM NEW.batch_id) THEN
    RAISE EXCEPTION 'a reviewed batch takes no more lines' USING ERRCODE = 'check_violation';
  END IF;
  IF batch.kind <> 'student-aid' THEN
    RAISE EXCEPTION 'the batch is not one of pupils'' aid' USING ERRCODE = 'check_violation';
  END IF;
  NEW.reviewed_on := batch.reviewed_on;
  NEW.sent_on := batch.sent_on;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Named to fire after the copies of scheme and scopes, which it must see.
CREATE TRIGGER written BEFORE INSERT OR UPDATE OR DELETE ON "student_aid_grant"
  FOR EACH ROW EXECUTE FUNCTION tc.aid_line_written();
