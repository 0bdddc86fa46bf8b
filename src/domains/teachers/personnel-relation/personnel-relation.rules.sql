-- 三(三)(五): exactly one personnel relation at a time, never none in service, and it fits the employment.

-- Exactly one relation at a time. Keys are hashed (see child_location_no_overlap).
ALTER TABLE "personnel_relation" ADD CONSTRAINT "personnel_relation_no_overlap"
  EXCLUDE USING gist (hashtextextended("teacher_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE OR REPLACE FUNCTION tc.personnel_relation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_teacher_scopes(array_remove(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.teacher_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.teacher_id END], NULL));
  RETURN NULL;
END $$;

CREATE TRIGGER teacher_scopes AFTER INSERT OR UPDATE OR DELETE ON "personnel_relation"
  FOR EACH ROW EXECUTE FUNCTION tc.personnel_relation_changed();

-- The rows' copies at write. A relation to a school lies in the school's township; a pool's row names its own.
CREATE OR REPLACE FUNCTION tc.personnel_relation_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.school_id IS NOT NULL THEN
    SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id FOR KEY SHARE;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "personnel_relation"
  FOR EACH ROW EXECUTE FUNCTION tc.personnel_relation_scopes();

-- Who is employed in the quota occupies one place of it; who is on contract or a substitute occupies none.
CREATE OR REPLACE FUNCTION tc.relation_fits_employment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE person uuid;
BEGIN
  IF TG_TABLE_NAME = 'teacher' THEN person := NEW.id; ELSE person := NEW.teacher_id; END IF;
  PERFORM 1 FROM teacher t WHERE t.id = person FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM teacher t JOIN personnel_relation r ON r.teacher_id = t.id AND r.archived_at IS NULL
      WHERE t.id = person AND (r.valid_to IS NULL OR r.valid_to > tc.today())
        AND ((t.staff_kind = 'quota' AND r.quota_category IS NULL)
          OR (t.staff_kind IN ('contract', 'substitute') AND r.quota_category IS NOT NULL))) THEN
    PERFORM tc.refuse('personnel_relation_fits_employment');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER relation_fits_employment AFTER INSERT OR UPDATE ON "personnel_relation"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.relation_fits_employment();

-- 三(三)(五) 人事关系: one relation at a time, and never none. No column says that a person has left: a person leaves by the
-- end of the relation. In service is who still teaches or holds a post: from today on, every day of a placement or an
-- appointment of a person of the quota has a relation; and a relation in force ends on a day, it is not deleted.
-- Deferred: a move closes one relation and opens the next, in either order.
CREATE OR REPLACE FUNCTION tc.relation_of_service() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entered boolean := TG_TABLE_NAME <> 'personnel_relation';
  person uuid;
  covered datemultirange;
BEGIN
  IF entered THEN person := NEW.teacher_id; ELSE person := OLD.teacher_id; END IF;
  PERFORM FROM teacher t WHERE t.id = person AND t.staff_kind = 'quota' FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT coalesce(range_agg(daterange(r.valid_from, r.valid_to)), '{}') INTO covered
    FROM personnel_relation r WHERE r.teacher_id = person AND r.archived_at IS NULL;
  IF (NOT entered AND (TG_OP = 'DELETE' OR NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL) AND daterange(OLD.valid_from, OLD.valid_to) @> tc.today() AND NOT covered @> tc.today())
    OR EXISTS (SELECT FROM (
        SELECT p.valid_from, p.valid_to FROM teaching_placement p WHERE p.teacher_id = person AND p.archived_at IS NULL
        UNION ALL SELECT a.valid_from, a.valid_to FROM appointment a WHERE a.teacher_id = person AND a.archived_at IS NULL) s
      WHERE (s.valid_to IS NULL OR s.valid_to > tc.today())
        AND NOT daterange(greatest(s.valid_from, tc.today()), s.valid_to) <@ covered) THEN
    PERFORM tc.refuse('personnel_relation_of_service');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_service AFTER DELETE OR UPDATE OF teacher_id, valid_from, valid_to, archived_at ON "personnel_relation"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.relation_of_service();

-- Nor is somebody placed or appointed for a day without one. The teacher is locked: whoever ends a relation meanwhile waits.
CREATE CONSTRAINT TRIGGER of_service AFTER INSERT OR UPDATE OF teacher_id, valid_from, valid_to, archived_at ON "teaching_placement"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.relation_of_service();

CREATE CONSTRAINT TRIGGER of_service AFTER INSERT OR UPDATE OF teacher_id, valid_from, valid_to, archived_at ON "appointment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.archived_at IS NULL) EXECUTE FUNCTION tc.relation_of_service();

-- 四(四): a relation that changes from a day on is another one beside what it was: see tc.keep_past_days.
CREATE TRIGGER b_past BEFORE UPDATE OF teacher_id, unit, school_id, township_id, quota_category, valid_from, valid_to ON "personnel_relation"
  FOR EACH ROW WHEN (NOT tc.in_command() AND NOT tc.within_rules()) EXECUTE FUNCTION tc.keep_past_days('{teacher_id,unit,school_id,township_id,quota_category}', 'late');
CREATE TRIGGER b_past_days AFTER UPDATE ON "personnel_relation" FOR EACH ROW
  WHEN (NEW.valid_from > OLD.valid_from AND OLD.valid_from < tc.today() AND NEW.valid_from = tc.today()) EXECUTE FUNCTION tc.put_past_days();
