-- The township of a school's row is the school's, copied at write (locked as in staffing); a school that moves takes its rows
-- with it.

CREATE OR REPLACE FUNCTION tc.provision_school_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id FOR KEY SHARE;
  RETURN NEW;
END $$;

-- A school that moves takes its rows with it.
CREATE OR REPLACE FUNCTION tc.provision_school_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['school_class', 'school_headcount', 'school_stage', 'school_campus', 'school_condition', 'curriculum_offering', 'management_review', 'charter',
    'party_organisation', 'cluster_member', 'catchment', 'enrolment_plan', 'school_closure', 'construction_project',
    'large_class_case', 'large_class_measure'] LOOP
    -- What was of a year that is over stays where it was (四(四)).
    EXECUTE format('UPDATE %I t SET township_id = $1 WHERE school_id = $2
      AND coalesce((to_jsonb(t) ->> ''school_year'')::int >= extract(year FROM tc.school_year_start(tc.today())), true)', t)
      USING NEW.township_id, NEW.id;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER provision_moved AFTER UPDATE OF township_id ON "school"
  FOR EACH ROW WHEN (OLD.township_id IS DISTINCT FROM NEW.township_id) EXECUTE FUNCTION tc.provision_school_moved();
