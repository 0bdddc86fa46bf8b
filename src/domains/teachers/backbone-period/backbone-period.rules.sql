-- 四(四): the level that a teacher was of stays, and rotation counts that of its day. Whoever changes the teacher's row dates the
-- change by it; days of closed years are corrected as what a school was on them is.
-- after: teachers/rotation

-- Keys are hashed (see child_location_no_overlap).
ALTER TABLE "backbone_period" ADD CONSTRAINT "backbone_period_no_overlap"
  EXCLUDE USING gist (hashtextextended("teacher_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "backbone_period" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();

-- Within one day the last word counts. The ids follow from teacher and day, so that a district made anew is the same.
CREATE OR REPLACE FUNCTION tc.keep_backbone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE since date := CASE TG_OP WHEN 'UPDATE' THEN tc.today() END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM backbone_period WHERE teacher_id = NEW.id AND valid_from = since AND valid_to IS NULL;
    UPDATE backbone_period SET valid_to = since WHERE teacher_id = NEW.id AND valid_to IS NULL AND archived_at IS NULL;
  END IF;
  IF NEW.backbone <> 'none' THEN
    INSERT INTO backbone_period (id, created_at, teacher_id, level, valid_from)
      VALUES (md5(concat_ws('/', 'backbone', NEW.id, since))::uuid, CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE now() END, NEW.id, NEW.backbone, since);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER backbone AFTER INSERT ON "teacher" FOR EACH ROW WHEN (NEW.backbone <> 'none') EXECUTE FUNCTION tc.keep_backbone();

CREATE TRIGGER backbone_then AFTER UPDATE OF backbone ON "teacher" FOR EACH ROW WHEN (NEW.backbone <> OLD.backbone) EXECUTE FUNCTION tc.keep_backbone();

-- The teacher is held, so that a change of the row is seen.
CREATE OR REPLACE FUNCTION tc.assert_backbone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE person uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.teacher_id ELSE NEW.teacher_id END;
BEGIN
  PERFORM FROM teacher t WHERE t.id = person FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM teacher t LEFT JOIN backbone_period b ON b.teacher_id = t.id AND b.valid_to IS NULL AND b.archived_at IS NULL
      WHERE t.id = person AND coalesce(b.level, 'none') <> t.backbone)
    OR EXISTS (SELECT FROM backbone_period b WHERE b.teacher_id = person AND b.archived_at IS NULL AND (b.valid_from > tc.today() OR b.valid_to > tc.today())) THEN
    PERFORM tc.refuse('backbone_period_today');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER is_the_teachers AFTER INSERT OR UPDATE OR DELETE ON "backbone_period" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION tc.assert_backbone();

CREATE TRIGGER corrected AFTER INSERT OR UPDATE OR DELETE ON "backbone_period" FOR EACH ROW EXECUTE FUNCTION tc.rotation_corrected();

CREATE TRIGGER zz_closed_period BEFORE INSERT OR UPDATE OR DELETE ON "backbone_period"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_days('teacher_id', '{school_id}');
