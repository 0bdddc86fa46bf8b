-- Copies on rows of meals, growth, pupils' aid and marks: the school's township, and the child's scopes.

CREATE OR REPLACE FUNCTION tc.nutrition_school_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  RETURN NEW;
END $$;

-- Rows of a pupil carry the child and the child's scopes. The child is locked against a move in the meantime.
CREATE OR REPLACE FUNCTION tc.pupil_row_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.id, c.hukou_township_id, c.residence_township_id, c.school_id
    INTO NEW.child_id, NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id
    FROM student s JOIN child c ON c.id = s.child_id WHERE s.id = NEW.student_id FOR KEY SHARE OF s FOR NO KEY UPDATE OF c;
  RETURN NEW;
END $$;

-- Setting a copy makes the trigger above fetch all of them.
CREATE OR REPLACE FUNCTION tc.refresh_pupil_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'child' THEN
    UPDATE nutrition_pupil_term SET school_id = NEW.school_id WHERE child_id = NEW.id;
    UPDATE growth_record SET school_id = NEW.school_id WHERE child_id = NEW.id;
    UPDATE student_aid_grant SET school_id = NEW.school_id WHERE child_id = NEW.id;
    UPDATE student_flag SET school_id = NEW.school_id WHERE child_id = NEW.id;
  ELSE
    UPDATE nutrition_pupil_term SET child_id = NEW.child_id WHERE student_id = NEW.id;
    UPDATE growth_record SET child_id = NEW.child_id WHERE student_id = NEW.id;
    UPDATE student_aid_grant SET child_id = NEW.child_id WHERE student_id = NEW.id;
    UPDATE student_flag SET child_id = NEW.child_id WHERE student_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER pupil_rows AFTER UPDATE OF hukou_township_id, residence_township_id, school_id ON "child" FOR EACH ROW
  WHEN ((OLD.hukou_township_id, OLD.residence_township_id, OLD.school_id)
    IS DISTINCT FROM (NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id))
  EXECUTE FUNCTION tc.refresh_pupil_rows();

CREATE TRIGGER pupil_rows AFTER UPDATE OF child_id ON "student" FOR EACH ROW
  WHEN (OLD.child_id IS DISTINCT FROM NEW.child_id) EXECUTE FUNCTION tc.refresh_pupil_rows();

-- What is kept of a month (四(四)): the certified meals of each school, and of all.
CREATE OR REPLACE FUNCTION tc.month_figures(first_day date) RETURNS TABLE (measure text, row_id uuid, school_id uuid, township_id uuid, part text, value bigint) LANGUAGE sql STABLE AS $$
  SELECT v.measure, coalesce(m.id, md5('district ' || v.measure)::uuid), m.school_id, m.township_id, NULL, sum(v.value)
    FROM nutrition_school_month m CROSS JOIN LATERAL (VALUES ('meals-eligible', m.eligible), ('meals-covered', m.covered)) v(measure, value)
    WHERE m.month = first_day AND m.certified_on IS NOT NULL AND m.archived_at IS NULL
    GROUP BY GROUPING SETS ((v.measure), (v.measure, m.id, m.school_id, m.township_id))
$$;
