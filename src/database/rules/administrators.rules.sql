-- Who is one natural person, and the three administrators: three people, each nothing else, and none of the three ever without one
-- (GB/T 22239).
-- after: rules/identity

-- All accounts of the natural person who has this one: of the same code, or assigned to the same teacher's or guardian's record, or
-- to records of one identity number.
CREATE OR REPLACE FUNCTION tc.accounts_of_person(account uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE known uuid[] := ARRAY[account]; more uuid[];
BEGIN
  LOOP
    SELECT array_agg(DISTINCT x.id) INTO more FROM (
      SELECT b.id FROM tc.person a JOIN tc.person b ON b.natural_person_code = a.natural_person_code WHERE a.id = ANY (known)
      UNION ALL SELECT b.person_id FROM tc.assignment a JOIN tc.assignment b ON b.teacher_id = a.teacher_id WHERE a.person_id = ANY (known)
      UNION ALL SELECT b.person_id FROM tc.assignment a JOIN tc.assignment b ON b.guardian_id = a.guardian_id WHERE a.person_id = ANY (known)
      UNION ALL SELECT b.person_id FROM tc.assignment a JOIN public.teacher t ON t.id = a.teacher_id
        JOIN public.guardian g ON g.identity_code = t.identity_code JOIN tc.assignment b ON b.guardian_id = g.id WHERE a.person_id = ANY (known)
      UNION ALL SELECT b.person_id FROM tc.assignment a JOIN public.guardian g ON g.id = a.guardian_id
        JOIN public.teacher t ON t.identity_code = g.identity_code JOIN tc.assignment b ON b.teacher_id = t.id WHERE a.person_id = ANY (known)
    ) x WHERE x.id <> ALL (known);
    EXIT WHEN more IS NULL;
    known := known || more;
  END LOOP;
  RETURN known;
END $$;

-- Whether two accounts are of one natural person, as far as the platform knows; false where one of them is none.
CREATE OR REPLACE FUNCTION tc.same_person(one uuid, other uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN one IS NOT NULL AND other IS NOT NULL AND (one = other OR other = ANY (tc.accounts_of_person(one)));
END $$;

CREATE OR REPLACE FUNCTION tc.administers(role text) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN role IN ('system-administrator', 'data-steward', 'audit-administrator');

-- Whoever changes who has which office: one after the other, so that each sees what the one before has written.
CREATE OR REPLACE FUNCTION tc.offices_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  RETURN NULL;
END $$;

CREATE TRIGGER in_turn BEFORE INSERT OR UPDATE OF person_id, role, valid_from, valid_to, teacher_id, guardian_id OR DELETE ON tc.assignment
  FOR EACH STATEMENT EXECUTE FUNCTION tc.offices_in_turn();
CREATE TRIGGER in_turn BEFORE UPDATE OF natural_person_code, disabled_at ON tc.person
  FOR EACH STATEMENT EXECUTE FUNCTION tc.offices_in_turn();

-- Of one natural person, whichever accounts: who administers has no other office at the same time, nor the same one twice.
CREATE OR REPLACE FUNCTION tc.assert_administrators_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT x.person_id, tc.accounts_of_person(x.person_id) AS accounts
        FROM (SELECT DISTINCT y.person_id FROM tc.assignment y WHERE tc.administers(y.role) AND (y.valid_to IS NULL OR y.valid_to > tc.today())) x) who
      JOIN tc.assignment a ON a.person_id = who.person_id AND tc.administers(a.role) AND a.valid_from < coalesce(a.valid_to, 'infinity')
        AND (a.valid_to IS NULL OR a.valid_to > tc.today())
      JOIN tc.assignment b ON b.person_id = ANY (who.accounts) AND b.role NOT IN ('guardian', 'teacher')
        AND (b.role <> a.role OR b.person_id <> a.person_id) AND b.valid_from < coalesce(b.valid_to, 'infinity')
        AND daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to) AND (b.valid_to IS NULL OR b.valid_to > tc.today())) THEN
    PERFORM tc.refuse('assignment_administrators_apart');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER administrators_apart AFTER INSERT OR UPDATE OF person_id, role, valid_from, valid_to, teacher_id, guardian_id ON tc.assignment
  FOR EACH STATEMENT EXECUTE FUNCTION tc.assert_administrators_apart();
CREATE TRIGGER administrators_apart AFTER UPDATE OF natural_person_code ON tc.person
  FOR EACH STATEMENT EXECUTE FUNCTION tc.assert_administrators_apart();

CREATE OR REPLACE FUNCTION tc.assert_administrator_known() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'assignment' THEN
    IF EXISTS (SELECT FROM tc.person p WHERE p.id = NEW.person_id AND p.natural_person_code IS NULL) THEN
      PERFORM tc.refuse('assignment_administrator_known');
    END IF;
  ELSIF EXISTS (SELECT FROM tc.assignment a WHERE a.person_id = NEW.id AND tc.administers(a.role)
      AND (a.valid_to IS NULL OR a.valid_to > tc.today())) THEN
    PERFORM tc.refuse('assignment_administrator_known');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER administrator_known AFTER INSERT OR UPDATE OF person_id, role ON tc.assignment
  FOR EACH ROW WHEN (tc.administers(NEW.role)) EXECUTE FUNCTION tc.assert_administrator_known();
CREATE TRIGGER administrator_known AFTER UPDATE OF natural_person_code ON tc.person
  FOR EACH ROW WHEN (NEW.natural_person_code IS NULL) EXECUTE FUNCTION tc.assert_administrator_known();

-- Every day from today on has somebody in each of the three, unless it never had anybody: whatever ends, moves, expires or disables one
-- comes with a successor in the same transaction, or after.
CREATE OR REPLACE FUNCTION tc.administrators_stay() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE today date := tc.today(); of_role text; roles text[];
BEGIN
  IF TG_TABLE_NAME = 'person' THEN
    SELECT array_agg(DISTINCT a.role) INTO roles FROM tc.assignment a WHERE a.person_id = OLD.id AND (a.valid_to IS NULL OR a.valid_to > today);
  ELSE
    roles := ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.role END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.role END];
  END IF;
  FOR of_role IN SELECT DISTINCT r FROM unnest(roles) r WHERE tc.administers(r) ORDER BY 1 LOOP
    IF NOT (SELECT coalesce(range_agg(daterange(greatest(a.valid_from, today), a.valid_to)), '{}') @> daterange(today, NULL)
        FROM tc.assignment a JOIN tc.person p ON p.id = a.person_id AND p.disabled_at IS NULL
        WHERE a.role = of_role AND (a.valid_to IS NULL OR a.valid_to > greatest(a.valid_from, today))) THEN
      PERFORM tc.refuse('assignment_administrators_stay');
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER administrators_stay AFTER INSERT OR UPDATE OF person_id, role, valid_from, valid_to OR DELETE ON tc.assignment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.administrators_stay();

CREATE CONSTRAINT TRIGGER administrators_stay AFTER UPDATE OF disabled_at ON tc.person
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.administrators_stay();

-- What a token names is one account for ever: whoever could move a name could act as another.
CREATE OR REPLACE FUNCTION tc.person_linked_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.subject IS NOT NULL AND (OLD.issuer, OLD.subject) IS DISTINCT FROM (NEW.issuer, NEW.subject) THEN
    PERFORM tc.refuse('person_linked_once');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER linked_once BEFORE UPDATE OF issuer, subject ON tc.person
  FOR EACH ROW EXECUTE FUNCTION tc.person_linked_once();
