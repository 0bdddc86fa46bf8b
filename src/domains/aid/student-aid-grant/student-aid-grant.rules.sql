-- Grants of pupils' aid: what the scheme says is copied, a line of a reviewed batch stands, and aid for boarders rests on a
-- placement as a boarder.
-- after: nutrition, subsidies/payment-batch

CREATE CONSTRAINT TRIGGER total AFTER INSERT OR DELETE OR UPDATE ON "student_aid_grant"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.batch_line_changed();

CREATE TRIGGER pupil_scopes BEFORE INSERT OR UPDATE OF student_id, child_id, hukou_township_id, residence_township_id, school_id
  ON "student_aid_grant" FOR EACH ROW EXECUTE FUNCTION tc.pupil_row_scopes();

-- What a guardian applies for goes to the school of today. Named to fire after the copies of scopes.
CREATE OR REPLACE FUNCTION tc.aid_grant_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.term_school_id := NEW.school_id;
  IF NEW.term_school_id IS NULL THEN
    PERFORM tc.refuse('student_aid_grant_at_school');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER school_of_application BEFORE INSERT ON "student_aid_grant"
  FOR EACH ROW WHEN (NEW.term_school_id IS NULL) EXECUTE FUNCTION tc.aid_grant_school();

-- The scheme says kind and amount; it must be in force on some day of the term. The boarder's aid needs a placement as a
-- boarder in that school year, which is locked until this transaction ends.
CREATE OR REPLACE FUNCTION tc.aid_grant_copies() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  begins date := CASE NEW.term WHEN '1' THEN make_date(NEW.school_year, 9, 1) ELSE make_date(NEW.school_year + 1, 2, 1) END;
  ends date := CASE NEW.term WHEN '1' THEN make_date(NEW.school_year + 1, 2, 1) ELSE make_date(NEW.school_year + 1, 9, 1) END;
BEGIN
  SELECT s.kind, s.amount_per_term_fen INTO NEW.kind, NEW.due_fen FROM aid_scheme s
    WHERE s.id = NEW.scheme_id AND s.archived_at IS NULL AND s.valid_from < ends AND (s.valid_to IS NULL OR s.valid_to > begins) FOR SHARE;
  IF NOT FOUND THEN
    PERFORM tc.refuse('student_aid_grant_scheme_in_force');
  END IF;
  IF NEW.kind = 'boarder-living' AND NEW.decision <> 'refused' THEN
    PERFORM FROM enrolment e WHERE e.student_id = NEW.student_id AND e.school_year = NEW.school_year AND e.boarding
      AND e.archived_at IS NULL
      AND e.valid_from < ends AND (e.valid_to IS NULL OR e.valid_to > begins) LIMIT 1 FOR SHARE;
    IF NOT FOUND THEN
      PERFORM tc.refuse('student_aid_grant_boarder_placement');
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER aid_copies BEFORE INSERT OR UPDATE OF student_id, scheme_id, kind, due_fen, school_year, term, decision
  ON "student_aid_grant" FOR EACH ROW EXECUTE FUNCTION tc.aid_grant_copies();

-- 三(八) 公示: aid is granted once its proposal was posted for as many working days as `aid.notice-workdays` said when it was.
CREATE OR REPLACE FUNCTION tc.assert_aid_posted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (tc.workdays_between(NEW.posted_on, NEW.decided_on) >= tc.parameter_number('aid.notice-workdays', NEW.posted_on)) IS NOT TRUE THEN
    PERFORM tc.refuse('student_aid_grant_posted');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER a_posted BEFORE UPDATE OF decision ON "student_aid_grant"
  FOR EACH ROW WHEN (OLD.decision <> 'granted' AND NEW.decision = 'granted') EXECUTE FUNCTION tc.assert_aid_posted();

-- A grant becomes a line of a batch while the batch is prepared; the batch is locked, so that no review falls in between.
-- From the review on, what is paid to whom and why stands, archived or not; only the copies of the batch's days and of the scopes change.
CREATE OR REPLACE FUNCTION tc.aid_line_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch payment_batch;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.batch_id IS NOT NULL THEN
    SELECT * INTO batch FROM payment_batch WHERE id = OLD.batch_id FOR NO KEY UPDATE;
    IF batch.status <> 'prepared' AND batch.archived_at IS NULL AND (TG_OP = 'DELETE' OR (OLD.student_id, OLD.scheme_id, OLD.kind, OLD.school_year, OLD.term,
        OLD.basis_category, OLD.due_fen, OLD.amount_fen, OLD.decision, OLD.decided_on, OLD.decided_by, OLD.batch_id, OLD.payee_account_id, OLD.archived_at IS NULL)
        IS DISTINCT FROM (NEW.student_id, NEW.scheme_id, NEW.kind, NEW.school_year, NEW.term,
        NEW.basis_category, NEW.due_fen, NEW.amount_fen, NEW.decision, NEW.decided_on, NEW.decided_by, NEW.batch_id, NEW.payee_account_id, NEW.archived_at IS NULL)) THEN
      PERFORM tc.refuse('student_aid_grant_frozen');
    END IF;
    IF NOT tc.within_rules(1) AND OLD.batch_id IS DISTINCT FROM NEW.batch_id THEN PERFORM tc.assert_batch_preparer(batch); END IF;
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  NEW.reviewed_on := NULL;
  NEW.sent_on := NULL;
  NEW.account_cipher := NULL;
  -- In no batch it goes to no account: into the next one it goes with the account of that day.
  IF NEW.batch_id IS NULL THEN
    NEW.payee_account_id := NULL;
    RETURN NEW;
  END IF;
  SELECT * INTO batch FROM payment_batch WHERE id = NEW.batch_id FOR NO KEY UPDATE;
  IF batch.status <> 'prepared' AND (TG_OP = 'INSERT' OR OLD.batch_id IS DISTINCT FROM NEW.batch_id) THEN
    PERFORM tc.refuse('student_aid_grant_batch_open');
  END IF;
  IF NOT tc.within_rules(1) THEN PERFORM tc.assert_batch_preparer(batch); END IF;
  IF TG_OP = 'UPDATE' AND OLD.batch_id IS NULL AND tc.command_person() IS NOT NULL THEN
    NEW.payee_account_id := coalesce(NEW.payee_account_id, tc.account_for(NULL, NEW.child_id));
  END IF;
  IF batch.kind <> 'student-aid' THEN
    PERFORM tc.refuse('student_aid_grant_of_batch');
  END IF;
  IF (make_date(NEW.school_year, 9, 1) + CASE NEW.term WHEN '1' THEN interval '0' ELSE interval '5 months' END) > tc.today() THEN
    PERFORM tc.refuse('student_aid_grant_term_begun');
  END IF;
  NEW.reviewed_on := batch.reviewed_on;
  NEW.sent_on := batch.sent_on;
  NEW.account_cipher := CASE WHEN NEW.archived_at IS NULL THEN tc.account_to_pay(NEW.batch_id, NEW.payee_account_id) END;
  RETURN NEW;
END $$;

-- Named to fire after the copies of scheme and scopes, which it must see.
CREATE TRIGGER written BEFORE INSERT OR UPDATE OR DELETE ON "student_aid_grant"
  FOR EACH ROW EXECUTE FUNCTION tc.aid_line_written();

-- 三(六)(八) 寄宿生补助. The placement as a boarder that granted aid of its school year rests on stays one; a pupil who stops
-- boarding gets a new placement, or the grant is withdrawn first. An enrolment may always end. The grant locks the
-- placement: of two at once, the second sees the first.
CREATE OR REPLACE FUNCTION tc.boarding_keeps_aid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM student_aid_grant g CROSS JOIN LATERAL (SELECT
        make_date(g.school_year, 9, 1) + CASE g.term WHEN '1' THEN interval '0' ELSE interval '5 months' END AS begins,
        make_date(g.school_year, 9, 1) + CASE g.term WHEN '1' THEN interval '5 months' ELSE interval '1 year' END AS ends) t
      WHERE g.student_id = NEW.student_id AND g.school_year = NEW.school_year
        AND g.kind = 'boarder-living' AND g.decision = 'granted' AND g.archived_at IS NULL
        AND NEW.valid_from < t.ends AND (NEW.valid_to IS NULL OR NEW.valid_to > t.begins)
        AND NOT EXISTS (SELECT FROM enrolment e WHERE e.student_id = g.student_id AND e.school_year = g.school_year AND e.boarding
          AND e.archived_at IS NULL
          AND e.valid_from < t.ends AND (e.valid_to IS NULL OR e.valid_to > t.begins))) THEN
    PERFORM tc.refuse('enrolment_keeps_boarder_aid');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER keeps_boarder_aid AFTER UPDATE OF boarding, archived_at ON "enrolment" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.boarding AND (NOT NEW.boarding OR NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL)) EXECUTE FUNCTION tc.boarding_keeps_aid();
