-- Quotas of schools and their transfer: within the total, and counted from the staff in force.
-- after: schools/closed-figure

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_quota"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_school();

-- The day that the counts of a school year are of: today, or the year's day nearest to it.
CREATE OR REPLACE FUNCTION tc.staffing_day(school_year integer) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN greatest(make_date(school_year, 9, 1), least(tc.today(), make_date(school_year + 1, 8, 31)));

-- Who counts in quotas, on a day or on that of their year.
CREATE OR REPLACE FUNCTION tc.staff_counted(quotas uuid[], on_day date DEFAULT NULL)
  RETURNS TABLE (id uuid, occupied integer, non_quota integer, seconded integer) LANGUAGE sql STABLE AS $$
  SELECT q.id,
      count(r.id) FILTER (WHERE r.quota_category IS NOT NULL)::int,
      count(r.id) FILTER (WHERE r.quota_category IS NULL)::int,
      count(r.id) FILTER (WHERE r.quota_category IS NOT NULL AND EXISTS (
        SELECT FROM teaching_placement p WHERE p.teacher_id = r.teacher_id AND p.kind = 'secondment' AND p.archived_at IS NULL AND p.school_id IS DISTINCT FROM q.school_id
          AND p.valid_from <= d.day AND (p.valid_to IS NULL OR p.valid_to > d.day)))::int
    FROM school_quota q CROSS JOIN LATERAL (SELECT coalesce(on_day, tc.staffing_day(q.school_year)) AS day) d LEFT JOIN LATERAL (
      SELECT * FROM personnel_relation s WHERE s.school_id = q.school_id
      UNION ALL SELECT * FROM personnel_relation s WHERE q.school_id IS NULL AND s.unit = 'pool' AND s.township_id = q.township_id
    ) r ON r.archived_at IS NULL AND r.valid_from <= d.day AND (r.valid_to IS NULL OR r.valid_to > d.day)
    WHERE q.id = ANY (quotas) GROUP BY q.id
$$;

-- What is kept of a year's first term: the staff of its last day.
CREATE OR REPLACE FUNCTION tc.term_figures(year integer) RETURNS TABLE (measure text, row_id uuid, school_id uuid, township_id uuid, part text, value bigint) LANGUAGE sql STABLE AS $$
  SELECT v.measure, q.id, q.school_id, q.township_id, NULL, v.value
    FROM tc.staff_counted(ARRAY(SELECT o.id FROM school_quota o WHERE o.school_year = year AND o.archived_at IS NULL), make_date(year + 1, 1, 31)) c
    JOIN school_quota q ON q.id = c.id CROSS JOIN LATERAL (VALUES ('quota-occupied', c.occupied::bigint), ('quota-outside', c.non_quota), ('quota-seconded', c.seconded)) v(measure, value)
$$;

-- What a school's or a pool's staff makes of its quotas. Called by the triggers below, and once a day for relations and placements
-- that begin or end by date alone. The row's lock makes two changes at one school queue; its check refuses the second
-- where one place was left.
CREATE OR REPLACE FUNCTION tc.refresh_school_staffing(schools uuid[], pools uuid[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Before the rows, as a revision does: a year that is being closed is closed with these counts or keeps those it had.
  PERFORM pg_advisory_xact_lock_shared(tc.period_key(tc.period_of('school-year', y.year::text))) FROM (SELECT DISTINCT q.school_year AS year FROM school_quota q
    WHERE (q.school_id = ANY (schools) OR q.school_id IS NULL AND q.township_id = ANY (pools)) AND make_date(q.school_year + 1, 9, 1) <= tc.today() ORDER BY 1) y;
  PERFORM FROM school_quota WHERE school_id = ANY (schools) OR school_id IS NULL AND township_id = ANY (pools) ORDER BY id FOR NO KEY UPDATE;
  UPDATE school_quota q SET occupied = c.occupied, non_quota = c.non_quota, seconded = c.seconded
    FROM tc.staff_counted(ARRAY(SELECT o.id FROM school_quota o WHERE o.school_id = ANY (schools) OR o.school_id IS NULL AND o.township_id = ANY (pools))) c
    WHERE q.id = c.id
      AND (q.occupied, q.non_quota, q.seconded) IS DISTINCT FROM (c.occupied, c.non_quota, c.seconded);
END $$;

-- Each day: relations and placements that begin or end, at the schools whose quotas they count in.
CREATE OR REPLACE FUNCTION tc.job_staffing(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE schools uuid[];
BEGIN
  schools := ARRAY(SELECT r.school_id FROM personnel_relation r
      WHERE r.school_id IS NOT NULL AND (r.valid_from BETWEEN since AND day OR r.valid_to BETWEEN since AND day)
    UNION SELECT r.school_id FROM teaching_placement p JOIN personnel_relation r ON r.teacher_id = p.teacher_id AND r.school_id IS NOT NULL
      WHERE p.valid_from BETWEEN since AND day OR p.valid_to BETWEEN since AND day);
  PERFORM tc.refresh_school_staffing(schools, ARRAY(SELECT DISTINCT q.township_id FROM school_quota q WHERE q.school_id IS NULL));
  RETURN cardinality(schools);
END $$;

-- Written within a correction, they correct the staff that they count in.
CREATE OR REPLACE FUNCTION tc.staff_written(schools uuid[], pools uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.correct_staff(schools, pools);
  PERFORM tc.refresh_school_staffing(schools, pools);
END $$;

CREATE OR REPLACE FUNCTION tc.staffing_relation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.staff_written(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.school_id END,
      CASE WHEN TG_OP <> 'DELETE' THEN NEW.school_id END],
    ARRAY[CASE WHEN TG_OP <> 'INSERT' AND OLD.unit = 'pool' THEN OLD.township_id END,
      CASE WHEN TG_OP <> 'DELETE' AND NEW.unit = 'pool' THEN NEW.township_id END]);
  RETURN NULL;
END $$;

CREATE TRIGGER school_staffing AFTER INSERT OR DELETE OR UPDATE OF teacher_id, unit, school_id, township_id, quota_category, valid_from,
  valid_to, archived_at
  ON "personnel_relation" FOR EACH ROW EXECUTE FUNCTION tc.staffing_relation_changed();

CREATE OR REPLACE FUNCTION tc.staffing_placement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.staff_written(array_agg(r.school_id), array_agg(r.township_id) FILTER (WHERE r.unit = 'pool')) FROM personnel_relation r
    WHERE (TG_OP <> 'INSERT' AND r.teacher_id = OLD.teacher_id) OR (TG_OP <> 'DELETE' AND r.teacher_id = NEW.teacher_id);
  RETURN NULL;
END $$;

CREATE TRIGGER school_staffing AFTER INSERT OR DELETE OR UPDATE OF teacher_id, school_id, kind, valid_from, valid_to, archived_at
  ON "teaching_placement" FOR EACH ROW EXECUTE FUNCTION tc.staffing_placement_changed();

CREATE OR REPLACE FUNCTION tc.staffing_quota_entered() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE pools uuid[] := CASE WHEN NEW.school_id IS NULL THEN ARRAY[NEW.township_id] END;
BEGIN
  IF TG_OP = 'INSERT' OR (NEW.school_id, NEW.township_id, NEW.school_year) IS DISTINCT FROM (OLD.school_id, OLD.township_id, OLD.school_year) THEN
    PERFORM tc.correct_staff(ARRAY[NEW.school_id], pools);
  END IF;
  PERFORM tc.refresh_school_staffing(ARRAY[NEW.school_id], pools);
  RETURN NULL;
END $$;

CREATE TRIGGER school_staffing AFTER INSERT OR UPDATE OF school_id, township_id, school_year, occupied, non_quota, seconded ON "school_quota"
  FOR EACH ROW WHEN (NOT tc.within_rules()) EXECUTE FUNCTION tc.staffing_quota_entered();

-- 三(五): no more are there than places, by who comes as by places that go. A closed year's staff is corrected to what it was: it
-- may turn out to have been more than the quota allowed.
CREATE OR REPLACE FUNCTION tc.assert_places_enough() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.occupied > NEW.quota AND (TG_OP = 'INSERT' OR NEW.quota < OLD.quota OR NOT tc.school_year_closed(NEW.school_year)) THEN
    PERFORM tc.refuse('school_quota_occupied');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER places_enough AFTER INSERT OR UPDATE OF quota, occupied, school_year ON "school_quota"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_places_enough();

-- 三(五): what is kept back is kept for something. What was reserved before that was asked stays as it is until it is changed.
CREATE OR REPLACE FUNCTION tc.assert_reserved_for() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('school_quota_reserved_purpose');
END $$;

CREATE CONSTRAINT TRIGGER reserved_for AFTER INSERT OR UPDATE OF reserved, reserved_for ON "school_quota" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN ((NEW.reserved = 0) <> (NEW.reserved_for IS NULL)) EXECUTE FUNCTION tc.assert_reserved_for();

CREATE OR REPLACE FUNCTION tc.quota_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.school_year <> NEW.school_year THEN PERFORM tc.assert_quota_within_total(OLD.school_year); END IF;
  PERFORM tc.assert_quota_within_total(NEW.school_year);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER within_total AFTER INSERT OR UPDATE OF quota, school_year, archived_at ON "school_quota"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.quota_changed();

-- Approving a transfer moves the places, between schools or a township's pool and a school, the total unchanged; approved, it is final. A school that has not enough places,
-- or has them occupied, is refused by the rules of its own row.
CREATE OR REPLACE FUNCTION tc.quota_transfer_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved integer;
BEGIN
  IF TG_OP <> 'INSERT' AND (OLD.approved_on IS NOT NULL OR OLD.declined_on IS NOT NULL) THEN
    PERFORM tc.refuse('quota_transfer_final');
  END IF;
  IF TG_OP = 'DELETE' OR NEW.approved_on IS NULL THEN RETURN NULL; END IF;
  -- In the order of their ids, so that two transfers between the same schools never wait for each other.
  PERFORM FROM school_quota q WHERE q.school_year = NEW.school_year AND q.archived_at IS NULL
      AND (q.school_id IN (NEW.from_school_id, NEW.to_school_id) OR q.school_id IS NULL AND q.township_id IN (NEW.from_pool_id, NEW.to_pool_id)) ORDER BY q.id FOR NO KEY UPDATE;
  -- In one statement: the total is asserted at its end, with both changed.
  WITH step AS (SELECT q.id, CASE coalesce(q.school_id, q.township_id) WHEN coalesce(NEW.to_school_id, NEW.to_pool_id) THEN NEW.amount ELSE -NEW.amount END AS places
    FROM school_quota q WHERE q.school_year = NEW.school_year AND q.archived_at IS NULL
      AND (q.school_id IN (NEW.from_school_id, NEW.to_school_id) OR q.school_id IS NULL AND q.township_id IN (NEW.from_pool_id, NEW.to_pool_id)))
  UPDATE school_quota q SET quota = q.quota + step.places,
      teacher_quota = q.teacher_quota + CASE NEW.category WHEN '1' THEN step.places ELSE 0 END,
      administrative_quota = q.administrative_quota + CASE NEW.category WHEN '2' THEN step.places ELSE 0 END,
      support_quota = q.support_quota + CASE NEW.category WHEN '3' THEN step.places ELSE 0 END,
      worker_quota = q.worker_quota + CASE NEW.category WHEN '4' THEN step.places ELSE 0 END
    FROM step WHERE q.id = step.id;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> 2 THEN
    PERFORM tc.refuse('quota_transfer_both_quotas');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER approved AFTER INSERT OR UPDATE OR DELETE ON "quota_transfer"
  FOR EACH ROW EXECUTE FUNCTION tc.quota_transfer_approved();

-- Once the school year has begun, education takes places from a school or pool by a transfer alone, which the staffing office
-- decides: taken from one and given to another by its own hand, they would have moved without it.
CREATE OR REPLACE FUNCTION tc.assert_places_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('school_quota_moves_by_transfer');
END $$;

CREATE TRIGGER b_places_stay BEFORE UPDATE OF quota ON "school_quota"
  FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND tc.command_person() IS NOT NULL AND NEW.quota < OLD.quota AND make_date(OLD.school_year, 9, 1) <= tc.today())
  EXECUTE FUNCTION tc.assert_places_stay();

CREATE OR REPLACE FUNCTION tc.quota_holds_schemes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_scheme(p.id) FROM post_scheme p WHERE p.school_id = OLD.school_id AND p.school_year = OLD.school_year AND p.archived_at IS NULL;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER holds_schemes AFTER DELETE OR UPDATE OF quota, teacher_quota, administrative_quota, support_quota, worker_quota, school_id, school_year, archived_at ON "school_quota"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.quota_holds_schemes();

-- 四(四): what was occupied in a closed year stays as it was counted, but for a recorded correction of whose staff it was.
CREATE OR REPLACE FUNCTION tc.keep_closed_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tc.school_year_closed(OLD.school_year) AND NOT tc.period_revised(tc.period_of('school-year', OLD.school_year::text), coalesce(OLD.school_id, OLD.township_id)) THEN
    NEW.occupied := OLD.occupied;
    NEW.non_quota := OLD.non_quota;
    NEW.seconded := OLD.seconded;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER closed_counts BEFORE UPDATE OF occupied, non_quota, seconded ON "school_quota"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_counts();

-- 三(五): who holds a place holds one of a quota: of the school, or of the township's pool, for the school year of today or,
-- until that is entered, the latest on record. The quota's row was locked by the count above, so that it is not taken away
-- meanwhile.
CREATE OR REPLACE FUNCTION tc.assert_place_of_quota(of_unit text, of_school uuid, of_township uuid, since integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE of_year integer := extract(year FROM tc.today() - interval '8 months');
BEGIN
  IF EXISTS (SELECT FROM personnel_relation r WHERE r.quota_category IS NOT NULL AND r.archived_at IS NULL
      AND r.valid_from <= tc.today() AND (r.valid_to IS NULL OR r.valid_to > tc.today())
      AND (r.school_id = of_school OR of_unit = 'pool' AND r.unit = 'pool' AND r.township_id = of_township))
    AND NOT EXISTS (SELECT FROM school_quota q WHERE q.school_year BETWEEN since AND of_year AND q.archived_at IS NULL
      AND (q.school_id = of_school OR of_unit = 'pool' AND q.school_id IS NULL AND q.township_id = of_township)) THEN
    PERFORM tc.refuse('school_quota_of_holders');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.relation_has_quota() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Asked of a row that begins a place, moves it or has it for more days, not of one that ends it.
  IF TG_OP = 'INSERT' OR OLD.archived_at IS NOT NULL OR NOT daterange(NEW.valid_from, NEW.valid_to) <@ daterange(OLD.valid_from, OLD.valid_to)
      OR (NEW.unit, NEW.school_id, NEW.quota_category) IS DISTINCT FROM (OLD.unit, OLD.school_id, OLD.quota_category)
      OR NEW.unit = 'pool' AND NEW.township_id IS DISTINCT FROM OLD.township_id THEN
    PERFORM tc.assert_place_of_quota(NEW.unit, NEW.school_id, NEW.township_id, 0);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER has_quota AFTER INSERT OR UPDATE OF unit, school_id, township_id, quota_category, valid_from, valid_to, archived_at
  ON "personnel_relation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.quota_category IS NOT NULL AND NEW.archived_at IS NULL)
  EXECUTE FUNCTION tc.relation_has_quota();

CREATE OR REPLACE FUNCTION tc.quota_keeps_holders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF make_date(OLD.school_year, 9, 1) <= tc.today() THEN
    PERFORM tc.assert_place_of_quota(CASE WHEN OLD.school_id IS NULL THEN 'pool' ELSE 'school' END, OLD.school_id, OLD.township_id, OLD.school_year);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER keeps_holders AFTER DELETE OR UPDATE OF school_id, township_id, school_year, archived_at ON "school_quota"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.occupied > 0) EXECUTE FUNCTION tc.quota_keeps_holders();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "school_quota"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{}');
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "quota_transfer"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{}');
