-- 三(十), 四(三): mandatory reports and their recipients: in which order things happen, and who is addressed.
-- after: welfare/care-contact

CREATE OR REPLACE FUNCTION tc.report_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN DELETE FROM civil_affairs_candidate WHERE id = OLD.id; RETURN NULL; END IF;
  PERFORM tc.put_candidate(NEW.id, NEW.child_id, CASE WHEN NEW.to_civil_affairs AND NEW.archived_at IS NULL THEN 'reported' END,
    (NEW.reported_at AT TIME ZONE 'Asia/Shanghai')::date, NEW.closed_on);
  RETURN NULL;
END $$;

CREATE TRIGGER candidate AFTER INSERT OR DELETE OR UPDATE OF child_id, reported_at, closed_on, to_civil_affairs,
  archived_at ON "mandatory_report"
  FOR EACH ROW EXECUTE FUNCTION tc.report_candidate();

-- A recipient's township is the report's; its first action is due by the rule in force on receipt; how far its part is, its
-- times say.
CREATE OR REPLACE FUNCTION tc.report_recipient_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m.township_id INTO NEW.township_id FROM mandatory_report m WHERE m.id = NEW.report_id FOR NO KEY UPDATE;
  NEW.due_at := NEW.received_at
    + make_interval(hours => tc.deadline_amount('first-action', NEW.department, (NEW.received_at AT TIME ZONE 'Asia/Shanghai')::date));
  NEW.status := CASE WHEN NEW.closed_at IS NOT NULL THEN 'closed' WHEN NEW.first_action_at IS NOT NULL THEN 'acting'
    WHEN NEW.accepted_at IS NOT NULL THEN 'accepted' ELSE 'received' END;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF report_id, township_id, department, received_at, due_at, accepted_at, first_action_at, closed_at, status
  ON "report_recipient" FOR EACH ROW EXECUTE FUNCTION tc.report_recipient_kept();

-- The first department that acts on a filed report takes it on its way. The report's row is locked (`kept`).
CREATE OR REPLACE FUNCTION tc.first_action_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE mandatory_report m SET status = 'responding', version = m.version + 1
    WHERE m.id = NEW.report_id AND m.status = 'filed' AND m.archived_at IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER acted AFTER UPDATE OF first_action_at ON "report_recipient"
  FOR EACH ROW WHEN (OLD.first_action_at IS NULL AND NEW.first_action_at IS NOT NULL AND NEW.archived_at IS NULL)
  EXECUTE FUNCTION tc.first_action_taken();

-- Whose the case is assesses and closes it (三(十) 评估帮扶): once a department has acted, or done its part, the report is that one's,
-- too, so that it reaches its end wherever it was sent. The report's row is locked (`kept`).
CREATE OR REPLACE FUNCTION tc.report_reaches_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO report_recipient (id, report_id, department, received_at)
    SELECT uuidv7(), m.id, 'civil-affairs', now() FROM mandatory_report m
      WHERE m.id = NEW.report_id AND m.status <> 'closed' AND m.archived_at IS NULL
        AND NOT EXISTS (SELECT FROM report_recipient r WHERE r.report_id = m.id AND r.department = 'civil-affairs');
  RETURN NULL;
END $$;

CREATE TRIGGER reaches_owner AFTER UPDATE OF first_action_at, closed_at ON "report_recipient"
  FOR EACH ROW WHEN (NEW.archived_at IS NULL AND (OLD.first_action_at IS NULL AND NEW.first_action_at IS NOT NULL
    OR OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL))
  EXECUTE FUNCTION tc.report_reaches_owner();

CREATE OR REPLACE FUNCTION tc.refresh_report_addressees(report uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Recipients are added in parallel: the report's row is locked before they are looked at.
  PERFORM 1 FROM mandatory_report m WHERE m.id = report FOR NO KEY UPDATE;
  UPDATE mandatory_report m SET to_police = f.police, to_civil_affairs = f.civil_affairs, to_education = f.education
    FROM (SELECT count(*) FILTER (WHERE r.department = 'police') > 0 AS police,
        count(*) FILTER (WHERE r.department = 'civil-affairs') > 0 AS civil_affairs,
        count(*) FILTER (WHERE r.department = 'education') > 0 AS education
      FROM report_recipient r WHERE r.report_id = report AND r.archived_at IS NULL) f
    WHERE m.id = report AND (m.to_police, m.to_civil_affairs, m.to_education) IS DISTINCT FROM (f.police, f.civil_affairs, f.education);
END $$;

-- Rights rest on them: whoever writes them, they are the recipients'.
CREATE OR REPLACE FUNCTION tc.report_addressees_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(bool_or(r.department = 'police'), false), coalesce(bool_or(r.department = 'civil-affairs'), false), coalesce(bool_or(r.department = 'education'), false)
    INTO NEW.to_police, NEW.to_civil_affairs, NEW.to_education FROM report_recipient r WHERE r.report_id = NEW.id AND r.archived_at IS NULL;
  RETURN NEW;
END $$;

CREATE TRIGGER addressees BEFORE UPDATE OF to_police, to_civil_affairs, to_education ON "mandatory_report"
  FOR EACH ROW EXECUTE FUNCTION tc.report_addressees_kept();

CREATE OR REPLACE FUNCTION tc.report_recipients_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM tc.refresh_report_addressees(OLD.report_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM tc.refresh_report_addressees(NEW.report_id); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER addressees AFTER INSERT OR DELETE OR UPDATE OF report_id, department, archived_at ON "report_recipient"
  FOR EACH ROW EXECUTE FUNCTION tc.report_recipients_changed();

-- An intervention and a release are about the report's child; neither comes before what it rests on.
CREATE OR REPLACE FUNCTION tc.report_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE m mandatory_report;
BEGIN
  SELECT * INTO m FROM mandatory_report r WHERE r.id = NEW.report_id FOR SHARE;
  IF m.child_id IS NULL THEN PERFORM tc.refuse('mandatory_report_names_child'); END IF;
  NEW.child_id := m.child_id;
  IF TG_TABLE_NAME = 'guardianship_intervention' THEN
    IF NEW.decided_on < (m.event_at AT TIME ZONE 'Asia/Shanghai')::date THEN
      PERFORM tc.refuse('guardianship_intervention_after_event');
    END IF;
  ELSIF m.status NOT IN ('assessed', 'closed') OR NEW.released_on < (m.reported_at AT TIME ZONE 'Asia/Shanghai')::date THEN
    PERFORM tc.refuse('report_release_of_assessed');
  END IF;
  RETURN NEW;
END $$;

-- What follows a report follows its child and its township; a released report does not change its child, nor reopen.
CREATE OR REPLACE FUNCTION tc.report_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.child_id IS DISTINCT FROM OLD.child_id OR NEW.status NOT IN ('assessed', 'closed'))
    AND EXISTS (SELECT 1 FROM report_release l WHERE l.report_id = NEW.id AND l.archived_at IS NULL) THEN
    PERFORM tc.refuse('mandatory_report_released_stays');
  END IF;
  IF NEW.child_id IS DISTINCT FROM OLD.child_id THEN
    UPDATE guardianship_intervention g SET child_id = NEW.child_id WHERE g.report_id = NEW.id;
  END IF;
  IF NEW.township_id <> OLD.township_id THEN
    UPDATE report_recipient r SET township_id = NEW.township_id WHERE r.report_id = NEW.id;
    UPDATE emergency_response r SET township_id = NEW.township_id WHERE r.report_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER moved AFTER UPDATE OF child_id, township_id, status ON "mandatory_report"
  FOR EACH ROW EXECUTE FUNCTION tc.report_moved();

-- 三(十), 四(三) 强制报告. Nobody receives a report before it is made, and no emergency is answered before it happens. (Before it
-- is known to this reporter, it may be: another one may have called.) Either row is looked at from both sides.
CREATE OR REPLACE FUNCTION tc.recipient_after_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.received_at < (SELECT m.reported_at FROM mandatory_report m WHERE m.id = NEW.report_id) THEN
    PERFORM tc.refuse('report_recipient_after_report');
  END IF;
  RETURN NULL;
END $$;

-- After `kept`, which locks the report's row.
CREATE CONSTRAINT TRIGGER after_report AFTER INSERT OR UPDATE OF report_id, received_at ON "report_recipient"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.recipient_after_report();

CREATE OR REPLACE FUNCTION tc.report_before_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM report_recipient r WHERE r.report_id = NEW.id AND r.archived_at IS NULL AND r.received_at < NEW.reported_at)
    OR EXISTS (SELECT FROM emergency_response r WHERE r.report_id = NEW.id AND r.archived_at IS NULL AND r.responded_at < NEW.event_at) THEN
    PERFORM tc.refuse('mandatory_report_before_answers');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER before_answers AFTER UPDATE OF event_at, reported_at ON "mandatory_report"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.report_before_answers();

-- Assessed or closed is a report only on which a recipient has acted, and which has its assessment; closed, on which all have
-- acted. Deferred: report, recipients and assessment may come in one transaction. Asked of the rows as they are then.
CREATE OR REPLACE FUNCTION tc.assert_report_answered(report uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mandatory_report m WHERE m.id = report AND m.status IN ('assessed', 'closed')
      AND NOT EXISTS (SELECT FROM report_recipient r WHERE r.report_id = m.id AND r.first_action_at IS NOT NULL
        AND r.archived_at IS NULL)) THEN
    PERFORM tc.refuse('mandatory_report_answered');
  END IF;
  IF EXISTS (SELECT FROM mandatory_report m WHERE m.id = report AND m.status IN ('assessed', 'closed')
      AND NOT EXISTS (SELECT FROM report_assessment a WHERE a.report_id = m.id AND a.archived_at IS NULL
        AND a.assessed_on BETWEEN (m.reported_at AT TIME ZONE 'Asia/Shanghai')::date AND coalesce(m.closed_on, tc.today()))) THEN
    PERFORM tc.refuse('mandatory_report_assessed');
  END IF;
  IF EXISTS (SELECT FROM mandatory_report m WHERE m.id = report AND m.status = 'closed'
      AND (m.closed_on > tc.today() OR EXISTS (SELECT FROM report_recipient r WHERE r.report_id = m.id AND r.archived_at IS NULL
        AND (r.first_action_at IS NULL OR (r.first_action_at AT TIME ZONE 'Asia/Shanghai')::date > m.closed_on)))) THEN
    PERFORM tc.refuse('mandatory_report_all_answered');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.report_stepped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_report_answered(NEW.id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER answered AFTER INSERT OR UPDATE OF status, closed_on ON "mandatory_report" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('assessed', 'closed')) EXECUTE FUNCTION tc.report_stepped();

CREATE OR REPLACE FUNCTION tc.first_action_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM mandatory_report m WHERE m.id = OLD.report_id FOR NO KEY UPDATE;
  PERFORM tc.assert_report_answered(OLD.report_id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER answered AFTER UPDATE OF report_id, first_action_at, archived_at ON "report_recipient" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.first_action_at IS DISTINCT FROM NEW.first_action_at OR NEW.report_id <> OLD.report_id
    OR NEW.archived_at IS DISTINCT FROM OLD.archived_at)
  EXECUTE FUNCTION tc.first_action_taken_back();

-- A recipient that is added to a closed report has to act first, or the report to be opened again.
CREATE OR REPLACE FUNCTION tc.recipient_of_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_report_answered(NEW.report_id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_closed AFTER INSERT OR UPDATE OF report_id ON "report_recipient" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION tc.recipient_of_closed();

-- 四(三): what the law wants the police to know at once is addressed to them. The copy on the report follows its recipients,
-- so that a change of theirs is asked, too; the recipients themselves decide. Deferred like the above.
CREATE OR REPLACE FUNCTION tc.report_reaches_police() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM mandatory_report m WHERE m.id = NEW.id AND m.archived_at IS NULL AND m.category IN ('abuse', 'sexual', 'abandonment', 'missing')
      AND NOT EXISTS (SELECT FROM report_recipient r WHERE r.report_id = m.id AND r.department = 'police' AND r.archived_at IS NULL)) THEN
    PERFORM tc.refuse('mandatory_report_reaches_police');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER reaches_police AFTER INSERT OR UPDATE OF category, to_police, archived_at ON "mandatory_report"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.report_reaches_police();

-- Nor does such a report become one of another kind, which they would not have to be told of.
CREATE OR REPLACE FUNCTION tc.report_stays_grave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('mandatory_report_reaches_police');
END $$;

CREATE TRIGGER stays_grave AFTER UPDATE OF category ON "mandatory_report" FOR EACH ROW
  WHEN (OLD.category IN ('abuse', 'sexual', 'abandonment', 'missing') AND NEW.category NOT IN ('abuse', 'sexual', 'abandonment', 'missing'))
  EXECUTE FUNCTION tc.report_stays_grave();

-- 三(十), 四(三): a report goes to somebody who works here; the procuratorate has no desk and is told beside them. Asked from the
-- report, and from whichever recipient leaves it. Deferred like the above.
CREATE OR REPLACE FUNCTION tc.report_has_recipient() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked uuid := CASE WHEN TG_TABLE_NAME = 'report_recipient' THEN (to_jsonb(OLD)->>'report_id')::uuid ELSE NEW.id END;
BEGIN
  IF EXISTS (SELECT FROM mandatory_report m WHERE m.id = asked AND m.archived_at IS NULL
      AND NOT EXISTS (SELECT FROM report_recipient r WHERE r.report_id = m.id AND r.department <> 'procuratorate'
        AND r.archived_at IS NULL)) THEN
    PERFORM tc.refuse('mandatory_report_has_recipient');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER has_recipient AFTER INSERT OR UPDATE OF archived_at ON "mandatory_report"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.report_has_recipient();

CREATE CONSTRAINT TRIGGER has_recipient AFTER DELETE OR UPDATE OF report_id, department, archived_at ON "report_recipient"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.report_has_recipient();

CREATE TRIGGER child_of_contact BEFORE INSERT ON "mandatory_report"
  FOR EACH ROW WHEN (NEW.contact_id IS NOT NULL) EXECUTE FUNCTION tc.copy_child_of_contact();
