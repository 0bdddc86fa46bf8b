-- Copies of the school's township on rows of quota and posts, and the parents that never change.

-- The township a school stands in, copied onto its quota, schemes, plans, posts and appointments. It is part of a key of the
-- school (`school_in_township`): a school that moves waits for whoever copies it, and they wait for it.
CREATE OR REPLACE FUNCTION tc.copy_township_of_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A pool's quota names its township itself.
  IF NEW.school_id IS NULL THEN RETURN NEW; END IF;
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id FOR KEY SHARE;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION tc.school_township_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What was of a year that is over stays where it was (四(四)).
  UPDATE school_quota SET township_id = NEW.township_id WHERE school_id = NEW.id AND school_year >= extract(year FROM tc.school_year_start(tc.today()));
  UPDATE post_scheme SET township_id = NEW.township_id WHERE school_id = NEW.id;
  UPDATE recruitment_plan SET township_id = NEW.township_id WHERE school_id = NEW.id AND school_year >= extract(year FROM tc.school_year_start(tc.today()));
  UPDATE post SET township_id = NEW.township_id WHERE school_id = NEW.id;
  UPDATE appointment SET township_id = NEW.township_id WHERE school_id = NEW.id;
  UPDATE term_appraisal SET township_id = NEW.township_id WHERE school_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER staffing_scopes AFTER UPDATE OF township_id ON "school"
  FOR EACH ROW WHEN (OLD.township_id IS DISTINCT FROM NEW.township_id) EXECUTE FUNCTION tc.school_township_moved();

-- A scheme belongs to its school, a line to its scheme and a post to its line for good: else every copy below would move.
CREATE OR REPLACE FUNCTION tc.staffing_parent_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'post_scheme' THEN PERFORM tc.refuse('post_scheme_keeps_school'); END IF;
  IF TG_TABLE_NAME = 'post_scheme_line' THEN PERFORM tc.refuse('post_scheme_line_keeps_scheme'); END IF;
  PERFORM tc.refuse('post_keeps_line');
  RETURN NULL;
END $$;
