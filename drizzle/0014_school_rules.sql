-- Rules of schools, classes, catchments and the ledger that hold whoever writes. Names of constraints are stable; what a
-- trigger refuses carries its rule's name as the constraint. First what the tables declare: grades by stage, caps, codes of
-- JY/T 1001, and a village that lies in its row's township (a village that moves takes its schools and locations along).
ALTER TABLE "school_stage" DROP CONSTRAINT "school_stage_grades";
--> statement-breakpoint
ALTER TABLE "school_headcount" DROP CONSTRAINT "school_headcount_grade";
--> statement-breakpoint
ALTER TABLE "school_class" DROP CONSTRAINT "school_class_cap";
--> statement-breakpoint
ALTER TABLE "child_location" DROP CONSTRAINT "child_location_village_id_village_id_fk";
--> statement-breakpoint
ALTER TABLE "school" DROP CONSTRAINT "school_village_id_village_id_fk";
--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "was_rural" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "village" ADD CONSTRAINT "village_in_township" UNIQUE("id","township_id");
--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_village_in_township" FOREIGN KEY ("village_id","township_id") REFERENCES "public"."village"("id","township_id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_village_in_township" FOREIGN KEY ("village_id","township_id") REFERENCES "public"."village"("id","township_id") ON DELETE no action ON UPDATE cascade;
--> statement-breakpoint
ALTER TABLE "school_stage" ADD CONSTRAINT "school_stage_grades" CHECK ("school_stage"."grade_from" <= "school_stage"."grade_to" and case "school_stage"."stage" when 'primary' then 1 <= "school_stage"."grade_from" and "school_stage"."grade_to" <= 6 else 7 <= "school_stage"."grade_from" and "school_stage"."grade_to" <= 9 end);
--> statement-breakpoint
ALTER TABLE "school_headcount" ADD CONSTRAINT "school_headcount_grade" CHECK ("school_headcount"."grade" between 1 and 9 and ("school_headcount"."stage" = 'primary') = ("school_headcount"."grade" <= 6));
--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_cap" CHECK ("school_class"."cap" between 1 and 70);
--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_kind" CHECK ("school"."kind" in ('211', '218', '219', '311', '312', '319', '341', '345', '514'));
--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_locale" CHECK ("school"."locale" in ('111', '112', '121', '122', '123', '210', '220'));
--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_official_code" CHECK ("school"."official_code" ~ '^[0-9]{10}$');
--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_point_has_parent" CHECK ("school"."kind" <> '218' or "school"."parent_school_id" is not null);
--> statement-breakpoint
-- 三(七): the parent decides a registrar's scope. It is a central school (primary or nine-year, itself without a parent,
-- so that no chain and no cycle comes about) of the same township, and operates as long as the branch is not closed.
CREATE FUNCTION tc.assert_school_parent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Held, so that the parent cannot leave its state beside this row.
  PERFORM 1 FROM school p WHERE p.id IN (SELECT b.parent_school_id FROM school b WHERE b.id = NEW.id) FOR SHARE;
  IF EXISTS (SELECT 1 FROM school b JOIN school p ON p.id = b.parent_school_id
      WHERE (b.id = NEW.id OR b.parent_school_id = NEW.id)
        AND NOT (p.parent_school_id IS NULL AND p.kind IN ('211', '312') AND p.township_id = b.township_id
          AND (p.status = 'operating' OR b.status IN ('merged', 'closed')))) THEN
    RAISE EXCEPTION 'the parent of a school is an operating central school of its township'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'school_parent', TABLE = 'school';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER school_parent AFTER INSERT OR UPDATE OF parent_school_id, township_id, kind, status ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_school_parent();
--> statement-breakpoint
-- 三(八): a school that stood in a rural locale is spared no step by a new locale.
CREATE FUNCTION tc.keep_was_rural() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.was_rural := OLD.was_rural OR OLD.locale LIKE '2%';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER a_was_rural BEFORE UPDATE OF locale, was_rural ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_was_rural();
--> statement-breakpoint
-- 三(八): no rural school is merged or closed without a decided closure, entered as such or not; and the closure it was
-- closed by stays. An import enters school and closure in one transaction with this constraint deferred.
CREATE OR REPLACE FUNCTION tc.assert_school_may_close() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed uuid;
BEGIN
  IF TG_TABLE_NAME = 'school_closure' THEN closed := OLD.school_id; ELSE closed := NEW.id; END IF;
  PERFORM 1 FROM school s WHERE s.id = closed FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM school s WHERE s.id = closed AND s.status IN ('merged', 'closed')
        AND (s.locale LIKE '2%' OR s.was_rural))
      AND NOT EXISTS (SELECT 1 FROM school_closure c WHERE c.school_id = closed AND c.status = 'decided') THEN
    RAISE EXCEPTION 'a rural school closes after all steps of a closure'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'may_close', TABLE = 'school';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER may_close ON "school";
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER may_close AFTER UPDATE OF status ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
  WHEN (NEW.status IN ('merged', 'closed') AND OLD.status NOT IN ('merged', 'closed') AND (NEW.locale LIKE '2%' OR NEW.was_rural))
  EXECUTE FUNCTION tc.assert_school_may_close();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER may_close_inserted AFTER INSERT ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
  WHEN (NEW.status IN ('merged', 'closed') AND (NEW.locale LIKE '2%' OR NEW.was_rural))
  EXECUTE FUNCTION tc.assert_school_may_close();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER may_close AFTER DELETE OR UPDATE OF status, school_id ON "school_closure"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (OLD.status = 'decided')
  EXECUTE FUNCTION tc.assert_school_may_close();
--> statement-breakpoint
-- 三(一): no classes unless operating. A class is added, and a pupil sits, in an operating school alone; a school stops
-- operating when its pupils have gone, in either order within one transaction.
CREATE FUNCTION tc.assert_school_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM school s WHERE s.id = NEW.id AND s.status <> 'operating')
      AND EXISTS (SELECT 1 FROM enrolment e WHERE e.school_id = NEW.id AND e.valid_to IS NULL) THEN
    RAISE EXCEPTION 'a school with pupils goes on operating'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'school_empty', TABLE = 'school';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER school_empty AFTER UPDATE OF status ON "school"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status = 'operating' AND NEW.status <> 'operating') EXECUTE FUNCTION tc.assert_school_empty();
--> statement-breakpoint
CREATE FUNCTION tc.assert_class_school_operates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM school s WHERE s.id = NEW.school_id AND s.status = 'operating' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a school has no classes unless it operates'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'school_class_school_operates', TABLE = 'school_class';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER school_class_school_operates AFTER INSERT OR UPDATE OF school_id ON "school_class"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_class_school_operates();
--> statement-breakpoint
-- By statement: a year's pupils come in one. Fires after "class_sizes_…", whose locks on schools are the stronger ones.
CREATE FUNCTION tc.assert_enrolment_school_operates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE schools uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    schools := ARRAY(SELECT DISTINCT a.school_id FROM after_rows a WHERE a.valid_to IS NULL);
  ELSE
    schools := ARRAY(SELECT DISTINCT a.school_id FROM before_rows b JOIN after_rows a ON a.id = b.id
      WHERE a.valid_to IS NULL AND (b.valid_to IS NOT NULL OR b.school_id <> a.school_id));
  END IF;
  IF cardinality(schools) = 0 THEN RETURN NULL; END IF;
  PERFORM 1 FROM school s WHERE s.id = ANY (schools) ORDER BY s.id FOR SHARE;
  IF EXISTS (SELECT 1 FROM school s WHERE s.id = ANY (schools) AND s.status <> 'operating') THEN
    RAISE EXCEPTION 'a pupil sits in a school that operates'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_school_operates', TABLE = 'enrolment';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER school_operates_inserted AFTER INSERT ON "enrolment" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.assert_enrolment_school_operates();
--> statement-breakpoint
CREATE TRIGGER school_operates_updated AFTER UPDATE ON "enrolment" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.assert_enrolment_school_operates();
--> statement-breakpoint
-- Grades a kind of school may teach (JY/T 1001 BXLX): a teaching point none above 6.
CREATE FUNCTION tc.grades_of_kind(kind text) RETURNS int4range LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN kind IN ('211', '218', '219') THEN int4range(1, 7) WHEN kind IN ('311', '319', '341') THEN int4range(7, 10)
    ELSE int4range(1, 10) END;
--> statement-breakpoint
-- 三(一)(四): a class has a grade of its school's kind and, where stages are on record for its year, of one of them; its
-- cap is at most the standard size in force on the year's first day, where there is one (1 to 70 otherwise).
CREATE FUNCTION tc.assert_class_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  began date := make_date(NEW.school_year, 9, 1);
  most int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM school s WHERE s.id = NEW.school_id AND NEW.grade <@ tc.grades_of_kind(s.kind))
    -- True where every stage of the year leaves the grade out, null where there is none.
    OR (SELECT bool_and(NOT NEW.grade BETWEEN t.grade_from AND t.grade_to) FROM school_stage t
      WHERE t.school_id = NEW.school_id AND daterange(t.valid_from, t.valid_to) && daterange(began, (began + interval '1 year')::date)) THEN
    RAISE EXCEPTION 'a class has a grade of its school''s stages'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'school_class_stage', TABLE = 'school_class';
  END IF;
  most := (SELECT p.integer_value FROM parameter p
    WHERE p.key = 'class.standard-size.' || CASE WHEN NEW.grade <= 6 THEN 'primary' ELSE 'junior' END
      AND (p.township_id IS NULL OR p.township_id = NEW.township_id) AND daterange(p.valid_from, p.valid_to) @> began
    ORDER BY p.township_id NULLS LAST LIMIT 1);
  IF NEW.cap > most THEN
    RAISE EXCEPTION 'a class is planned up to the standard size of its stage and year'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'school_class_standard_size', TABLE = 'school_class';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER school_class_fits AFTER INSERT OR UPDATE OF school_id, school_year, grade, cap ON "school_class"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_class_fits();
--> statement-breakpoint
-- The same of the stages themselves, and of a school whose kind changes: of what is in force.
CREATE FUNCTION tc.assert_stage_fits_kind() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE school_to_check uuid;
BEGIN
  IF TG_TABLE_NAME = 'school' THEN school_to_check := NEW.id; ELSE school_to_check := NEW.school_id; END IF;
  PERFORM 1 FROM school s WHERE s.id = school_to_check FOR SHARE;
  IF EXISTS (SELECT 1 FROM school s JOIN school_stage t ON t.school_id = s.id
      WHERE s.id = school_to_check AND (t.valid_to IS NULL OR t.valid_to > tc.today())
        AND NOT int4range(t.grade_from, t.grade_to, '[]') <@ tc.grades_of_kind(s.kind))
    OR (TG_TABLE_NAME = 'school' AND EXISTS (SELECT 1 FROM school s JOIN school_class c ON c.school_id = s.id
      WHERE s.id = school_to_check AND NOT c.grade <@ tc.grades_of_kind(s.kind)
        AND EXISTS (SELECT 1 FROM enrolment e WHERE e.class_id = c.id AND e.valid_to IS NULL))) THEN
    RAISE EXCEPTION 'a school teaches the stages of its kind'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'school_stage_kind', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER school_stage_kind AFTER INSERT OR UPDATE OF school_id, stage, grade_from, grade_to, valid_to ON "school_stage"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_stage_fits_kind();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER school_stage_kind AFTER UPDATE OF kind ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (OLD.kind <> NEW.kind) EXECUTE FUNCTION tc.assert_stage_fits_kind();
--> statement-breakpoint
-- 三(四): every village belongs to a primary school. Redrawn in one transaction, in any order; a village that was covered
-- in a school year is covered at its end, or is gone.
CREATE FUNCTION tc.assert_village_covered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM village v WHERE v.id = OLD.village_id FOR NO KEY UPDATE;
  IF FOUND AND NOT EXISTS (SELECT 1 FROM catchment_division d
      WHERE d.village_id = OLD.village_id AND d.school_year = OLD.school_year AND d.stage = 'primary') THEN
    RAISE EXCEPTION 'every village belongs to a primary school'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'village_covered', TABLE = 'catchment_division';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER village_covered AFTER DELETE OR UPDATE OF catchment_id, village_id, school_year, stage ON "catchment_division"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.stage = 'primary') EXECUTE FUNCTION tc.assert_village_covered();
--> statement-breakpoint
-- 三(四): a case opens on a class that had 56 pupils and as many as the case says on that day, by the dated enrolments;
-- today by the open ones too, which is how the ledger counts.
CREATE FUNCTION tc.assert_case_size() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE size int;
BEGIN
  size := (SELECT greatest(
      count(*) FILTER (WHERE e.valid_from <= NEW.found_on AND (e.valid_to IS NULL OR e.valid_to > NEW.found_on)),
      count(*) FILTER (WHERE e.valid_to IS NULL AND NEW.found_on = tc.today()))
    FROM enrolment e WHERE e.class_id = NEW.class_id);
  -- That 56 are asked for at least is a row check.
  IF NEW.found_on > tc.today() OR NEW.size_then > size THEN
    RAISE EXCEPTION 'a large class is found with the pupils it has on that day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'large_class_case_found', TABLE = 'large_class_case';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER large_class_case_found AFTER INSERT OR UPDATE OF class_id, found_on, size_then ON "large_class_case"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_case_size();
