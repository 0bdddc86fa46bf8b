-- Rotation of teachers: its rule, and who met the conditions.
-- after: schools/closed-figure

ALTER TABLE "staff_rule" ADD CONSTRAINT "staff_rule_no_overlap"
  EXCLUDE USING gist (daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "staff_rule" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{}');

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE ON "rotation_eligibility" FOR EACH ROW EXECUTE FUNCTION tc.copy_teacher_school();

-- Who met the conditions of rotation on the first day of a school year, by the rule in force on that day. Repeatable;
-- what education has confirmed stays. The first condition that is not met is the reason.
CREATE OR REPLACE FUNCTION tc.compute_rotation_eligibility(of_year integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  first_day date := make_date(of_year, 9, 1);
  rule staff_rule;
  found_rows integer;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(tc.period_key(tc.period_of('school-year', of_year::text)));
  SELECT * INTO rule FROM staff_rule WHERE archived_at IS NULL AND valid_from <= first_day AND (valid_to IS NULL OR valid_to > first_day);
  IF NOT FOUND OR tc.school_year_closed(of_year) THEN RETURN 0; END IF;
  WITH judged AS MATERIALIZED (
    SELECT t.id AS teacher_id, t.school_id, CASE
        WHEN r.quota_category IS NULL THEN 'not-quota'
        WHEN t.category <> '1' THEN 'not-teacher'
        WHEN r.school_id IS NULL THEN 'no-school'
        WHEN extract(year FROM age(first_day, t.birth_date)) >= CASE t.gender WHEN '2' THEN rule.rotation_age_women ELSE rule.rotation_age_men END THEN 'age'
        WHEN r.valid_from > first_day - rule.rotation_years * interval '1 year' THEN 'years'
        ELSE 'eligible' END AS reason
      FROM teacher t JOIN personnel_relation r
        ON r.teacher_id = t.id AND r.archived_at IS NULL AND t.archived_at IS NULL AND r.valid_from <= first_day AND (r.valid_to IS NULL OR r.valid_to > first_day)),
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

-- Each day of September, in which relations of its first day are still entered, and of a district's first month of work,
-- whenever that begins; from then on the year's stands.
CREATE OR REPLACE FUNCTION tc.job_rotation_eligibility(since date, day date) RETURNS integer LANGUAGE sql
  RETURN CASE WHEN extract(month FROM day) = 9 OR day < coalesce((SELECT min(r.day) FROM job_run r), day) + 30
    THEN tc.compute_rotation_eligibility(extract(year FROM tc.school_year_start(day))::int) ELSE 0 END;

-- Whose rotation a correction is about: the schools of those who turn out to be eligible or not, and of those who went to a
-- school that was something else.
CREATE OR REPLACE FUNCTION tc.rotation_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE written jsonb := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END); schools uuid[];
BEGIN
  IF TG_TABLE_NAME = 'school_state' THEN
    schools := ARRAY(SELECT DISTINCT r.school_id FROM teaching_placement p JOIN personnel_relation r ON r.teacher_id = p.teacher_id
      WHERE p.school_id = (written ->> 'school_id')::uuid AND p.kind = 'rotation') || (written ->> 'school_id')::uuid;
  ELSIF TG_TABLE_NAME = 'school_condition' THEN
    schools := ARRAY[(written ->> 'school_id')::uuid];
  ELSE
    schools := ARRAY(SELECT r.school_id FROM personnel_relation r WHERE r.teacher_id = (written ->> 'teacher_id')::uuid);
  END IF;
  PERFORM tc.correct_staff(schools);
  RETURN NULL;
END $$;

CREATE TRIGGER corrected AFTER INSERT OR UPDATE OR DELETE ON "rotation_eligibility" FOR EACH ROW EXECUTE FUNCTION tc.rotation_corrected();

CREATE TRIGGER corrected AFTER INSERT OR UPDATE ON "school_state" FOR EACH ROW EXECUTE FUNCTION tc.rotation_corrected();

CREATE TRIGGER rotation_corrected AFTER INSERT OR DELETE OR UPDATE OF school_id, school_year, strong_school, archived_at ON "school_condition"
  FOR EACH ROW EXECUTE FUNCTION tc.rotation_corrected();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "rotation_eligibility"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{school_id}');

-- Education confirms; who is eligible is computed.
CREATE TRIGGER derived BEFORE INSERT OR DELETE OR UPDATE OF teacher_id, rule_id, school_year, eligible, reason, archived_at ON "rotation_eligibility"
  FOR EACH ROW EXECUTE FUNCTION tc.only_derived('compute_rotation_eligibility');
