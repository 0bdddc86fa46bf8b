-- What a review found the database to accept, domain by domain: staff, money, pupils' aid, meals and care. Rows that were
-- there before are not looked at; the sample keeps every rule. Each refusal names its constraint.
--
-- (4) Of 招聘 (三(五)) hired <= qualified <= applicants stands since 0004 (recruitment_plan_counts, recruitment_plan_known), and
-- so does certified <=> certified on a day of 核定人数 (三(二), funding_headcount_certified).
--
-- 三(五) 岗位. A post is neither vacant nor frozen while somebody holds it; nor is it frozen before an appointment that is
-- agreed. Whoever appoints locks the post, too: of two at once, the second sees the first.
CREATE FUNCTION tc.post_keeps_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appointment a WHERE a.post_id = NEW.id AND a.valid_to > tc.today()
      AND (NEW.status = 'frozen' OR a.valid_from <= tc.today())) THEN
    RAISE EXCEPTION 'a post that somebody is appointed to is not %', NEW.status
      USING ERRCODE = 'check_violation', TABLE = 'post', CONSTRAINT = 'post_keeps_appointment';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER keeps_appointment AFTER UPDATE OF status ON "post" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.status IN ('vacant', 'frozen')) EXECUTE FUNCTION tc.post_keeps_appointment();
--> statement-breakpoint
-- 三(五)(六) 职称·聘任. The titles that a grade asks for (1-4 full senior, 5-7 senior, 8-10 first); null where any will do.
CREATE FUNCTION tc.titles_of_grade(category text, grade integer) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN category <> 'professional' THEN NULL WHEN grade <= 4 THEN ARRAY['full-senior']
    WHEN grade <= 7 THEN ARRAY['full-senior', 'senior'] WHEN grade <= 10 THEN ARRAY['full-senior', 'senior', 'first'] END;
--> statement-breakpoint
-- As in 0008; the titles are locked, so that none is taken back meanwhile.
CREATE OR REPLACE FUNCTION tc.assert_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p record;
  titles text[];
BEGIN
  SELECT o.status, o.category, o.grade, s.status AS scheme_status INTO p
    FROM post o JOIN post_scheme s ON s.id = o.scheme_id WHERE o.id = NEW.post_id FOR NO KEY UPDATE OF o;
  IF p.status = 'frozen' THEN
    RAISE EXCEPTION 'the post is frozen' USING ERRCODE = 'check_violation';
  END IF;
  IF p.scheme_status <> 'approved' THEN
    RAISE EXCEPTION 'the scheme of the post is not approved' USING ERRCODE = 'check_violation';
  END IF;
  titles := tc.titles_of_grade(p.category, p.grade);
  IF titles IS NOT NULL THEN
    PERFORM FROM title_grant t
      WHERE t.teacher_id = NEW.teacher_id AND t.level = ANY (titles) AND t.granted_on <= NEW.valid_from FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the teacher does not hold the title that the grade needs' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A term that is over does not go on again at a post that was frozen since.
CREATE CONSTRAINT TRIGGER may_go_on AFTER UPDATE OF valid_to ON "appointment" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.valid_to > OLD.valid_to) EXECUTE FUNCTION tc.assert_appointment();
--> statement-breakpoint
-- A title stays as it is while an appointment that has not ended needs it and no other title of the teacher will do.
CREATE FUNCTION tc.title_keeps_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appointment a JOIN post p ON p.id = a.post_id
      CROSS JOIN LATERAL (SELECT tc.titles_of_grade(p.category, p.grade) AS titles) n
      WHERE a.teacher_id = OLD.teacher_id AND a.valid_to > tc.today() AND n.titles IS NOT NULL
        AND NOT EXISTS (SELECT FROM title_grant t WHERE t.teacher_id = a.teacher_id AND t.level = ANY (n.titles)
          AND t.granted_on <= a.valid_from)) THEN
    RAISE EXCEPTION 'an appointment needs this title'
      USING ERRCODE = 'check_violation', TABLE = 'title_grant', CONSTRAINT = 'title_grant_keeps_appointment';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER keeps_appointment AFTER DELETE OR UPDATE OF teacher_id, level, granted_on ON "title_grant"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.title_keeps_appointment();
--> statement-breakpoint
-- 三(三)(五) 人事关系: one relation at a time, and never none. No column says that a person has left: a person leaves by the
-- end of the relation. In service is who still teaches or holds a post: from today on, every day of a placement or an
-- appointment of a person of the quota has a relation; and a relation in force ends on a day, it is not deleted.
-- Deferred: a move closes one relation and opens the next, in either order.
CREATE FUNCTION tc.relation_of_service() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE covered datemultirange;
BEGIN
  PERFORM FROM teacher t WHERE t.id = OLD.teacher_id AND t.staff_kind = 'quota' FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT coalesce(range_agg(daterange(r.valid_from, r.valid_to)), '{}') INTO covered
    FROM personnel_relation r WHERE r.teacher_id = OLD.teacher_id;
  IF (TG_OP = 'DELETE' AND daterange(OLD.valid_from, OLD.valid_to) @> tc.today() AND NOT covered @> tc.today())
    OR EXISTS (SELECT FROM (
        SELECT p.valid_from, p.valid_to FROM teaching_placement p WHERE p.teacher_id = OLD.teacher_id
        UNION ALL SELECT a.valid_from, a.valid_to FROM appointment a WHERE a.teacher_id = OLD.teacher_id) s
      WHERE (s.valid_to IS NULL OR s.valid_to > tc.today())
        AND NOT daterange(greatest(s.valid_from, tc.today()), s.valid_to) <@ covered) THEN
    RAISE EXCEPTION 'a teacher of the quota in service has a personnel relation'
      USING ERRCODE = 'check_violation', TABLE = 'personnel_relation', CONSTRAINT = 'personnel_relation_of_service';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER of_service AFTER DELETE OR UPDATE OF teacher_id, valid_from, valid_to ON "personnel_relation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.relation_of_service();
--> statement-breakpoint
-- 三(二)(六) 核定人数. Funded are at most the pupils there are, or those that the standard funds at least (the hundred-pupil
-- rule). Fewer is not refused: it is the finding that departments ask for.
CREATE FUNCTION tc.funded_within_rule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE least_funded integer;
BEGIN
  SELECT s.minimum_pupils INTO least_funded FROM fund_standard s WHERE s.id = NEW.standard_id FOR SHARE;
  IF NEW.funded > greatest(NEW.actual, least_funded) THEN
    RAISE EXCEPTION 'no more pupils are funded than there are, or than the standard funds at least'
      USING ERRCODE = 'check_violation', TABLE = 'funding_headcount', CONSTRAINT = 'funding_headcount_within_rule';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER within_rule AFTER INSERT OR UPDATE OF standard_id, actual, funded ON "funding_headcount"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.funded_within_rule();
--> statement-breakpoint
-- Certified numbers keep their standard since 0009; reported ones do not rise above it either when it falls.
CREATE FUNCTION tc.standard_holds_funded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM funding_headcount h WHERE h.standard_id = NEW.id AND h.funded > greatest(h.actual, NEW.minimum_pupils)) THEN
    RAISE EXCEPTION 'headcounts are funded by the least number of this standard'
      USING ERRCODE = 'check_violation', TABLE = 'fund_standard', CONSTRAINT = 'fund_standard_holds_funded';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER holds_funded AFTER UPDATE OF minimum_pupils ON "fund_standard" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.minimum_pupils IS DISTINCT FROM NEW.minimum_pupils) EXECUTE FUNCTION tc.standard_holds_funded();
--> statement-breakpoint
-- 三(六)(八) 寄宿生补助. The placement as a boarder that granted aid of its school year rests on stays one; a pupil who stops
-- boarding gets a new placement, or the grant is withdrawn first. An enrolment may always end. The grant locks the
-- placement (0011): of two at once, the second sees the first.
CREATE FUNCTION tc.boarding_keeps_aid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM student_aid_grant g CROSS JOIN LATERAL (SELECT
        make_date(g.school_year, 9, 1) + CASE g.term WHEN '1' THEN interval '0' ELSE interval '5 months' END AS begins,
        make_date(g.school_year, 9, 1) + CASE g.term WHEN '1' THEN interval '5 months' ELSE interval '1 year' END AS ends) t
      WHERE g.student_id = NEW.student_id AND g.school_year = NEW.school_year
        AND g.kind = 'boarder-living' AND g.decision = 'granted'
        AND NEW.valid_from < t.ends AND (NEW.valid_to IS NULL OR NEW.valid_to >= t.begins)
        AND NOT EXISTS (SELECT FROM enrolment e WHERE e.student_id = g.student_id AND e.school_year = g.school_year AND e.boarding
          AND e.valid_from < t.ends AND (e.valid_to IS NULL OR e.valid_to >= t.begins))) THEN
    RAISE EXCEPTION 'granted aid for boarders rests on this placement: end it, or withdraw the grant first'
      USING ERRCODE = 'check_violation', TABLE = 'enrolment', CONSTRAINT = 'enrolment_keeps_boarder_aid';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER keeps_boarder_aid AFTER UPDATE OF boarding ON "enrolment" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.boarding AND NOT NEW.boarding) EXECUTE FUNCTION tc.boarding_keeps_aid();
--> statement-breakpoint
-- 三(八) 营养改善. School days of a month: its working days where the calendar knows every day of it (调休 included); else every
-- day but Sundays, which no month passes, since a Sunday that is worked stands for a working day that is free.
CREATE FUNCTION tc.school_days(first_day date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT (CASE WHEN count(w.day) = count(*) THEN count(*) FILTER (WHERE w.is_workday)
      ELSE count(*) FILTER (WHERE extract(dow FROM g.at) <> 0) END)::int
    FROM generate_series(first_day, first_day + interval '1 month' - interval '1 day', interval '1 day') AS g(at)
    LEFT JOIN workday_calendar w ON w.day = g.at::date
$$;
--> statement-breakpoint
CREATE FUNCTION tc.meals_on_school_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.meal_days > tc.school_days(NEW.month) THEN
    RAISE EXCEPTION 'no more days with meals than school days of the month'
      USING ERRCODE = 'check_violation', TABLE = 'nutrition_school_month', CONSTRAINT = 'nutrition_school_month_school_days';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER school_days AFTER INSERT OR UPDATE OF month, meal_days ON "nutrition_school_month"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.meals_on_school_days();
--> statement-breakpoint
-- 三(十), 四(三) 强制报告. Nobody receives a report before it is made, and no emergency is answered before it happens. (Before it
-- is known to this reporter, it may be: another one may have called.) Either row is looked at from both sides.
CREATE FUNCTION tc.recipient_after_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_at < (SELECT m.reported_at FROM mandatory_report m WHERE m.id = NEW.report_id) THEN
    RAISE EXCEPTION 'a report is not received before it is made'
      USING ERRCODE = 'check_violation', TABLE = 'report_recipient', CONSTRAINT = 'report_recipient_after_report';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- After `addressees` by name, which locks the report's row.
CREATE CONSTRAINT TRIGGER after_report AFTER INSERT OR UPDATE OF report_id, received_at ON "report_recipient"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.recipient_after_report();
--> statement-breakpoint
CREATE FUNCTION tc.response_after_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE happened timestamptz;
BEGIN
  SELECT m.event_at INTO happened FROM mandatory_report m WHERE m.id = NEW.report_id FOR SHARE;
  IF NEW.responded_at < happened THEN
    RAISE EXCEPTION 'no response before the event'
      USING ERRCODE = 'check_violation', TABLE = 'emergency_response', CONSTRAINT = 'emergency_response_after_event';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER after_event AFTER INSERT OR UPDATE OF report_id, responded_at ON "emergency_response"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.response_after_event();
--> statement-breakpoint
CREATE FUNCTION tc.report_before_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM report_recipient r WHERE r.report_id = NEW.id AND r.received_at < NEW.reported_at)
    OR EXISTS (SELECT FROM emergency_response r WHERE r.report_id = NEW.id AND r.responded_at < NEW.event_at) THEN
    RAISE EXCEPTION 'a report and its event come before receipt and response'
      USING ERRCODE = 'check_violation', TABLE = 'mandatory_report', CONSTRAINT = 'mandatory_report_before_answers';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER before_answers AFTER UPDATE OF event_at, reported_at ON "mandatory_report"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.report_before_answers();
--> statement-breakpoint
-- A report is filed once: what somebody answered does not go back.
CREATE FUNCTION tc.report_not_refiled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an answered report is not filed again'
    USING ERRCODE = 'check_violation', TABLE = 'mandatory_report', CONSTRAINT = 'mandatory_report_filed_once';
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER not_refiled AFTER UPDATE OF status ON "mandatory_report" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.status <> 'filed' AND NEW.status = 'filed') EXECUTE FUNCTION tc.report_not_refiled();
--> statement-breakpoint
-- Assessed or closed is a report only on which a recipient has acted. Deferred: report and recipients may come in one
-- transaction. Asked of the rows as they are then.
CREATE FUNCTION tc.assert_report_answered(report uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mandatory_report m WHERE m.id = report AND m.status IN ('assessed', 'closed')
      AND NOT EXISTS (SELECT FROM report_recipient r WHERE r.report_id = m.id AND r.first_action_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'a report that nobody has acted on is neither assessed nor closed'
      USING ERRCODE = 'check_violation', TABLE = 'mandatory_report', CONSTRAINT = 'mandatory_report_answered';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.report_stepped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_report_answered(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER answered AFTER INSERT OR UPDATE OF status ON "mandatory_report" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('assessed', 'closed')) EXECUTE FUNCTION tc.report_stepped();
--> statement-breakpoint
CREATE FUNCTION tc.first_action_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM mandatory_report m WHERE m.id = OLD.report_id FOR UPDATE;
  PERFORM tc.assert_report_answered(OLD.report_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER answered AFTER UPDATE OF report_id, first_action_at ON "report_recipient" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.first_action_at IS NOT NULL AND (NEW.first_action_at IS NULL OR NEW.report_id <> OLD.report_id))
  EXECUTE FUNCTION tc.first_action_taken_back();
--> statement-breakpoint
-- 三(十) 留守排查. A check is written down once it is made, and made while the record is open or later: never before.
CREATE FUNCTION tc.check_not_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.checked_on > tc.today() THEN
    RAISE EXCEPTION 'a check is not written down before it is made'
      USING ERRCODE = 'check_violation', TABLE = 'left_behind_check', CONSTRAINT = 'left_behind_check_not_ahead';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER not_ahead AFTER INSERT OR UPDATE OF checked_on ON "left_behind_check"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.check_not_ahead();
--> statement-breakpoint
CREATE FUNCTION tc.check_after_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.checked_on < (SELECT r.valid_from FROM left_behind_record r WHERE r.id = NEW.record_id) THEN
    RAISE EXCEPTION 'no check before the record is opened'
      USING ERRCODE = 'check_violation', TABLE = 'left_behind_check', CONSTRAINT = 'left_behind_check_after_opening';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- After `due` by name, which locks the record's row.
CREATE CONSTRAINT TRIGGER since_opening AFTER INSERT OR UPDATE OF record_id, checked_on ON "left_behind_check"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.check_after_opening();
--> statement-breakpoint
CREATE FUNCTION tc.record_before_checks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM left_behind_check k WHERE k.record_id = NEW.id AND k.checked_on < NEW.valid_from) THEN
    RAISE EXCEPTION 'a record is opened before its checks'
      USING ERRCODE = 'check_violation', TABLE = 'left_behind_record', CONSTRAINT = 'left_behind_record_before_checks';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER before_checks AFTER UPDATE OF valid_from ON "left_behind_record" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.valid_from > OLD.valid_from) EXECUTE FUNCTION tc.record_before_checks();
