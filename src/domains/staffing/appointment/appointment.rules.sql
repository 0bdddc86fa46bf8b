-- Posts, appointments and their appraisal: who may hold which post, and what a post and a title keep.

ALTER TABLE "appointment" ADD CONSTRAINT "appointment_no_overlap"
  EXCLUDE USING gist (hashtextextended("post_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE OR REPLACE FUNCTION tc.copy_line_of_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT l.scheme_id, l.school_id, s.township_id, l.category, l.grade
    INTO NEW.scheme_id, NEW.school_id, NEW.township_id, NEW.category, NEW.grade
    FROM post_scheme_line l JOIN school s ON s.id = l.school_id WHERE l.id = NEW.line_id FOR SHARE OF l FOR KEY SHARE OF s;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF line_id, scheme_id, school_id, township_id, category, grade ON "post"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_line_of_post();

CREATE OR REPLACE FUNCTION tc.copy_post_of_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.id, s.township_id INTO NEW.school_id, NEW.township_id
    FROM post p JOIN school s ON s.id = p.school_id WHERE p.id = NEW.post_id FOR KEY SHARE OF s;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF post_id, school_id, township_id ON "appointment"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_post_of_appointment();

CREATE OR REPLACE FUNCTION tc.copy_appointment_of_appraisal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a.teacher_id, a.school_id, a.township_id INTO NEW.teacher_id, NEW.school_id, NEW.township_id
    FROM appointment a WHERE a.id = NEW.appointment_id FOR SHARE;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF appointment_id, teacher_id, school_id, township_id ON "term_appraisal"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_appointment_of_appraisal();

-- Copies go down with what they were copied from.
CREATE OR REPLACE FUNCTION tc.appointment_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE term_appraisal SET teacher_id = NEW.teacher_id WHERE appointment_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER copies AFTER UPDATE OF teacher_id, post_id ON "appointment"
  FOR EACH ROW WHEN ((OLD.teacher_id, OLD.post_id) IS DISTINCT FROM (NEW.teacher_id, NEW.post_id))
  EXECUTE FUNCTION tc.appointment_moved();

CREATE TRIGGER fixed BEFORE UPDATE OF line_id ON "post"
  FOR EACH ROW WHEN (OLD.line_id <> NEW.line_id) EXECUTE FUNCTION tc.staffing_parent_is_fixed();

-- A post is one of its line's; the line is locked, so that it cannot shrink meanwhile.
CREATE OR REPLACE FUNCTION tc.assert_post() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE counted integer;
BEGIN
  SELECT l.post_count INTO counted FROM post_scheme_line l WHERE l.id = NEW.line_id FOR SHARE;
  IF NEW.post_no > counted THEN
    PERFORM tc.refuse('post_within_line');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_line AFTER INSERT OR UPDATE OF line_id, post_no ON "post"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_post();

-- Filled while an appointment lasts, else vacant since the last one ended or the scheme was approved. Frozen posts stay
-- frozen. Called by the trigger below, and once a day for terms that begin or end by date alone.
CREATE OR REPLACE FUNCTION tc.refresh_posts(posts uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM post p WHERE p.id = ANY (posts) ORDER BY p.id FOR NO KEY UPDATE;
  WITH held AS (
    SELECT p.id, bool_or(a.valid_from <= tc.today() AND a.valid_to > tc.today()) IS TRUE AS filled,
        coalesce(max(a.valid_to) FILTER (WHERE a.valid_to <= tc.today()), p.vacant_since, s.approved_on, s.drafted_on) AS since
      FROM post p JOIN post_scheme s ON s.id = p.scheme_id LEFT JOIN appointment a ON a.post_id = p.id AND a.archived_at IS NULL
      WHERE p.id = ANY (posts) AND p.status <> 'frozen' GROUP BY p.id, s.id)
  UPDATE post p SET status = CASE WHEN h.filled THEN 'filled' ELSE 'vacant' END,
      vacant_since = CASE WHEN NOT h.filled THEN h.since END
    FROM held h WHERE p.id = h.id AND (p.status, p.vacant_since) IS DISTINCT FROM
      (CASE WHEN h.filled THEN 'filled' ELSE 'vacant' END, CASE WHEN NOT h.filled THEN h.since END);
END $$;

-- Each day: terms that begin or end.
CREATE OR REPLACE FUNCTION tc.job_posts(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE posts uuid[];
BEGIN
  posts := ARRAY(SELECT DISTINCT a.post_id FROM appointment a
    WHERE a.valid_from BETWEEN since AND day OR a.valid_to BETWEEN since AND day);
  PERFORM tc.refresh_posts(posts);
  RETURN cardinality(posts);
END $$;

-- An appointment needs a post that is not frozen, of an approved scheme, and for a professional grade the title that it
-- asks for. Nobody else holds the post then: see the exclusion. Scheme and titles are locked, so that none is taken back meanwhile.
CREATE OR REPLACE FUNCTION tc.assert_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p record;
  titles text[];
BEGIN
  PERFORM FROM post_scheme s WHERE s.id = (SELECT o.scheme_id FROM post o WHERE o.id = NEW.post_id) FOR SHARE;
  SELECT o.status, o.category, o.grade, s.status AS scheme_status INTO p
    FROM post o JOIN post_scheme s ON s.id = o.scheme_id WHERE o.id = NEW.post_id AND o.archived_at IS NULL FOR NO KEY UPDATE OF o;
  IF NEW.archived_at IS NOT NULL THEN RETURN NULL; END IF;
  IF p.status IS NULL THEN
    PERFORM tc.refuse('appointment_post_not_archived');
  END IF;
  IF p.status = 'frozen' THEN
    PERFORM tc.refuse('appointment_post_not_frozen');
  END IF;
  IF p.scheme_status <> 'approved' THEN
    PERFORM tc.refuse('appointment_scheme_approved');
  END IF;
  titles := tc.titles_of_grade(p.category, p.grade);
  IF titles IS NOT NULL THEN
    PERFORM FROM title_grant t
      WHERE t.teacher_id = NEW.teacher_id AND t.level = ANY (titles) AND t.granted_on <= NEW.valid_from AND t.archived_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
      PERFORM tc.refuse('appointment_title_held');
    END IF;
  END IF;
  -- Whose relation ends meanwhile: see personnel_relation_of_service.
  PERFORM FROM teacher t WHERE t.id = NEW.teacher_id FOR NO KEY UPDATE;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER may_be AFTER INSERT OR UPDATE OF post_id, teacher_id, valid_from ON "appointment"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_appointment();

CREATE OR REPLACE FUNCTION tc.appointment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_posts(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.post_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.post_id END]);
  RETURN NULL;
END $$;

CREATE TRIGGER posts AFTER INSERT OR DELETE OR UPDATE OF post_id, valid_from, valid_to, archived_at ON "appointment"
  FOR EACH ROW EXECUTE FUNCTION tc.appointment_changed();

CREATE OR REPLACE FUNCTION tc.assert_appraisal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.appraised_on < (SELECT a.valid_from FROM appointment a WHERE a.id = NEW.appointment_id) THEN
    PERFORM tc.refuse('term_appraisal_after_start');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_term AFTER INSERT OR UPDATE OF appointment_id, appraised_on ON "term_appraisal"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_appraisal();

-- 三(五) 岗位. A post is neither vacant nor frozen while somebody holds it; nor is it frozen before an appointment that is
-- agreed. Whoever appoints locks the post, too: of two at once, the second sees the first.
CREATE OR REPLACE FUNCTION tc.post_keeps_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appointment a WHERE a.post_id = NEW.id AND a.archived_at IS NULL AND a.valid_to > tc.today()
      AND (NEW.status = 'frozen' OR a.valid_from <= tc.today())) THEN
    PERFORM tc.refuse('post_keeps_appointment');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER keeps_appointment AFTER UPDATE OF status ON "post" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.status IN ('vacant', 'frozen')) EXECUTE FUNCTION tc.post_keeps_appointment();

-- 三(五)(六) 职称·聘任. The titles that a grade asks for (1-4 full senior, 5-7 senior, 8-10 first); null where any will do.
CREATE OR REPLACE FUNCTION tc.titles_of_grade(category text, grade integer) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN category <> 'professional' THEN NULL WHEN grade <= 4 THEN ARRAY['full-senior']
    WHEN grade <= 7 THEN ARRAY['full-senior', 'senior'] WHEN grade <= 10 THEN ARRAY['full-senior', 'senior', 'first'] END;

-- A term that is over does not go on again at a post that was frozen since.
CREATE CONSTRAINT TRIGGER may_go_on AFTER UPDATE OF valid_to ON "appointment" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.valid_to > OLD.valid_to) EXECUTE FUNCTION tc.assert_appointment();

-- A title stays as it is while an appointment that has not ended needs it and no other title of the teacher will do.
CREATE OR REPLACE FUNCTION tc.title_keeps_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Of two titles that are taken back at once, each would do for the other.
  PERFORM FROM teacher t WHERE t.id = OLD.teacher_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM appointment a JOIN post p ON p.id = a.post_id
      CROSS JOIN LATERAL (SELECT tc.titles_of_grade(p.category, p.grade) AS titles) n
      WHERE a.teacher_id = OLD.teacher_id AND a.archived_at IS NULL AND a.valid_to > tc.today() AND n.titles IS NOT NULL
        AND NOT EXISTS (SELECT FROM title_grant t WHERE t.teacher_id = a.teacher_id AND t.level = ANY (n.titles)
          AND t.granted_on <= a.valid_from AND t.archived_at IS NULL)) THEN
    PERFORM tc.refuse('title_grant_keeps_appointment');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER keeps_appointment AFTER DELETE OR UPDATE OF teacher_id, level, granted_on, archived_at ON "title_grant"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.title_keeps_appointment();
