-- What drizzle's table language cannot say: collation, periods that may not overlap, frozen facts, and the copies of
-- a child's scopes on its rows. Chinese names sort by pinyin (ICU).
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "child" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
--> statement-breakpoint
ALTER TABLE "guardian" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
--> statement-breakpoint
ALTER TABLE "school" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
--> statement-breakpoint
ALTER TABLE "township" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
--> statement-breakpoint
ALTER TABLE "village" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
--> statement-breakpoint
-- The keys are hashed into one: a GiST index over the bare ids would be chosen for look-ups by one of them, and read
-- whole; over their text it takes twice as long to load. Two keys of one hash (2^-64) would at worst be refused.
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "guardian_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "township_name" ADD CONSTRAINT "township_name_no_overlap"
  EXCLUDE USING gist ("township_id" WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- The civil date of the district.
CREATE FUNCTION tc.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (now() AT TIME ZONE 'Asia/Shanghai')::date;
--> statement-breakpoint
-- A certified headcount is a fact that money was paid on: a correction is a new row.
CREATE FUNCTION tc.freeze_certified_headcount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.certified_on IS NOT NULL THEN
    RAISE EXCEPTION 'a certified headcount is frozen' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER freeze_certified BEFORE UPDATE OR DELETE ON "school_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_certified_headcount();
--> statement-breakpoint
-- The child's scopes: the townships of today's locations and the school of the open enrolment.
-- Called by the triggers below, and once a day for locations that begin or end by date alone.
CREATE FUNCTION tc.refresh_child_scopes(children uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH now_at AS (
    SELECT c.id,
      (SELECT l.township_id FROM child_location l WHERE l.child_id = c.id AND l.kind = 'hukou'
        AND l.valid_from <= tc.today() AND (l.valid_to IS NULL OR l.valid_to > tc.today())) AS hukou,
      (SELECT l.township_id FROM child_location l WHERE l.child_id = c.id AND l.kind = 'residence'
        AND l.valid_from <= tc.today() AND (l.valid_to IS NULL OR l.valid_to > tc.today())) AS residence,
      (SELECT e.school_id FROM student s JOIN enrolment e ON e.student_id = s.id
        WHERE s.child_id = c.id AND e.valid_to IS NULL) AS school
    FROM child c WHERE c.id = ANY (children))
  UPDATE child c SET hukou_township_id = n.hukou, residence_township_id = n.residence, school_id = n.school
    FROM now_at n WHERE c.id = n.id
      AND (c.hukou_township_id, c.residence_township_id, c.school_id) IS DISTINCT FROM (n.hukou, n.residence, n.school);
  UPDATE student s SET hukou_township_id = c.hukou_township_id, residence_township_id = c.residence_township_id, school_id = c.school_id
    FROM child c WHERE c.id = ANY (children) AND s.child_id = c.id
      AND (s.hukou_township_id, s.residence_township_id, s.school_id) IS DISTINCT FROM (c.hukou_township_id, c.residence_township_id, c.school_id);
  UPDATE guardianship g SET hukou_township_id = c.hukou_township_id, residence_township_id = c.residence_township_id, school_id = c.school_id
    FROM child c WHERE c.id = ANY (children) AND g.child_id = c.id
      AND (g.hukou_township_id, g.residence_township_id, g.school_id) IS DISTINCT FROM (c.hukou_township_id, c.residence_township_id, c.school_id);
  UPDATE enrolment e SET hukou_township_id = c.hukou_township_id, residence_township_id = c.residence_township_id
    FROM child c JOIN student s ON s.child_id = c.id WHERE c.id = ANY (children) AND e.student_id = s.id
      AND (e.hukou_township_id, e.residence_township_id) IS DISTINCT FROM (c.hukou_township_id, c.residence_township_id);
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.child_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM tc.refresh_child_scopes(ARRAY[OLD.child_id]); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM tc.refresh_child_scopes(ARRAY[NEW.child_id]); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.enrolment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_child_scopes(ARRAY(SELECT s.child_id FROM student s
    WHERE (TG_OP <> 'INSERT' AND s.id = OLD.student_id) OR (TG_OP <> 'DELETE' AND s.id = NEW.student_id)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER child_scopes AFTER INSERT OR UPDATE OR DELETE ON "child_location"
  FOR EACH ROW EXECUTE FUNCTION tc.child_changed();
--> statement-breakpoint
CREATE TRIGGER child_scopes AFTER INSERT OR DELETE OR UPDATE OF child_id ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.child_changed();
--> statement-breakpoint
CREATE TRIGGER child_scopes AFTER INSERT OR UPDATE OF child_id ON "student"
  FOR EACH ROW EXECUTE FUNCTION tc.child_changed();
--> statement-breakpoint
CREATE TRIGGER child_scopes AFTER INSERT OR UPDATE OR DELETE ON "enrolment"
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_changed();
--> statement-breakpoint
-- Every change of a person's rights changes their epoch, so that no plan made before it is used after it.
CREATE FUNCTION tc.assignment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tc.person SET epoch = epoch + 1
    WHERE (TG_OP <> 'INSERT' AND id = OLD.person_id) OR (TG_OP <> 'DELETE' AND id = NEW.person_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER epoch AFTER INSERT OR UPDATE OR DELETE ON tc.assignment
  FOR EACH ROW EXECUTE FUNCTION tc.assignment_changed();
--> statement-breakpoint
CREATE FUNCTION tc.school_tree_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH RECURSIVE above AS (
    SELECT unnest(ARRAY[CASE WHEN TG_OP <> 'DELETE' THEN NEW.parent_school_id END,
      CASE WHEN TG_OP <> 'INSERT' THEN OLD.parent_school_id END]) AS id
    UNION SELECT s.parent_school_id FROM above a JOIN school s ON s.id = a.id)
  UPDATE tc.person p SET epoch = epoch + 1
    FROM tc.assignment a WHERE a.person_id = p.id AND a.school_id IN (SELECT id FROM above);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER epoch AFTER INSERT OR DELETE OR UPDATE OF parent_school_id ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.school_tree_changed();
--> statement-breakpoint
CREATE FUNCTION tc.person_disabled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.epoch := OLD.epoch + 1;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER epoch BEFORE UPDATE OF disabled_at ON tc.person
  FOR EACH ROW EXECUTE FUNCTION tc.person_disabled();
--> statement-breakpoint
CREATE FUNCTION tc.policy_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an approved policy version never changes' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON tc.policy_version
  FOR EACH ROW EXECUTE FUNCTION tc.policy_is_immutable();
