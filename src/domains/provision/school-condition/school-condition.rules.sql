-- Conditions, stages and offerings of schools: which grades a stage holds, and which stages a kind of school teaches.
-- after: schools/closed-figure

ALTER TABLE "school_stage" ADD CONSTRAINT "school_stage_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_id"::text || "stage", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- On one day a grade belongs to one stage of a school.
ALTER TABLE "school_stage" ADD CONSTRAINT "school_stage_one_stage_per_grade"
  EXCLUDE USING gist (hashtextextended("school_id"::text, 0) WITH =, int4range("grade_from", "grade_to", '[]') WITH &&, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_stage"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_condition"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "curriculum_offering"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

-- 四(四): what a stage was, its places with it, stays: see tc.keep_past_days.
CREATE TRIGGER b_past BEFORE UPDATE OR DELETE ON "school_stage"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_past_days('{school_id,stage,grade_from,grade_to,places}');
CREATE TRIGGER b_past_days AFTER UPDATE ON "school_stage"
  FOR EACH ROW WHEN (NEW.valid_from > OLD.valid_from AND OLD.valid_from < tc.today()) EXECUTE FUNCTION tc.put_past_days();

-- The same of the stages themselves, and of a school whose kind changes: of what is in force.
CREATE OR REPLACE FUNCTION tc.assert_stage_fits_kind() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE school_to_check uuid;
BEGIN
  IF TG_TABLE_NAME = 'school' THEN school_to_check := NEW.id; ELSE school_to_check := NEW.school_id; END IF;
  PERFORM 1 FROM school s WHERE s.id = school_to_check FOR NO KEY UPDATE;
  IF EXISTS (SELECT 1 FROM school s JOIN school_stage t ON t.school_id = s.id AND t.archived_at IS NULL
      WHERE s.id = school_to_check AND (t.valid_to IS NULL OR t.valid_to > tc.today())
        AND NOT int4range(t.grade_from, t.grade_to, '[]') <@ tc.grades_of_kind(s.kind))
    OR (TG_TABLE_NAME = 'school' AND EXISTS (SELECT 1 FROM school s JOIN school_class c ON c.school_id = s.id AND c.archived_at IS NULL
      WHERE s.id = school_to_check AND NOT c.grade <@ tc.grades_of_kind(s.kind)
        AND EXISTS (SELECT 1 FROM enrolment e WHERE e.class_id = c.id AND (e.valid_to IS NULL OR e.valid_to > tc.today()) AND e.archived_at IS NULL))) THEN
    PERFORM tc.refuse('school_stage_kind');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER school_stage_kind AFTER INSERT OR UPDATE OF school_id, stage, grade_from, grade_to, valid_to, archived_at ON "school_stage"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_stage_fits_kind();

CREATE CONSTRAINT TRIGGER school_stage_kind AFTER UPDATE OF kind ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (OLD.kind <> NEW.kind) EXECUTE FUNCTION tc.assert_stage_fits_kind();

-- 四(四): conditions and courses of a closed year are corrected by a recorded revision; when they were published is free.
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "school_condition"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{township_id,published_on}');
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "curriculum_offering"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{township_id}');

-- What was published of a school, or confirmed in its review, says what it said, but for a correction of its year.
CREATE OR REPLACE FUNCTION tc.keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE free text[] := TG_ARGV[0]::text[] || '{version,township_id}';
BEGIN
  IF (TG_OP = 'DELETE' OR to_jsonb(OLD) - free <> to_jsonb(NEW) - free) AND NOT tc.period_revised(tc.period_of('school-year', OLD.school_year::text)) THEN
    PERFORM tc.refuse('school_condition_published');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER published BEFORE UPDATE OR DELETE ON "school_condition"
  FOR EACH ROW WHEN (OLD.published_on IS NOT NULL) EXECUTE FUNCTION tc.keep_published('{weak_school,weak_basis,strong_school,strong_basis}');
CREATE TRIGGER published BEFORE UPDATE OR DELETE ON "management_review"
  FOR EACH ROW WHEN (OLD.confirmed_on IS NOT NULL) EXECUTE FUNCTION tc.keep_published('{improvement,due_on}');
