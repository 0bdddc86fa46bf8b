-- What villages and mass organisations may know of a child in care: one row while a record or an entrusted care lasts.

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "care_contact"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER child_village BEFORE INSERT OR UPDATE OF child_id, village_id ON "care_contact"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_village();

CREATE OR REPLACE FUNCTION tc.age_band(born date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN y < 6 THEN 'under-6' WHEN y < 14 THEN '6-13' WHEN y < 16 THEN '14-15' ELSE '16+' END
    FROM (SELECT extract(year FROM age(tc.today(), born)) AS y) a
$$;

-- 复姓: the family names of two characters; of all others the first character is the family name.
CREATE OR REPLACE FUNCTION tc.given_name(full_name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN char_length(full_name) > 2 AND left(full_name, 2) IN ('欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '宇文', '长孙', '司徒', '夏侯', '轩辕', '端木')
    THEN substr(full_name, 3) WHEN char_length(full_name) > 1 THEN substr(full_name, 2) ELSE full_name END
$$;

-- A contact comes and goes with what it stands on: who archives a record ends it, who archives a contact changes nothing
-- for the next change. What villages and mass organisations read: one row while a left-behind record or an entrusted care lasts. Called by
-- triggers, and once a day: ages, ends and moves come by date alone.
CREATE OR REPLACE FUNCTION tc.refresh_care_contacts(children uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two writers of one child: the second waits and then sees what the first wrote.
  PERFORM 1 FROM child c WHERE c.id = ANY (children) ORDER BY c.id FOR NO KEY UPDATE;
  DELETE FROM care_contact k WHERE k.child_id = ANY (children)
    AND NOT EXISTS (SELECT 1 FROM left_behind_record r WHERE r.child_id = k.child_id AND r.archived_at IS NULL AND r.valid_from <= tc.today() AND r.valid_to > tc.today())
    AND NOT EXISTS (SELECT 1 FROM entrusted_care e WHERE e.child_id = k.child_id AND e.archived_at IS NULL AND e.valid_from <= tc.today() AND (e.valid_to IS NULL OR e.valid_to > tc.today()));
  INSERT INTO care_contact AS k (id, child_id, village_id, carer_id, name, given_name, age_band, due_on, valid_from, valid_to)
    SELECT uuidv7(), c.id, tc.residence_village(c.id), coalesce(r.carer_id, e.carer_id), c.name, tc.given_name(c.name), tc.age_band(c.birth_date),
        r.due_on, least(r.valid_from, e.valid_from), CASE WHEN e.id IS NULL THEN r.valid_to WHEN r.id IS NULL OR e.valid_to IS NULL THEN e.valid_to ELSE greatest(r.valid_to, e.valid_to) END
      FROM child c
      LEFT JOIN left_behind_record r ON r.child_id = c.id AND r.archived_at IS NULL AND r.valid_from <= tc.today() AND r.valid_to > tc.today()
      LEFT JOIN LATERAL (SELECT x.* FROM entrusted_care x WHERE x.child_id = c.id AND x.archived_at IS NULL AND x.valid_from <= tc.today() AND (x.valid_to IS NULL OR x.valid_to > tc.today())
        ORDER BY x.valid_from DESC, x.id LIMIT 1) e ON true
      WHERE c.id = ANY (children) AND (r.id IS NOT NULL OR e.id IS NOT NULL)
    ON CONFLICT (child_id) DO UPDATE SET village_id = excluded.village_id, carer_id = excluded.carer_id, name = excluded.name,
      given_name = excluded.given_name, age_band = excluded.age_band, due_on = excluded.due_on,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to
    WHERE (k.village_id, k.carer_id, k.name, k.age_band, k.due_on, k.valid_from, k.valid_to)
      IS DISTINCT FROM (excluded.village_id, excluded.carer_id, excluded.name, excluded.age_band, excluded.due_on, excluded.valid_from, excluded.valid_to);
END $$;

-- Each day: what children are in care for begins or ends, who moves, and who has a birthday of an age band.
CREATE OR REPLACE FUNCTION tc.job_care_contacts(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE children uuid[];
BEGIN
  children := ARRAY(SELECT r.child_id FROM left_behind_record r WHERE r.valid_from BETWEEN since AND day OR r.valid_to BETWEEN since AND day
    UNION SELECT e.child_id FROM entrusted_care e WHERE e.valid_from BETWEEN since AND day OR e.valid_to BETWEEN since AND day
    UNION SELECT l.child_id FROM child_location l WHERE l.valid_from BETWEEN since AND day OR l.valid_to BETWEEN since AND day
    -- Whoever was born on 29 February is a year older on the day after the 28th.
    UNION SELECT k.child_id FROM care_contact k JOIN child c ON c.id = k.child_id CROSS JOIN (VALUES (6), (14), (16)) a(age)
      WHERE (c.birth_date + make_interval(years => a.age))::date BETWEEN since - 1 AND day);
  UPDATE entrusted_care e SET village_id = tc.residence_village(e.child_id)
    WHERE e.child_id = ANY (children) AND e.village_id IS DISTINCT FROM tc.residence_village(e.child_id);
  PERFORM tc.refresh_care_contacts(children);
  RETURN cardinality(children);
END $$;

CREATE OR REPLACE FUNCTION tc.care_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM tc.refresh_care_contacts(ARRAY[OLD.child_id]); END IF;
  IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR NEW.child_id <> OLD.child_id) THEN PERFORM tc.refresh_care_contacts(ARRAY[NEW.child_id]); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tc.cared_child_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM care_contact k WHERE k.child_id = NEW.id) THEN PERFORM tc.refresh_care_contacts(ARRAY[NEW.id]); END IF;
  RETURN NULL;
END $$;

-- After `left_behind_ends`, by name: the record's own end comes first.
CREATE TRIGGER zz_contact AFTER UPDATE OF name, birth_date ON "child"
  FOR EACH ROW WHEN ((OLD.name, OLD.birth_date) IS DISTINCT FROM (NEW.name, NEW.birth_date)) EXECUTE FUNCTION tc.cared_child_changed();

CREATE OR REPLACE FUNCTION tc.cared_child_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.child_id ELSE NEW.child_id END;
BEGIN
  UPDATE entrusted_care e SET village_id = tc.residence_village(moved)
    WHERE e.child_id = moved AND e.village_id IS DISTINCT FROM tc.residence_village(moved);
  IF EXISTS (SELECT 1 FROM care_contact k WHERE k.child_id = moved) THEN PERFORM tc.refresh_care_contacts(ARRAY[moved]); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER villages AFTER INSERT OR UPDATE OR DELETE ON "child_location" FOR EACH ROW EXECUTE FUNCTION tc.cared_child_moved();

CREATE TRIGGER zz_derived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "care_contact"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.only_derived('refresh_care_contacts', 'care_scopes_changed');

-- Who may not know a child's id names the child by its contact: the database knows whose it is. The child first, as whoever
-- refreshes contacts does.
CREATE OR REPLACE FUNCTION tc.copy_child_of_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM child c WHERE c.id = (SELECT k.child_id FROM care_contact k WHERE k.id = NEW.contact_id) FOR NO KEY UPDATE;
  SELECT k.child_id INTO NEW.child_id FROM care_contact k WHERE k.id = NEW.contact_id FOR KEY SHARE;
  RETURN NEW;
END $$;
