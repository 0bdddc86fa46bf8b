-- The school of a person's rows is that of the relation in force; staff go with a school that moves.

CREATE OR REPLACE FUNCTION tc.staffed_school_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE personnel_relation SET school_id = school_id WHERE school_id = NEW.id;
  UPDATE teaching_placement SET school_id = school_id WHERE school_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER staff_scopes AFTER UPDATE OF township_id ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.staffed_school_moved();

CREATE OR REPLACE FUNCTION tc.copy_teacher_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- As strongly as whatever comes later in the same statement: two of one teacher queue.
  SELECT t.school_id INTO NEW.school_id FROM teacher t WHERE t.id = NEW.teacher_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;

-- 四(四): whom a closed figure tells of is there for it: who goes ends on a day, and is archived, as nobody who ever was, within the
-- corrections of all the periods that tell of it. Of a teacher those of the relations tell.
CREATE OR REPLACE FUNCTION tc.keep_told_of() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE told daterange[];
BEGIN
  PERFORM pg_advisory_xact_lock_shared(tc.closing_key());
  told := CASE TG_TABLE_NAME
    WHEN 'teacher' THEN ARRAY(SELECT DISTINCT daterange(f.period_from, f.period_to) FROM closed_figure f JOIN personnel_relation r ON r.teacher_id = OLD.id
      AND r.archived_at IS NULL AND daterange(r.valid_from, r.valid_to) && daterange(f.period_from, f.period_to)
      WHERE f.measure = 'closing' AND f.archived_at IS NULL AND tc.period_kind(daterange(f.period_from, f.period_to)) IN ('school-year', 'term'))
    ELSE ARRAY(SELECT DISTINCT daterange(f.period_from, f.period_to) FROM closed_figure f
      WHERE CASE TG_TABLE_NAME WHEN 'school' THEN f.school_id ELSE f.township_id END = OLD.id AND f.measure <> 'closing' AND f.archived_at IS NULL) END;
  IF EXISTS (SELECT FROM unnest(told) p WHERE NOT tc.period_revised(p)) THEN
    PERFORM tc.refuse('closed_figure_rests');
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER zzz_told_of AFTER UPDATE OF archived_at ON "school" FOR EACH ROW WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL) EXECUTE FUNCTION tc.keep_told_of();
CREATE TRIGGER zzz_told_of AFTER UPDATE OF archived_at ON "township" FOR EACH ROW WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL) EXECUTE FUNCTION tc.keep_told_of();
CREATE TRIGGER zzz_told_of AFTER UPDATE OF archived_at ON "teacher" FOR EACH ROW WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL) EXECUTE FUNCTION tc.keep_told_of();
