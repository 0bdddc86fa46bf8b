-- A school's month of meals: what it is reckoned by is copied, money goes to food only, and a certified month is frozen.
-- after: schools/closed-figure

CREATE TRIGGER school_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "nutrition_school_month"
  FOR EACH ROW EXECUTE FUNCTION tc.nutrition_school_scope();

-- Pupils of the latest certified headcount of the month's school year, or of the last year that has one.
CREATE OR REPLACE FUNCTION tc.certified_enrolment(of_school uuid, in_month date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT sum(l.students)::int FROM (
    SELECT DISTINCT ON (h.grade) h.students FROM school_headcount h
      WHERE h.school_id = of_school AND h.certified_on IS NOT NULL AND h.archived_at IS NULL
        AND h.school_year = (SELECT max(y.school_year) FROM school_headcount y
          WHERE y.school_id = of_school AND y.certified_on IS NOT NULL AND y.archived_at IS NULL
            AND y.school_year <= extract(year FROM in_month - interval '8 months'))
      ORDER BY h.grade, h.as_of DESC) l
$$;

-- What the money of a month is reckoned by is copied when the row is written: a later headcount or amount is for later
-- months. The copies cannot be entered.
CREATE OR REPLACE FUNCTION tc.nutrition_month_copies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.enrolled := tc.certified_enrolment(NEW.school_id, NEW.month);
  IF NEW.enrolled IS NULL THEN
    PERFORM tc.refuse('nutrition_school_month_headcount_certified');
  END IF;
  SELECT p.amount_per_day_fen INTO NEW.amount_per_day_fen FROM nutrition_programme p
    WHERE p.id = NEW.programme_id AND p.archived_at IS NULL AND p.amount_per_day_fen IS NOT NULL AND p.valid_from < NEW.month + interval '1 month'
      AND (p.valid_to IS NULL OR p.valid_to > NEW.month) FOR SHARE;
  IF NOT FOUND THEN
    PERFORM tc.refuse('nutrition_school_month_programme_in_force');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER month_copies BEFORE INSERT OR UPDATE OF school_id, month, programme_id, enrolled, amount_per_day_fen
  ON "nutrition_school_month" FOR EACH ROW EXECUTE FUNCTION tc.nutrition_month_copies();

-- Money was paid on a certified month: only its publication may still change, or what a recorded correction of it changes.
CREATE OR REPLACE FUNCTION tc.freeze_certified_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.certified_on IS NOT NULL AND NOT tc.period_revised(tc.period_of('month', OLD.month::text)) AND (TG_OP = 'DELETE' OR
    (NEW.id, NEW.school_id, NEW.township_id, NEW.programme_id, NEW.month, NEW.enrolled, NEW.eligible, NEW.covered,
     NEW.meal_days, NEW.meals_served, NEW.mode, NEW.amount_per_day_fen, NEW.cost_fen, NEW.subsidy_spent_fen,
     NEW.reported_on, NEW.certified_on) IS DISTINCT FROM
    (OLD.id, OLD.school_id, OLD.township_id, OLD.programme_id, OLD.month, OLD.enrolled, OLD.eligible, OLD.covered,
     OLD.meal_days, OLD.meals_served, OLD.mode, OLD.amount_per_day_fen, OLD.cost_fen, OLD.subsidy_spent_fen,
     OLD.reported_on, OLD.certified_on)) THEN
    PERFORM tc.refuse('nutrition_school_month_frozen');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- Named to fire after the copies, which it must see.
CREATE TRIGGER zz_freeze_certified BEFORE UPDATE OR DELETE ON "nutrition_school_month"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_certified_month();

-- Programme money goes to food only (三(八)): where a canteen cooks, its food is not below the money spent on the meals, and
-- its account names that money. The month is locked, so that two writers cannot each miss the other's row: of all schools,
-- that many may be entered at once in any order.
CREATE OR REPLACE FUNCTION tc.assert_food_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  written record;
BEGIN
  IF TG_OP = 'DELETE' THEN written := OLD; ELSE written := NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('food only ' || written.month, 0));
  IF EXISTS (SELECT FROM nutrition_school_month m JOIN canteen_account a ON a.school_id = m.school_id AND a.month = m.month
    WHERE m.school_id = written.school_id AND m.month = written.month AND m.mode = 'canteen'
      AND m.archived_at IS NULL AND a.archived_at IS NULL
      AND (a.food_fen < m.subsidy_spent_fen OR a.subsidy_fen < m.subsidy_spent_fen)) THEN
    PERFORM tc.refuse('nutrition_school_month_food_only');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER food_only AFTER INSERT OR UPDATE ON "nutrition_school_month"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_food_only();

-- 三(八) 营养改善. School days of a month: its working days where the calendar knows every day of it (调休 included); else every
-- day but Sundays, which no month passes, since a Sunday that is worked stands for a working day that is free.
CREATE OR REPLACE FUNCTION tc.school_days(first_day date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT (CASE WHEN count(w.day) = count(*) THEN count(*) FILTER (WHERE w.is_workday)
      ELSE count(*) FILTER (WHERE extract(dow FROM g.at) <> 0) END)::int
    FROM generate_series(first_day, first_day + interval '1 month' - interval '1 day', interval '1 day') AS g(at)
    LEFT JOIN workday_calendar w ON w.day = g.at::date AND w.archived_at IS NULL
$$;

CREATE OR REPLACE FUNCTION tc.meals_on_school_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.meal_days > tc.school_days(NEW.month) THEN
    PERFORM tc.refuse('nutrition_school_month_school_days');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER school_days AFTER INSERT OR UPDATE OF month, meal_days ON "nutrition_school_month"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.meals_on_school_days();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "nutrition_school_month"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('month', 'month', '{published_on,uncovered,coverage_permille,subsidy_due_fen,subsidy_balance_fen,uncovered_about}');
