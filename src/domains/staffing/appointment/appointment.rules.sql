-- Posts, appointments and their appraisal: who may hold which post, and what a post and a title keep.

-- 三(五): one post per person on any day.
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_one_post"
  EXCLUDE USING gist (hashtextextended("teacher_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- A contract is entered late as of its day: of those that are over it asks the same post's alone.
CREATE TRIGGER a_unseen BEFORE INSERT OR UPDATE OF valid_from, valid_to ON "appointment"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.no_unseen_period('appointment_one_post', 'teacher_id', '+post_id');

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

-- 三(五): a vacancy runs from the event that made it, whoever writes what: the last term's end, the end of a freeze, or the
-- approval of the scheme that set the post up.
CREATE OR REPLACE FUNCTION tc.vacant_from(of_post uuid, of_scheme uuid, thawed date) RETURNS date LANGUAGE sql STABLE
  RETURN greatest(thawed, (SELECT coalesce(s.approved_on, s.drafted_on) FROM post_scheme s WHERE s.id = of_scheme),
    (SELECT max(a.valid_to) FROM appointment a WHERE a.post_id = of_post AND a.archived_at IS NULL AND a.valid_to <= tc.today()));

CREATE OR REPLACE FUNCTION tc.post_vacancy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.thawed_on := CASE WHEN TG_OP = 'UPDATE' THEN CASE WHEN OLD.status = 'frozen' AND NEW.status <> 'frozen' THEN tc.today() ELSE OLD.thawed_on END END;
  NEW.vacant_since := CASE WHEN NEW.status = 'vacant' THEN tc.vacant_from(NEW.id, NEW.scheme_id, NEW.thawed_on) END;
  RETURN NEW;
END $$;

-- After `scopes` by name, which copies the scheme.
CREATE TRIGGER vacancy BEFORE INSERT OR UPDATE OF status, vacant_since, thawed_on ON "post"
  FOR EACH ROW EXECUTE FUNCTION tc.post_vacancy();

-- Filled while an appointment lasts, else vacant. Frozen posts stay frozen. Called by the triggers below, and once a day for
-- terms that begin or end by date alone.
CREATE OR REPLACE FUNCTION tc.refresh_posts(posts uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM post p WHERE p.id = ANY (posts) ORDER BY p.id FOR NO KEY UPDATE;
  WITH held AS (
    SELECT p.id, tc.vacant_from(p.id, p.scheme_id, p.thawed_on) AS since, EXISTS (SELECT FROM appointment a
        WHERE a.post_id = p.id AND a.archived_at IS NULL AND a.valid_from <= tc.today() AND a.valid_to > tc.today()) AS filled
      FROM post p WHERE p.id = ANY (posts) AND p.status <> 'frozen')
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
  SELECT o.status, o.category, o.grade, o.school_id, o.township_id, s.status AS scheme_status INTO p
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
    -- Which titles somebody holds whose file another school keeps is not told to whoever tries a post.
    IF tc.command_person() IS NOT NULL AND NOT EXISTS (SELECT FROM personnel_relation r
        WHERE r.teacher_id = NEW.teacher_id AND r.archived_at IS NULL AND (r.valid_to IS NULL OR r.valid_to > tc.today())
          AND (r.school_id = p.school_id OR r.unit = 'pool' AND r.township_id = p.township_id)) THEN
      PERFORM tc.refuse('appointment_fits_relation');
    END IF;
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

CREATE OR REPLACE FUNCTION tc.scheme_dated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_posts(ARRAY(SELECT p.id FROM post p WHERE p.scheme_id = NEW.id));
  RETURN NULL;
END $$;

CREATE TRIGGER posts AFTER UPDATE OF approved_on, drafted_on ON "post_scheme"
  FOR EACH ROW WHEN ((OLD.approved_on, OLD.drafted_on) IS DISTINCT FROM (NEW.approved_on, NEW.drafted_on)) EXECUTE FUNCTION tc.scheme_dated();

CREATE OR REPLACE FUNCTION tc.assert_appraisal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.appraised_on < (SELECT a.valid_from FROM appointment a WHERE a.id = NEW.appointment_id) THEN
    PERFORM tc.refuse('term_appraisal_after_start');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER of_term AFTER INSERT OR UPDATE OF appointment_id, appraised_on ON "term_appraisal"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_appraisal();

-- 三(五) 岗位. A post is not frozen while somebody holds it, nor before an appointment that is agreed. Whoever appoints locks the
-- post, too: of two at once, the second sees the first.
CREATE OR REPLACE FUNCTION tc.post_keeps_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM appointment a WHERE a.post_id = NEW.id AND a.archived_at IS NULL AND a.valid_to > tc.today()) THEN
    PERFORM tc.refuse('post_keeps_appointment');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER keeps_appointment AFTER UPDATE OF status ON "post" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.status = 'frozen') EXECUTE FUNCTION tc.post_keeps_appointment();

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

-- 三(五): from today on whoever holds a post belongs to its school or to the pool of its township, in a place of the quota of
-- its kind. The person is locked, so that post and relation see each other.
-- Deferred: a move closes one relation and opens the next, in either order.
CREATE OR REPLACE FUNCTION tc.places_of_post(category text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE category WHEN 'management' THEN ARRAY['2'] WHEN 'professional' THEN ARRAY['1', '3'] WHEN 'worker' THEN ARRAY['4'] END;

CREATE OR REPLACE FUNCTION tc.assert_post_fits(person uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM teacher t WHERE t.id = person FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM appointment a JOIN post p ON p.id = a.post_id
      WHERE a.teacher_id = person AND a.archived_at IS NULL AND a.valid_to > tc.today()
        AND NOT daterange(greatest(a.valid_from, tc.today()), a.valid_to) <@ coalesce((SELECT range_agg(daterange(r.valid_from, r.valid_to))
          FROM personnel_relation r WHERE r.teacher_id = person AND r.archived_at IS NULL
            AND r.quota_category = ANY (tc.places_of_post(p.category))
            AND (r.school_id = p.school_id OR r.unit = 'pool' AND r.township_id = p.township_id)), '{}')) THEN
    PERFORM tc.refuse('appointment_fits_relation');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.appointment_of_relation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_post_fits(NEW.teacher_id);
  RETURN NULL;
END $$;

-- After `of_service` by name: that somebody is without any relation comes first.
CREATE CONSTRAINT TRIGGER post_fits AFTER INSERT OR UPDATE OF post_id, teacher_id, valid_from, valid_to, archived_at ON "appointment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.appointment_of_relation();

CREATE OR REPLACE FUNCTION tc.relation_of_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_post_fits(OLD.teacher_id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER post_fits AFTER DELETE OR UPDATE OF teacher_id, unit, school_id, township_id, quota_category, valid_from, valid_to,
  archived_at ON "personnel_relation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tc.relation_of_appointment();

CREATE OR REPLACE FUNCTION tc.post_of_relation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_post_fits(a.teacher_id) FROM appointment a WHERE a.post_id = NEW.id AND a.archived_at IS NULL AND a.valid_to > tc.today();
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER post_fits AFTER UPDATE OF category ON "post" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.category <> NEW.category) EXECUTE FUNCTION tc.post_of_relation();

-- 三(五), 四(三): HR confirms a term once, while it lasts.
CREATE OR REPLACE FUNCTION tc.assert_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.confirmed_on IS NOT NULL AND NEW.confirmed_on IS DISTINCT FROM OLD.confirmed_on THEN
    PERFORM tc.refuse('appointment_confirmed_once');
  END IF;
  IF NEW.confirmed_on >= NEW.valid_to THEN PERFORM tc.refuse('appointment_confirmed_in_term'); END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER confirmed BEFORE INSERT OR UPDATE OF confirmed_on ON "appointment"
  FOR EACH ROW EXECUTE FUNCTION tc.assert_confirmation();

-- 三(五): whoever appoints does so ahead, or as many days late as `appointment.late-days` says, as a contract is signed late. What was agreed before the
-- platform is entered by no person's command.
CREATE OR REPLACE FUNCTION tc.assert_appointed_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.valid_from < tc.today() - coalesce(tc.parameter_number('appointment.late-days', tc.today()), 0) THEN
    PERFORM tc.refuse('appointment_begins_in_time');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER in_time BEFORE INSERT OR UPDATE OF valid_from ON "appointment"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL AND NEW.valid_from < tc.today()) EXECUTE FUNCTION tc.assert_appointed_in_time();

-- 三(五), 四(三): what HR confirmed is a term of so many days. Whoever appoints may end it, and does not lengthen it: a longer one
-- is another appointment, which HR confirms.
CREATE OR REPLACE FUNCTION tc.assert_term_as_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('appointment_as_confirmed');
END $$;

CREATE TRIGGER as_confirmed BEFORE UPDATE OF valid_to ON "appointment"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL AND OLD.confirmed_on IS NOT NULL AND NEW.valid_to > OLD.valid_to) EXECUTE FUNCTION tc.assert_term_as_confirmed();
