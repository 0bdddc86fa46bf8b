-- 三(十): the ledger of left-behind children and its checks: ends at sixteen, due dates by the rule in force, and no check
-- ahead of its day.
-- after: welfare/care-contact, welfare/welfare-deadline

-- Hashed: a GiST index over bare ids would be chosen for look-ups.
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE OR REPLACE FUNCTION tc.left_behind_due(of_record uuid, of_risk text, opened date) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT b.day + tc.deadline_amount('left-behind-check', of_risk, b.day) FROM (
    SELECT coalesce((SELECT max(k.checked_on) FROM left_behind_check k WHERE k.record_id = of_record AND k.archived_at IS NULL), opened) AS day) b
$$;

-- Not opened at sixteen or more; ends on the sixteenth birthday whatever happens, and is due by the rule in force.
CREATE OR REPLACE FUNCTION tc.left_behind_record_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sixteenth date;
BEGIN
  SELECT (c.birth_date + interval '16 years')::date INTO sixteenth FROM child c WHERE c.id = NEW.child_id;
  IF NEW.valid_from >= sixteenth THEN
    PERFORM tc.refuse('left_behind_record_not_at_sixteen');
  END IF;
  NEW.valid_to := least(sixteenth, NEW.closed_on);
  NEW.due_on := tc.left_behind_due(NEW.id, NEW.risk, NEW.valid_from);
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF child_id, valid_from, valid_to, closed_on, risk, due_on ON "left_behind_record"
  FOR EACH ROW EXECUTE FUNCTION tc.left_behind_record_kept();

-- 三(十). What civil affairs verified is what the township wrote: what it writes otherwise is verified anew.
CREATE TRIGGER verified BEFORE UPDATE OF carer_id, definition, reason, risk, guardianship_grade, income_sources, verified_on ON "left_behind_record"
  FOR EACH ROW WHEN (NEW.verified_on = OLD.verified_on AND (OLD.carer_id, OLD.definition, OLD.reason, OLD.risk, OLD.guardianship_grade, OLD.income_sources)
    IS DISTINCT FROM (NEW.carer_id, NEW.definition, NEW.reason, NEW.risk, NEW.guardianship_grade, NEW.income_sources))
  EXECUTE FUNCTION tc.confirmed_no_more('verified_on', 'verified_by_id');

CREATE OR REPLACE FUNCTION tc.birth_date_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE left_behind_record r SET valid_to = r.valid_to WHERE r.child_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER left_behind_ends AFTER UPDATE OF birth_date ON "child"
  FOR EACH ROW WHEN (OLD.birth_date IS DISTINCT FROM NEW.birth_date) EXECUTE FUNCTION tc.birth_date_changed();

-- Writes down what the sixteenth birthday did: the record was over on that day already. Each day; returns how many.
CREATE OR REPLACE FUNCTION tc.job_left_behind(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE closed integer;
BEGIN
  UPDATE left_behind_record SET closed_on = valid_to, close_reason = 'age-16'
    WHERE closed_on IS NULL AND archived_at IS NULL AND valid_to <= tc.today();
  GET DIAGNOSTICS closed = ROW_COUNT;
  RETURN closed;
END $$;

-- A check's child is its record's; the record's next check falls due from it.
CREATE OR REPLACE FUNCTION tc.left_behind_check_child() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The child first, then its record: in the order in which a child that moves takes its rows with it.
  SELECT c.id, c.hukou_township_id, c.residence_township_id, c.school_id
    INTO NEW.child_id, NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id
    FROM child c WHERE c.id = (SELECT r.child_id FROM left_behind_record r WHERE r.id = NEW.record_id) FOR NO KEY UPDATE;
  RETURN NEW;
END $$;

CREATE TRIGGER copies BEFORE INSERT OR UPDATE OF record_id, child_id, hukou_township_id, residence_township_id, school_id ON "left_behind_check"
  FOR EACH ROW EXECUTE FUNCTION tc.left_behind_check_child();

CREATE OR REPLACE FUNCTION tc.left_behind_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE left_behind_record r SET due_on = NULL
    WHERE (TG_OP <> 'INSERT' AND r.id = OLD.record_id) OR (TG_OP <> 'DELETE' AND r.id = NEW.record_id);
  RETURN NULL;
END $$;

CREATE TRIGGER due AFTER INSERT OR DELETE OR UPDATE OF record_id, checked_on, archived_at ON "left_behind_check"
  FOR EACH ROW EXECUTE FUNCTION tc.left_behind_checked();

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "left_behind_record"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE OR REPLACE FUNCTION tc.left_behind_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN DELETE FROM civil_affairs_candidate WHERE id = OLD.id; RETURN NULL; END IF;
  PERFORM tc.put_candidate(NEW.id, NEW.child_id, CASE WHEN NEW.archived_at IS NULL THEN 'left-behind' END, NEW.valid_from, NEW.valid_to);
  RETURN NULL;
END $$;

CREATE TRIGGER candidate AFTER INSERT OR DELETE ON "left_behind_record"
  FOR EACH ROW EXECUTE FUNCTION tc.left_behind_candidate();

-- `valid_to` is set by a BEFORE trigger: what changed is seen on the row, not in the statement.
CREATE TRIGGER candidate_changed AFTER UPDATE ON "left_behind_record" FOR EACH ROW
  WHEN ((OLD.child_id, OLD.valid_from, OLD.valid_to, OLD.archived_at) IS DISTINCT FROM (NEW.child_id, NEW.valid_from, NEW.valid_to, NEW.archived_at))
  EXECUTE FUNCTION tc.left_behind_candidate();

CREATE TRIGGER contact AFTER INSERT OR DELETE ON "left_behind_record" FOR EACH ROW EXECUTE FUNCTION tc.care_changed();

CREATE TRIGGER contact_changed AFTER UPDATE ON "left_behind_record" FOR EACH ROW
  WHEN ((OLD.child_id, OLD.carer_id, OLD.due_on, OLD.valid_from, OLD.valid_to, OLD.archived_at)
    IS DISTINCT FROM (NEW.child_id, NEW.carer_id, NEW.due_on, NEW.valid_from, NEW.valid_to, NEW.archived_at))
  EXECUTE FUNCTION tc.care_changed();

-- 三(十) 留守排查. A check is made while the record is open or later: never before.
CREATE OR REPLACE FUNCTION tc.check_after_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.checked_on < (SELECT r.valid_from FROM left_behind_record r WHERE r.id = NEW.record_id) THEN
    PERFORM tc.refuse('left_behind_check_after_opening');
  END IF;
  RETURN NULL;
END $$;

-- After `due` by name, which locks the record's row.
CREATE CONSTRAINT TRIGGER since_opening AFTER INSERT OR UPDATE OF record_id, checked_on ON "left_behind_check"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.check_after_opening();

CREATE OR REPLACE FUNCTION tc.record_before_checks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM left_behind_check k WHERE k.record_id = NEW.id AND k.archived_at IS NULL AND k.checked_on < NEW.valid_from) THEN
    PERFORM tc.refuse('left_behind_record_before_checks');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER before_checks AFTER UPDATE OF valid_from ON "left_behind_record" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.valid_from > OLD.valid_from) EXECUTE FUNCTION tc.record_before_checks();
