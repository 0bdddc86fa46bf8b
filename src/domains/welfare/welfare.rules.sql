-- Copies of a child's scopes and village on its rows of care, so that a row rule is a plain condition.
-- after: children

CREATE OR REPLACE FUNCTION tc.residence_village(of_child uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT l.village_id FROM child_location l WHERE l.child_id = of_child AND l.kind = 'residence' AND l.archived_at IS NULL
    AND l.valid_from <= tc.today() AND (l.valid_to IS NULL OR l.valid_to > tc.today())
$$;

CREATE OR REPLACE FUNCTION tc.copy_child_village() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.village_id := tc.residence_village(NEW.child_id);
  RETURN NEW;
END $$;

-- The child's scopes on all its rows of care.
CREATE OR REPLACE FUNCTION tc.care_scopes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE left_behind_record r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE left_behind_check r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE entrusted_care r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE parent_urging r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE difficulty_record r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE assistance r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE civil_affairs_candidate r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE care_contact r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE care_visit r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE care_activity r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE individual_plan r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER care_scopes AFTER UPDATE OF hukou_township_id, residence_township_id, school_id ON "child" FOR EACH ROW
  WHEN ((OLD.hukou_township_id, OLD.residence_township_id, OLD.school_id) IS DISTINCT FROM (NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id))
  EXECUTE FUNCTION tc.care_scopes_changed();
