-- The teaching staff: collation, periods that may not overlap, copies of the personnel relation on a person's rows, the
-- computed eligibility for rotation, and the cubes of posts and rotation.
ALTER TABLE "teacher" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
--> statement-breakpoint
-- Exactly one relation at a time. Keys are hashed, see 0001.
ALTER TABLE "personnel_relation" ADD CONSTRAINT "personnel_relation_no_overlap"
  EXCLUDE USING gist (hashtextextended("teacher_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "teaching_placement" ADD CONSTRAINT "teaching_placement_no_overlap"
  EXCLUDE USING gist (hashtextextended("teacher_id"::text || "school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "class_teaching" ADD CONSTRAINT "class_teaching_no_overlap"
  EXCLUDE USING gist (hashtextextended("class_id"::text || "teacher_id"::text || "subject", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- One homeroom teacher per class on any day.
ALTER TABLE "class_teaching" ADD CONSTRAINT "class_teaching_one_homeroom"
  EXCLUDE USING gist (hashtextextended("class_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&) WHERE ("homeroom");
--> statement-breakpoint
ALTER TABLE "staff_rule" ADD CONSTRAINT "staff_rule_no_overlap"
  EXCLUDE USING gist (daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- The copies of the relation in force: school and township on the person, the school on the person's rows; and whether
-- another person record of the same document has a relation in force, too. Called by the triggers below, and once a day
-- for relations that begin or end by date alone.
CREATE FUNCTION tc.refresh_teacher_scopes(teachers uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE touched uuid[];
BEGIN
  touched := ARRAY(SELECT unnest(teachers) UNION
    SELECT o.id FROM teacher t JOIN teacher o ON o.id_number_index = t.id_number_index WHERE t.id = ANY (teachers));
  WITH now_at AS (
    SELECT t.id, r.school_id, r.township_id, r.id IS NOT NULL AND EXISTS (SELECT 1 FROM teacher o
        JOIN personnel_relation q ON q.teacher_id = o.id AND q.valid_from <= tc.today() AND (q.valid_to IS NULL OR q.valid_to > tc.today())
        WHERE o.id_number_index = t.id_number_index AND o.id <> t.id) AS duplicate
      FROM teacher t LEFT JOIN personnel_relation r
        ON r.teacher_id = t.id AND r.valid_from <= tc.today() AND (r.valid_to IS NULL OR r.valid_to > tc.today())
      WHERE t.id = ANY (touched))
  UPDATE teacher t SET school_id = n.school_id, township_id = n.township_id, duplicate_person = n.duplicate
    FROM now_at n WHERE t.id = n.id
      AND (t.school_id, t.township_id, t.duplicate_person) IS DISTINCT FROM (n.school_id, n.township_id, n.duplicate);
  UPDATE teaching_placement c SET home_school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.home_school_id IS DISTINCT FROM t.school_id;
  UPDATE title_grant c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE teacher_training c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE presence_month c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE rotation_eligibility c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.personnel_relation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_teacher_scopes(array_remove(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.teacher_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.teacher_id END], NULL));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER teacher_scopes AFTER INSERT OR UPDATE OR DELETE ON "personnel_relation"
  FOR EACH ROW EXECUTE FUNCTION tc.personnel_relation_changed();
--> statement-breakpoint
CREATE FUNCTION tc.teacher_number_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_teacher_scopes(ARRAY(SELECT t.id FROM teacher t WHERE t.id = NEW.id
    OR (TG_OP = 'UPDATE' AND t.id_number_index = OLD.id_number_index)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER teacher_scopes AFTER INSERT OR UPDATE OF id_number_index ON "teacher"
  FOR EACH ROW EXECUTE FUNCTION tc.teacher_number_changed();
--> statement-breakpoint
-- The rows' copies at write. A relation to a school lies in the school's township; a pool's row names its own.
CREATE FUNCTION tc.personnel_relation_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.school_id IS NOT NULL THEN
    SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "personnel_relation"
  FOR EACH ROW EXECUTE FUNCTION tc.personnel_relation_scopes();
--> statement-breakpoint
CREATE FUNCTION tc.teaching_placement_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  SELECT t.school_id INTO NEW.home_school_id FROM teacher t WHERE t.id = NEW.teacher_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "teaching_placement"
  FOR EACH ROW EXECUTE FUNCTION tc.teaching_placement_scopes();
--> statement-breakpoint
CREATE FUNCTION tc.placement_subject_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.teacher_id, p.school_id, p.township_id, p.home_school_id
    INTO NEW.teacher_id, NEW.school_id, NEW.township_id, NEW.home_school_id
    FROM teaching_placement p WHERE p.id = NEW.placement_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "placement_subject"
  FOR EACH ROW EXECUTE FUNCTION tc.placement_subject_scopes();
--> statement-breakpoint
-- The update itself says nothing new: the trigger above copies.
CREATE FUNCTION tc.teaching_placement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE placement_subject SET placement_id = placement_id WHERE placement_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER subject_scopes AFTER UPDATE ON "teaching_placement" FOR EACH ROW
  WHEN ((OLD.teacher_id, OLD.school_id, OLD.township_id, OLD.home_school_id) IS DISTINCT FROM (NEW.teacher_id, NEW.school_id, NEW.township_id, NEW.home_school_id))
  EXECUTE FUNCTION tc.teaching_placement_changed();
--> statement-breakpoint
CREATE FUNCTION tc.class_teaching_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.school_id, c.township_id, c.school_year INTO NEW.school_id, NEW.township_id, NEW.school_year
    FROM school_class c WHERE c.id = NEW.class_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "class_teaching"
  FOR EACH ROW EXECUTE FUNCTION tc.class_teaching_scopes();
--> statement-breakpoint
CREATE FUNCTION tc.taught_class_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE class_teaching SET class_id = class_id WHERE class_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER teaching_scopes AFTER UPDATE OF school_id, township_id, school_year ON "school_class"
  FOR EACH ROW EXECUTE FUNCTION tc.taught_class_changed();
--> statement-breakpoint
CREATE FUNCTION tc.staffed_school_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE personnel_relation SET school_id = school_id WHERE school_id = NEW.id;
  UPDATE teaching_placement SET school_id = school_id WHERE school_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER staff_scopes AFTER UPDATE OF township_id ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.staffed_school_moved();
--> statement-breakpoint
CREATE FUNCTION tc.copy_teacher_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT t.school_id INTO NEW.school_id FROM teacher t WHERE t.id = NEW.teacher_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "title_grant" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "teacher_training" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "presence_month" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "rotation_eligibility" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();
--> statement-breakpoint
-- Who is employed in the quota occupies one place of it; who is on contract or a substitute occupies none.
CREATE FUNCTION tc.relation_fits_employment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE person uuid;
BEGIN
  IF TG_TABLE_NAME = 'teacher' THEN person := NEW.id; ELSE person := NEW.teacher_id; END IF;
  PERFORM 1 FROM teacher t WHERE t.id = person FOR UPDATE;
  IF EXISTS (SELECT 1 FROM teacher t JOIN personnel_relation r ON r.teacher_id = t.id
      WHERE t.id = person AND (r.valid_to IS NULL OR r.valid_to > tc.today())
        AND ((t.staff_kind = 'quota' AND r.quota_category IS NULL)
          OR (t.staff_kind IN ('contract', 'substitute') AND r.quota_category IS NOT NULL))) THEN
    RAISE EXCEPTION 'a relation occupies a place of the quota exactly where the employment says so' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER relation_fits_employment AFTER INSERT OR UPDATE ON "personnel_relation"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.relation_fits_employment();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER relation_fits_employment AFTER UPDATE OF staff_kind ON "teacher"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.relation_fits_employment();
--> statement-breakpoint
-- Who met the conditions of rotation on the first day of a school year, by the rule in force on that day. Repeatable;
-- what education has confirmed stays. The first condition that is not met is the reason.
CREATE FUNCTION tc.compute_rotation_eligibility(of_year integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  first_day date := make_date(of_year, 9, 1);
  rule staff_rule;
  found_rows integer;
BEGIN
  SELECT * INTO rule FROM staff_rule WHERE valid_from <= first_day AND (valid_to IS NULL OR valid_to > first_day);
  IF NOT FOUND THEN RETURN 0; END IF;
  WITH judged AS MATERIALIZED (
    SELECT t.id AS teacher_id, t.school_id, CASE
        WHEN r.quota_category IS NULL THEN 'not-quota'
        WHEN t.category <> '1' THEN 'not-teacher'
        WHEN r.school_id IS NULL THEN 'no-school'
        WHEN extract(year FROM age(first_day, t.birth_date)) >= CASE t.gender WHEN '2' THEN rule.rotation_age_women ELSE rule.rotation_age_men END THEN 'age'
        WHEN r.valid_from > first_day - rule.rotation_years * interval '1 year' THEN 'years'
        ELSE 'eligible' END AS reason
      FROM teacher t JOIN personnel_relation r
        ON r.teacher_id = t.id AND r.valid_from <= first_day AND (r.valid_to IS NULL OR r.valid_to > first_day)),
  gone AS (
    DELETE FROM rotation_eligibility e WHERE e.school_year = of_year AND e.confirmed_on IS NULL
      AND NOT EXISTS (SELECT 1 FROM judged j WHERE j.teacher_id = e.teacher_id))
  INSERT INTO rotation_eligibility (id, created_at, teacher_id, school_id, rule_id, school_year, eligible, reason)
    SELECT md5(concat_ws('/', 'rotation', j.teacher_id, of_year))::uuid, first_day::timestamp AT TIME ZONE 'Asia/Shanghai', j.teacher_id, j.school_id, rule.id, of_year,
        j.reason = 'eligible', j.reason
      FROM judged j
    ON CONFLICT (teacher_id, school_year) DO UPDATE
      SET rule_id = excluded.rule_id, eligible = excluded.eligible, reason = excluded.reason
      WHERE rotation_eligibility.confirmed_on IS NULL
        AND (rotation_eligibility.rule_id, rotation_eligibility.reason) IS DISTINCT FROM (excluded.rule_id, excluded.reason);
  GET DIAGNOSTICS found_rows = ROW_COUNT;
  RETURN found_rows;
END $$;
--> statement-breakpoint
-- Staff in force today by school (or township's pool), category and kind. Exact: posts of adults in public service are
-- official counts that quota, posts and money depend on, and none of the groups is a sensitive attribute.
CREATE VIEW "staff_cube" AS
  SELECT md5(concat_ws('/', 'staff', r.school_id, r.township_id, t.category, t.staff_kind))::uuid AS id,
      r.school_id, r.township_id, t.category, t.staff_kind, count(*)::int AS staff,
      count(*) FILTER (WHERE EXISTS (SELECT 1 FROM teaching_placement p WHERE p.teacher_id = t.id AND p.kind = 'secondment'
        AND p.valid_from <= tc.today() AND (p.valid_to IS NULL OR p.valid_to > tc.today())))::int AS seconded
    FROM personnel_relation r JOIN teacher t ON t.id = r.teacher_id
    WHERE r.valid_from <= tc.today() AND (r.valid_to IS NULL OR r.valid_to > tc.today())
    GROUP BY r.school_id, r.township_id, t.category, t.staff_kind;
--> statement-breakpoint
-- Rotation by school year (三(三)). The plan's way counts town schools' teachers who go to rural schools; the national way
-- everyone who goes to another school. A teacher counts once a year, at the school of the relation.
CREATE VIEW "rotation_cube" AS
  WITH years AS (
    SELECT DISTINCT e.school_year, rule.rotation_plan_of, rule.rotation_backbone_from
      FROM rotation_eligibility e JOIN staff_rule rule ON rule.valid_from <= make_date(e.school_year, 9, 1)
        AND (rule.valid_to IS NULL OR rule.valid_to > make_date(e.school_year, 9, 1))),
  ways AS (SELECT y.*, w.way FROM years y CROSS JOIN (VALUES ('plan'), ('national')) w(way)),
  eligible AS (
    SELECT e.school_year, e.school_id, count(*)::int AS persons FROM rotation_eligibility e
      WHERE e.eligible AND e.school_id IS NOT NULL GROUP BY e.school_year, e.school_id),
  moved AS (
    SELECT y.school_year, p.home_school_id AS school_id, p.teacher_id,
        bool_or(left(home.locale, 1) = '1' AND left(host.locale, 1) = '2') AS planned
      FROM years y JOIN teaching_placement p ON p.kind = 'rotation' AND p.home_school_id <> p.school_id
        AND p.valid_from < make_date(y.school_year + 1, 9, 1) AND (p.valid_to IS NULL OR p.valid_to > make_date(y.school_year, 9, 1))
      JOIN school home ON home.id = p.home_school_id JOIN school host ON host.id = p.school_id
      GROUP BY y.school_year, p.home_school_id, p.teacher_id),
  rotated AS (
    SELECT w.school_year, w.way, m.school_id, count(*)::int AS persons,
        count(*) FILTER (WHERE array_position(levels, t.backbone) >= array_position(levels, w.rotation_backbone_from))::int AS backbone
      FROM ways w JOIN moved m ON m.school_year = w.school_year AND (w.way = 'national' OR m.planned)
      JOIN teacher t ON t.id = m.teacher_id CROSS JOIN (SELECT ARRAY['none', 'school', 'county', 'city', 'national'] AS levels) l
      GROUP BY w.school_year, w.way, m.school_id),
  cell AS (
    SELECT w.school_year, w.way, s.id AS school_id, s.township_id, coalesce(e.persons, 0) AS eligible,
        coalesce(r.persons, 0) AS rotated, coalesce(r.backbone, 0) AS rotated_backbone
      FROM ways w JOIN school s ON w.way = 'national' OR w.rotation_plan_of = 'all' OR left(s.locale, 1) = '1'
      LEFT JOIN eligible e ON e.school_year = w.school_year AND e.school_id = s.id
      LEFT JOIN rotated r ON r.school_year = w.school_year AND r.way = w.way AND r.school_id = s.id
      WHERE e.persons IS NOT NULL OR r.persons IS NOT NULL),
  total AS (
    SELECT CASE WHEN grouping(school_id) = 0 THEN 'school' WHEN grouping(township_id) = 0 THEN 'township' ELSE 'district' END AS level,
        school_year, way, school_id, township_id, sum(eligible)::int AS eligible, sum(rotated)::int AS rotated,
        sum(rotated_backbone)::int AS rotated_backbone
      FROM cell GROUP BY GROUPING SETS ((school_year, way), (school_year, way, township_id), (school_year, way, township_id, school_id)))
  SELECT md5(concat_ws('/', 'rotation', level, school_year, way, township_id, school_id))::uuid AS id, level, way, school_year,
      school_id, township_id, eligible, rotated, rotated_backbone,
      (rotated * 1000.0 / nullif(eligible, 0))::int AS rotated_permille,
      (rotated_backbone * 1000.0 / nullif(rotated, 0))::int AS backbone_permille
    FROM total;
--> statement-breakpoint
-- The child on its placements: one step from a child, or a guardian's bond, to the class that a teacher teaches.
CREATE FUNCTION tc.enrolment_child() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.child_id INTO NEW.child_id FROM student s WHERE s.id = NEW.student_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER child BEFORE INSERT OR UPDATE OF student_id, child_id ON "enrolment"
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_child();
--> statement-breakpoint
CREATE FUNCTION tc.student_child_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE enrolment SET child_id = NEW.child_id WHERE student_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER placements_child AFTER UPDATE OF child_id ON "student"
  FOR EACH ROW EXECUTE FUNCTION tc.student_child_changed();
--> statement-breakpoint
-- Placements that stood before the column.
UPDATE enrolment e SET child_id = s.child_id FROM student s WHERE s.id = e.student_id AND e.child_id IS DISTINCT FROM s.child_id;
