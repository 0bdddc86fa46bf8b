-- 三(八): the steps of a closure, and no rural school stops being one without them.
-- after: schools/school

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_closure"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

-- Whether a decision is younger than `closure.decision-months` (of before its first value, by that). Without the parameter none is.
CREATE OR REPLACE FUNCTION tc.closure_lasts(decided_on date, day date) RETURNS boolean LANGUAGE sql STABLE
  RETURN coalesce(decided_on + make_interval(months => (SELECT p.number_value::int FROM parameter p WHERE p.key = 'closure.decision-months'
    AND p.township_id IS NULL AND p.archived_at IS NULL ORDER BY daterange(p.valid_from, p.valid_to) @> day DESC, p.valid_from LIMIT 1)) > day, false);

-- Whether some stage's pupils find no place: those of the school (of the grades that it loses, while the decision lasts) and of
-- all that were decided to go to the same one, against the seats that are free there this school year.
CREATE OR REPLACE FUNCTION tc.closure_places_short(closure uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM school_closure k CROSS JOIN LATERAL (
      SELECT c.id, c.grade, c.cap, true AS receives FROM school_class c WHERE c.school_id = k.receiving_school_id AND c.archived_at IS NULL
        AND c.school_year = extract(year FROM tc.today() - interval '8 months')
      UNION SELECT c.id, c.grade, c.cap, false FROM school_closure o JOIN school_class c ON c.school_id = o.school_id AND c.archived_at IS NULL
        WHERE (o.id = k.id OR o.receiving_school_id = k.receiving_school_id AND o.status = 'decided' AND o.aim <> 'reclassify' AND o.archived_at IS NULL)
          AND (o.aim <> 'reduce' OR c.grade BETWEEN o.grade_from AND o.grade_to AND tc.closure_lasts(o.decided_on, tc.today()))) c
    CROSS JOIN LATERAL (SELECT count(*) AS size FROM enrolment e WHERE e.class_id = c.id AND e.archived_at IS NULL
      AND (e.valid_to IS NULL OR e.valid_to > tc.today())) n
    WHERE k.id = closure
    GROUP BY c.grade > 6
    HAVING sum(CASE WHEN c.receives THEN greatest(c.cap - n.size, 0) ELSE -n.size END) < 0);

-- 三(八): a closure is decided by a document after a hearing whose last vote was for it, and while the school runs, for a
-- receiving school that operates, does not close itself and has the places. (Row checks do the rest.) A new locale needs the
-- document alone. The receiving school is locked: of two closures the second sees the first, and so does who enrols there.
CREATE OR REPLACE FUNCTION tc.assert_closure(closure uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c record; vote record;
BEGIN
  -- Decided or not: a hearing that goes while the closure is decided waits for it, or it for the hearing.
  PERFORM FROM school_closure k WHERE k.id = closure FOR NO KEY UPDATE;
  SELECT k.*, s.status AS school_status INTO c FROM school_closure k JOIN school s ON s.id = k.school_id
    WHERE k.id = closure AND k.status = 'decided' AND k.archived_at IS NULL;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM FROM policy_document d WHERE d.id = c.decision_id AND d.archived_at IS NULL
    AND d.issued_on BETWEEN c.proposed_on AND tc.today() AND c.decided_on <= tc.today() FOR SHARE;
  IF NOT FOUND THEN
    PERFORM tc.refuse('school_closure_document');
  END IF;
  IF c.aim = 'reclassify' THEN RETURN; END IF;
  SELECT h.votes_for, h.votes_against INTO vote FROM closure_hearing h
    WHERE h.closure_id = closure AND h.archived_at IS NULL AND h.held_on BETWEEN greatest(c.proposed_on, c.revised_on) AND c.decided_on
    ORDER BY h.held_on DESC LIMIT 1;
  IF NOT FOUND THEN
    PERFORM tc.refuse('school_closure_after_hearing');
  END IF;
  IF vote.votes_for <= vote.votes_against THEN
    PERFORM tc.refuse('school_closure_voted');
  END IF;
  IF c.school_status NOT IN ('operating', 'idle') THEN RETURN; END IF;
  PERFORM FROM school r WHERE r.id = c.receiving_school_id AND r.status = 'operating' AND r.archived_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND OR EXISTS (SELECT FROM school_closure o WHERE o.school_id = c.receiving_school_id AND o.status = 'decided'
      AND o.aim IN ('close', 'merge', 'idle') AND o.archived_at IS NULL) THEN
    PERFORM tc.refuse('school_closure_receiving');
  END IF;
  IF (c.aim <> 'reduce' OR c.grade_from IS NOT NULL) AND tc.closure_places_short(c.id) THEN
    PERFORM tc.refuse('school_closure_places');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.closure_stepped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_closure(NEW.id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER steps AFTER INSERT OR UPDATE ON "school_closure"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.closure_stepped();

CREATE OR REPLACE FUNCTION tc.closure_hearing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM tc.assert_closure(OLD.closure_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM tc.assert_closure(NEW.closure_id); END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER steps AFTER INSERT OR UPDATE OR DELETE ON "closure_hearing"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.closure_hearing_changed();

-- How it was voted stays once it is decided.
CREATE OR REPLACE FUNCTION tc.hearing_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM school_closure c WHERE c.id = OLD.closure_id FOR SHARE;
  IF EXISTS (SELECT FROM school_closure c WHERE c.id = OLD.closure_id AND c.status = 'decided' AND c.archived_at IS NULL) THEN
    PERFORM tc.refuse('closure_hearing_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER zz_stays AFTER UPDATE OR DELETE ON "closure_hearing" DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.hearing_stays();

-- What a hearing voted for is decided as it was heard: another receiving school or way to it is heard first, as another proposal.
-- What was voted down may be changed, and heard again.
CREATE OR REPLACE FUNCTION tc.assert_closure_as_heard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT h.votes_for > h.votes_against FROM closure_hearing h WHERE h.closure_id = NEW.id AND h.archived_at IS NULL
      ORDER BY h.held_on DESC LIMIT 1) THEN
    PERFORM tc.refuse('school_closure_as_heard');
  END IF;
  RETURN NULL;
END $$;

-- 三(八) 听证. A hearing is of the plan as it is, is put down within the days of `closure.hearing-days`, and after those before it: none
-- is found afterwards. Without the parameter it is put down on its day.
CREATE OR REPLACE FUNCTION tc.closure_revised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revised_on := tc.today();
  RETURN NEW;
END $$;

CREATE TRIGGER b_revised BEFORE UPDATE OF receiving_school_id, travel_plan, revised_on ON "school_closure"
  FOR EACH ROW WHEN ((OLD.receiving_school_id, OLD.travel_plan) IS DISTINCT FROM (NEW.receiving_school_id, NEW.travel_plan)) EXECUTE FUNCTION tc.closure_revised();

CREATE OR REPLACE FUNCTION tc.assert_hearing_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM school_closure k WHERE k.id = NEW.closure_id FOR NO KEY UPDATE;
  IF NEW.held_on < (SELECT greatest(k.proposed_on, k.revised_on, tc.today() - coalesce(tc.parameter_number('closure.hearing-days', tc.today()), 0), (SELECT max(h.held_on) FROM closure_hearing h
      WHERE h.closure_id = k.id AND h.archived_at IS NULL)) FROM school_closure k WHERE k.id = NEW.closure_id) THEN
    PERFORM tc.refuse('closure_hearing_in_time');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER b_in_time BEFORE INSERT ON "closure_hearing"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.assert_hearing_in_time();

CREATE CONSTRAINT TRIGGER as_heard AFTER UPDATE OF receiving_school_id, travel_plan ON "school_closure" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL AND (OLD.receiving_school_id, OLD.travel_plan) IS DISTINCT FROM (NEW.receiving_school_id, NEW.travel_plan))
  EXECUTE FUNCTION tc.assert_closure_as_heard();

-- Whether a decision for one of the aims is in force on the day: still young, not taken after the school had closed, and the
-- receiving school, which is held, goes on. Of grades that are lost, those that were decided.
CREATE OR REPLACE FUNCTION tc.closure_covers(closing uuid, day date, lost int4multirange, VARIADIC aims text[]) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM school r WHERE r.id IN (SELECT c.receiving_school_id FROM school_closure c
    WHERE c.school_id = closing AND c.status = 'decided' AND c.archived_at IS NULL) ORDER BY r.id FOR SHARE;
  RETURN (SELECT coalesce(bool_or(c.aim <> 'reduce'), false) OR count(*) > 0
        AND lost <@ coalesce(range_agg(int4range(c.grade_from, c.grade_to, '[]')) FILTER (WHERE c.grade_from IS NOT NULL), '{}')
    FROM school s JOIN school_closure c ON c.school_id = s.id LEFT JOIN school r ON r.id = c.receiving_school_id
    WHERE s.id = closing AND c.aim = ANY (aims) AND c.status = 'decided' AND c.archived_at IS NULL
      AND (c.aim = 'reclassify' OR r.status = 'operating' AND r.archived_at IS NULL)
      AND c.decided_on <= least(closure_covers.day, CASE WHEN s.status IN ('merged', 'closed') THEN s.closed_on END)
      AND tc.closure_lasts(c.decided_on, closure_covers.day));
END $$;

-- 三(八): no rural school stops being one at will: by merging, closing, idling or being archived, by a kind of fewer grades or
-- of no school of its own, by a locale. It is locked by the change itself, and by whoever takes a decision back. Last by its
-- name: what a school may be at all comes first. Asked of the day of the change: a day further back that it names would be
-- covered by a decision that is no longer in force. A school that ever had a class or ran, whatever it is called now, has run.
CREATE OR REPLACE FUNCTION tc.assert_school_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  had_class boolean := EXISTS (SELECT FROM school_class c WHERE c.school_id = NEW.id);
  ran boolean := OLD.status IN ('operating', 'idle') OR OLD.status NOT IN ('merged', 'closed') AND (had_class OR EXISTS (
    SELECT FROM school_state t WHERE t.school_id = NEW.id AND t.status IN ('operating', 'idle') AND t.revised_on IS NULL));
BEGIN
  IF (NEW.status IN ('merged', 'closed') AND OLD.status NOT IN ('merged', 'closed')
      OR NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL AND ran AND had_class)
    AND NOT tc.closure_covers(NEW.id, tc.today(), '{}', 'close', 'merge') THEN
    PERFORM tc.refuse('school_may_close');
  END IF;
  IF OLD.status = 'operating' AND NEW.status NOT IN ('operating', 'merged', 'closed')
    AND NOT tc.closure_covers(NEW.id, tc.today(), '{}', 'idle', 'close', 'merge') THEN
    PERFORM tc.refuse('school_may_idle');
  END IF;
  IF ran AND OLD.kind <> NEW.kind AND (NOT tc.grades_of_kind(OLD.kind) <@ tc.grades_of_kind(NEW.kind)
      OR NEW.kind IN ('218', '219', '319') AND OLD.kind NOT IN ('218', '219', '319'))
    AND NOT tc.closure_covers(NEW.id, tc.today(),
      int4multirange(tc.grades_of_kind(OLD.kind)) - int4multirange(tc.grades_of_kind(NEW.kind)), 'reduce', 'close', 'merge') THEN
    PERFORM tc.refuse('school_keeps_grades');
  END IF;
  IF ran AND tc.rural_for_closure(OLD.locale, false) AND NOT coalesce(tc.defined('rural.closure', NEW.locale, tc.today()), false)
    AND NOT tc.closure_covers(NEW.id, tc.today(), '{}', 'reclassify') THEN
    PERFORM tc.refuse('school_stays_rural');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER zz_kept AFTER UPDATE OF status, kind, locale, archived_at ON "school" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (tc.rural_for_closure(OLD.locale, NEW.was_rural)) EXECUTE FUNCTION tc.assert_school_kept();

-- Nor by its stages: from today on each grade is taught on the days on which it was to be. Deferred: a stage is put in
-- another's place in either order.
CREATE OR REPLACE FUNCTION tc.assert_stage_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lost int4multirange;
BEGIN
  PERFORM FROM school s WHERE s.id = OLD.school_id AND s.status = 'operating' AND s.archived_at IS NULL
    AND tc.rural_for_closure(s.locale, s.was_rural) FOR NO KEY UPDATE;
  IF NOT FOUND OR OLD.valid_to <= tc.today() THEN RETURN NULL; END IF;
  lost := (SELECT range_agg(int4range(g, g, '[]')) FROM generate_series(OLD.grade_from, OLD.grade_to) g
    WHERE NOT daterange(greatest(OLD.valid_from, tc.today()), OLD.valid_to) <@ coalesce((SELECT range_agg(daterange(t.valid_from, t.valid_to))
      FROM school_stage t WHERE t.school_id = OLD.school_id AND t.archived_at IS NULL AND g BETWEEN t.grade_from AND t.grade_to), '{}'));
  IF lost IS NOT NULL AND NOT tc.closure_covers(OLD.school_id, tc.today(), lost, 'reduce', 'idle', 'close', 'merge') THEN
    PERFORM tc.refuse('school_stage_keeps_grades');
  END IF;
  -- By however many reductions: a school without a grade is closed, and by a closure.
  IF lost IS NOT NULL AND NOT EXISTS (SELECT FROM school_stage t WHERE t.school_id = OLD.school_id AND t.archived_at IS NULL
      AND (t.valid_to IS NULL OR t.valid_to >= OLD.valid_to))
    AND NOT tc.closure_covers(OLD.school_id, tc.today(), lost, 'idle', 'close', 'merge') THEN
    PERFORM tc.refuse('school_stage_keeps_one');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER kept AFTER DELETE OR UPDATE OF school_id, grade_from, grade_to, valid_from, valid_to, archived_at ON "school_stage"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.archived_at IS NULL) EXECUTE FUNCTION tc.assert_stage_kept();

-- 三(八): a rural school is not entered as closed without its closure, which was in force as it closed. An import enters both in one transaction with this
-- constraint deferred.
CREATE OR REPLACE FUNCTION tc.assert_school_may_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT tc.closure_covers(NEW.id, least(NEW.closed_on, tc.today()), '{}', 'close', 'merge') THEN
    PERFORM tc.refuse('school_may_close');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER may_close_inserted AFTER INSERT ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
  WHEN (NEW.status IN ('merged', 'closed') AND tc.rural_for_closure(NEW.locale, NEW.was_rural))
  EXECUTE FUNCTION tc.assert_school_may_close();

-- And the decision that it was closed, idled, reduced or reclassified by stays: what was reduced nobody could tell later.
CREATE OR REPLACE FUNCTION tc.decision_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE s school;
BEGIN
  SELECT * INTO s FROM school k WHERE k.id = OLD.school_id FOR NO KEY UPDATE;
  IF tc.rural_for_closure(s.locale, s.was_rural) AND (CASE OLD.aim WHEN 'reduce' THEN true WHEN 'reclassify'
        THEN NOT coalesce(tc.defined('rural.closure', s.locale, tc.today()), false)
        WHEN 'idle' THEN s.status = 'idle' ELSE s.status IN ('merged', 'closed') END)
      AND NOT EXISTS (SELECT FROM school_closure c WHERE c.school_id = OLD.school_id AND c.status = 'decided' AND c.archived_at IS NULL
        AND (c.aim = OLD.aim AND (OLD.grade_from IS NULL OR OLD.grade_from >= c.grade_from AND OLD.grade_to <= c.grade_to) OR OLD.aim IN ('close', 'merge') AND c.aim IN ('close', 'merge'))) THEN
    PERFORM tc.refuse('school_closure_decision_stays');
  END IF;
  -- Nor the one by which nobody is admitted to a first grade any more.
  IF tc.rural_for_closure(s.locale, s.was_rural) AND EXISTS (SELECT FROM enrolment_plan p WHERE p.school_id = OLD.school_id AND p.planned = 0
      AND p.archived_at IS NULL AND make_date(p.school_year + 1, 9, 1) > tc.today())
    AND NOT EXISTS (SELECT FROM school_closure c WHERE c.school_id = OLD.school_id AND c.status = 'decided' AND c.archived_at IS NULL
      AND c.aim IN ('reduce', 'idle', 'close', 'merge')) THEN
    PERFORM tc.refuse('school_closure_decision_stays');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER decision_kept AFTER DELETE OR UPDATE OF status, aim, grade_from, grade_to, school_id, archived_at ON "school_closure"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (OLD.status = 'decided' AND OLD.archived_at IS NULL)
  EXECUTE FUNCTION tc.decision_kept();
