-- Individual plans: home teaching (送教上门) keeps an enrolment, and what the plan of a school year was stays with the year.
-- after: schools/closed-figure

-- 送教上门 keeps an enrolment: asked when the placement is entered, so that an enrolment can still end.
CREATE OR REPLACE FUNCTION tc.home_teaching_enrolled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM child c WHERE c.id = NEW.child_id AND c.school_id IS NOT NULL FOR NO KEY UPDATE;
  IF NEW.placement = 'home-teaching' AND NOT FOUND THEN
    PERFORM tc.refuse('individual_plan_home_teaching_enrolled');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER enrolled BEFORE INSERT OR UPDATE OF placement ON "individual_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.home_teaching_enrolled();

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "individual_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "individual_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{hukou_township_id,residence_township_id,school_id}');
