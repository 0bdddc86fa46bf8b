-- What follows a report: responses and interventions are about the report's child and township, and come after the event.
-- after: welfare/mandatory-report

CREATE OR REPLACE FUNCTION tc.emergency_response_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m.township_id INTO NEW.township_id FROM mandatory_report m WHERE m.id = NEW.report_id FOR SHARE;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF report_id, township_id ON "emergency_response"
  FOR EACH ROW EXECUTE FUNCTION tc.emergency_response_kept();

CREATE TRIGGER report_child BEFORE INSERT OR UPDATE OF report_id, child_id, decided_on ON "guardianship_intervention"
  FOR EACH ROW EXECUTE FUNCTION tc.report_child();

CREATE OR REPLACE FUNCTION tc.response_after_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE happened timestamptz;
BEGIN
  SELECT m.event_at INTO happened FROM mandatory_report m WHERE m.id = NEW.report_id FOR SHARE;
  IF NEW.responded_at < happened THEN
    PERFORM tc.refuse('emergency_response_after_event');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER after_event AFTER INSERT OR UPDATE OF report_id, responded_at ON "emergency_response"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.response_after_event();

-- 三(十) 监护干预: a decision takes effect on the bond of the guardian it names, from its day on: what lasted goes on under the
-- new state, and under the old one again where a suspension ends. So access ends by date, and nobody has to remember it. An
-- order of protection in force flags the bond. The child is locked: see `bond_of_decision`.
CREATE OR REPLACE FUNCTION tc.intervention_takes_effect() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bond guardianship;
  becomes text := CASE NEW.decision WHEN 'suspend' THEN 'suspended' WHEN 'revoke' THEN 'revoked' ELSE 'active' END;
  until date := CASE WHEN NEW.decision = 'suspend' THEN NEW.valid_to END;
BEGIN
  PERFORM FROM child c WHERE c.id = NEW.child_id FOR NO KEY UPDATE;
  -- A decision that was taken later and restores the bond goes on doing so (see `bond_barred`).
  IF NEW.decision <> 'restore' THEN
    until := least(until, (SELECT min(r.valid_from) FROM guardianship_intervention r WHERE r.child_id = NEW.child_id
      AND r.guardian_id = NEW.guardian_id AND r.decision = 'restore' AND r.archived_at IS NULL AND r.valid_from > NEW.valid_from));
  END IF;
  IF NEW.decision = 'order' THEN
    UPDATE guardianship g SET protective_flag = true WHERE g.child_id = NEW.child_id AND g.guardian_id = NEW.guardian_id
      AND g.archived_at IS NULL AND NOT g.protective_flag AND (NEW.valid_to IS NULL OR NEW.valid_to > tc.today())
      AND daterange(g.valid_from, g.valid_to) && daterange(NEW.valid_from, NEW.valid_to);
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM guardianship g WHERE g.child_id = NEW.child_id AND g.guardian_id = NEW.guardian_id
      AND g.archived_at IS NULL AND daterange(g.valid_from, g.valid_to) @> NEW.valid_from) THEN
    PERFORM tc.refuse('guardianship_intervention_of_guardian');
  END IF;
  FOR bond IN SELECT * FROM guardianship g WHERE g.child_id = NEW.child_id AND g.guardian_id = NEW.guardian_id AND g.archived_at IS NULL
      AND g.status <> becomes AND (becomes, g.status) <> ('suspended', 'revoked') AND daterange(g.valid_from, g.valid_to) && daterange(NEW.valid_from, until) ORDER BY g.valid_from LOOP
    UPDATE guardianship g SET status = CASE WHEN bond.valid_from >= NEW.valid_from THEN becomes ELSE g.status END,
        valid_to = CASE WHEN bond.valid_from < NEW.valid_from THEN NEW.valid_from ELSE least(bond.valid_to, until) END
      WHERE g.id = bond.id;
    INSERT INTO guardianship (id, child_id, guardian_id, kind, status, protective_flag, valid_from, valid_to)
      SELECT uuidv7(), NEW.child_id, NEW.guardian_id, bond.kind, n.status, bond.protective_flag, n.valid_from, n.valid_to
        FROM (VALUES (becomes, NEW.valid_from, least(bond.valid_to, until), bond.valid_from < NEW.valid_from),
          (bond.status, until, bond.valid_to, until < coalesce(bond.valid_to, 'infinity'))) n(status, valid_from, valid_to, follows)
        WHERE n.follows ORDER BY n.valid_from;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER takes_effect AFTER INSERT ON "guardianship_intervention"
  FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.intervention_takes_effect();

-- Entered by mistake and archived, it has no effect: the bond is again what other decisions make of it.
CREATE OR REPLACE FUNCTION tc.intervention_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM child c WHERE c.id = NEW.child_id FOR NO KEY UPDATE;
  UPDATE guardianship g SET status = b.becomes FROM (SELECT o.id, CASE WHEN NOT d.days && tc.bond_barred(o.child_id, o.guardian_id) THEN 'active'
        WHEN EXISTS (SELECT FROM guardianship_intervention i WHERE i.child_id = o.child_id AND i.guardian_id = o.guardian_id AND i.decision = 'revoke'
          AND i.archived_at IS NULL AND d.days && daterange(i.valid_from, i.valid_to)) THEN o.status ELSE 'suspended' END AS becomes
      FROM guardianship o CROSS JOIN LATERAL (SELECT daterange(o.valid_from, o.valid_to) AS days) d
      WHERE o.child_id = NEW.child_id AND o.guardian_id = NEW.guardian_id AND o.archived_at IS NULL AND o.status <> 'active'
        AND d.days && daterange(NEW.valid_from, NEW.valid_to)) b
    WHERE g.id = b.id AND g.status <> b.becomes;
  RETURN NULL;
END $$;

CREATE TRIGGER taken_back AFTER UPDATE OF archived_at ON "guardianship_intervention" FOR EACH ROW
  WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL AND NEW.decision IN ('suspend', 'revoke')) EXECUTE FUNCTION tc.intervention_taken_back();

-- Archived by mistake and brought back, it takes effect again.
CREATE TRIGGER takes_effect_again AFTER UPDATE OF archived_at ON "guardianship_intervention"
  FOR EACH ROW WHEN (OLD.archived_at IS NOT NULL AND NEW.archived_at IS NULL) EXECUTE FUNCTION tc.intervention_takes_effect();

-- What took effect stays as it was decided: another decision changes it; entered by mistake, it is archived.
CREATE OR REPLACE FUNCTION tc.intervention_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('guardianship_intervention_stays');
END $$;

CREATE TRIGGER stays BEFORE UPDATE OF child_id, guardian_id, decision, valid_from, valid_to ON "guardianship_intervention"
  FOR EACH ROW WHEN ((OLD.child_id, OLD.guardian_id, OLD.decision, OLD.valid_from, OLD.valid_to)
    IS DISTINCT FROM (NEW.child_id, NEW.guardian_id, NEW.decision, NEW.valid_from, NEW.valid_to))
  EXECUTE FUNCTION tc.intervention_stays();

CREATE TRIGGER stays_there BEFORE DELETE ON "guardianship_intervention"
  FOR EACH ROW EXECUTE FUNCTION tc.intervention_stays();

-- What decisions say of a bond: from the day of a suspension or revocation until it ends or another decision
-- restores the bond, the guardian is none.
CREATE OR REPLACE FUNCTION tc.bond_barred(of_child uuid, of_guardian uuid) RETURNS datemultirange LANGUAGE sql STABLE
  RETURN (SELECT coalesce(range_agg(daterange(i.valid_from, least(i.valid_to, (SELECT min(r.valid_from) FROM guardianship_intervention r
      WHERE r.child_id = i.child_id AND r.guardian_id = i.guardian_id AND r.decision = 'restore' AND r.archived_at IS NULL AND r.valid_from > i.valid_from)))), '{}')
    FROM guardianship_intervention i WHERE i.child_id = of_child AND i.guardian_id = of_guardian AND i.decision IN ('suspend', 'revoke')
      AND i.archived_at IS NULL);

-- No bond is active on such a day, whoever writes it, and the flag of a child under an order in force stays. The child is
-- locked: a decision taken at the same time sees the bond, or the bond sees the decision.
CREATE OR REPLACE FUNCTION tc.bond_of_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM child c WHERE c.id = NEW.child_id FOR NO KEY UPDATE;
  IF NEW.status = 'active' AND daterange(NEW.valid_from, NEW.valid_to) && tc.bond_barred(NEW.child_id, NEW.guardian_id) THEN
    PERFORM tc.refuse('guardianship_of_decision');
  END IF;
  IF NOT NEW.protective_flag AND EXISTS (SELECT FROM guardianship_intervention i WHERE i.child_id = NEW.child_id
      AND i.guardian_id = NEW.guardian_id AND i.decision = 'order' AND i.archived_at IS NULL
      AND (i.valid_to IS NULL OR i.valid_to > tc.today()) AND daterange(NEW.valid_from, NEW.valid_to) && daterange(i.valid_from, i.valid_to)) THEN
    PERFORM tc.refuse('guardianship_keeps_order');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_decision AFTER INSERT OR UPDATE OF child_id, guardian_id, status, protective_flag, valid_from, valid_to, archived_at
  ON "guardianship" DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.bond_of_decision();

-- 三(十): an assessment that its report rests on is neither taken away nor moved from its time. The report is locked.
CREATE OR REPLACE FUNCTION tc.assessment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM mandatory_report m WHERE m.id = OLD.report_id FOR NO KEY UPDATE;
  PERFORM tc.assert_report_answered(OLD.report_id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER stays AFTER DELETE OR UPDATE OF report_id, assessed_on, archived_at ON "report_assessment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.assessment_stays();
