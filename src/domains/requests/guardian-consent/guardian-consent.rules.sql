-- PIPL 31: a consent lasts as long as the bond by which it was given, and no longer: a bond that comes back brings none with it.
-- after: children/guardian

-- Of these children's consents those end whose guardian has no active bond today. The child is held: a consent that is given meanwhile
-- waits, and ends as it is given, or the bond's end sees it.
CREATE OR REPLACE FUNCTION tc.end_consents(children uuid[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE ended integer;
BEGIN
  PERFORM FROM child c WHERE c.id = ANY (children) ORDER BY c.id FOR NO KEY UPDATE;
  UPDATE guardian_consent k SET ended_on = tc.today() WHERE k.child_id = ANY (children) AND k.ended_on IS NULL AND k.status = 'given' AND k.archived_at IS NULL
    AND NOT tc.bound_today(k.child_id, k.guardian_id);
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END $$;

CREATE OR REPLACE FUNCTION tc.bound_today(child uuid, guardian uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM guardianship g WHERE g.child_id = child AND g.guardian_id = guardian AND g.status = 'active' AND g.archived_at IS NULL
    AND g.valid_from <= tc.today() AND (g.valid_to IS NULL OR g.valid_to > tc.today()));

CREATE OR REPLACE FUNCTION tc.bond_ends_consents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.end_consents(ARRAY[OLD.child_id]);
  RETURN NULL;
END $$;

CREATE TRIGGER consents AFTER DELETE OR UPDATE OF child_id, guardian_id, status, valid_from, valid_to, archived_at ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.bond_ends_consents();

CREATE OR REPLACE FUNCTION tc.consent_of_bond() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM child c WHERE c.id = NEW.child_id FOR SHARE;
  NEW.ended_on := CASE WHEN NEW.status = 'given' AND NOT tc.bound_today(NEW.child_id, NEW.guardian_id) THEN tc.today() END;
  RETURN NEW;
END $$;

CREATE TRIGGER of_bond BEFORE INSERT ON "guardian_consent" FOR EACH ROW EXECUTE FUNCTION tc.consent_of_bond();
