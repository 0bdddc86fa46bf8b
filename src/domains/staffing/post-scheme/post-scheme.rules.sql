-- Schemes of posts: within the quota, within the ratio of senior posts, and approved for as long as somebody is appointed.
-- after: reference/definition

ALTER TABLE "post_structure_ratio" ADD CONSTRAINT "post_structure_ratio_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF school_id, township_id ON "post_scheme"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_school();

CREATE OR REPLACE FUNCTION tc.copy_scheme_of_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.school_id INTO NEW.school_id FROM post_scheme p WHERE p.id = NEW.scheme_id;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF scheme_id, school_id ON "post_scheme_line"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_scheme_of_line();

CREATE OR REPLACE FUNCTION tc.scheme_line_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE post SET category = NEW.category WHERE line_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER copies AFTER UPDATE OF category, grade ON "post_scheme_line"
  FOR EACH ROW WHEN ((OLD.category, OLD.grade) IS DISTINCT FROM (NEW.category, NEW.grade))
  EXECUTE FUNCTION tc.scheme_line_changed();

CREATE TRIGGER fixed BEFORE UPDATE OF school_id ON "post_scheme"
  FOR EACH ROW WHEN (OLD.school_id <> NEW.school_id) EXECUTE FUNCTION tc.staffing_parent_is_fixed();

CREATE TRIGGER fixed BEFORE UPDATE OF scheme_id ON "post_scheme_line"
  FOR EACH ROW WHEN (OLD.scheme_id <> NEW.scheme_id) EXECUTE FUNCTION tc.staffing_parent_is_fixed();

-- No scheme counts more posts than the quota of its school year; approved, its senior posts keep to the ratio of its kind
-- of school, in rural schools (definition `rural.posts`) with the uplift, or the reason is given (三(五)(六)). Grades 1 to 7 are senior.
CREATE OR REPLACE FUNCTION tc.assert_scheme(scheme uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s record;
  posts bigint;
  quota school_quota;
  professional bigint;
  senior bigint;
  allowed integer;
BEGIN
  SELECT p.*, sc.kind, sc.locale INTO s FROM post_scheme p JOIN school sc ON sc.id = p.school_id WHERE p.id = scheme AND p.archived_at IS NULL FOR NO KEY UPDATE OF p;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT q.* INTO quota FROM school_quota q WHERE q.school_id = s.school_id AND q.school_year = s.school_year AND q.archived_at IS NULL FOR NO KEY UPDATE;
  SELECT coalesce(sum(l.post_count), 0), coalesce(sum(l.post_count) FILTER (WHERE l.category = 'professional'), 0),
      coalesce(sum(l.post_count) FILTER (WHERE l.category = 'professional' AND l.grade <= 7), 0)
    INTO posts, professional, senior FROM post_scheme_line l WHERE l.scheme_id = scheme AND l.archived_at IS NULL;
  IF posts > coalesce(quota.quota, 0) THEN
    PERFORM tc.refuse('post_scheme_within_quota');
  END IF;
  IF EXISTS (SELECT FROM post_scheme_line l WHERE l.scheme_id = scheme AND l.archived_at IS NULL GROUP BY l.category
      HAVING sum(l.post_count) > CASE l.category WHEN 'management' THEN quota.administrative_quota
        WHEN 'professional' THEN quota.teacher_quota + quota.support_quota ELSE quota.worker_quota END) THEN
    PERFORM tc.refuse('post_scheme_within_kind');
  END IF;
  IF s.status <> 'approved' OR s.flag_reason IS NOT NULL OR senior = 0 THEN RETURN; END IF;
  SELECT r.senior_permille + CASE WHEN tc.defined('rural.posts', s.locale, s.approved_on) THEN r.rural_uplift_permille ELSE 0 END INTO allowed
    FROM post_structure_ratio r WHERE r.school_kind = s.kind AND r.archived_at IS NULL AND r.valid_from <= s.approved_on
      AND (r.valid_to IS NULL OR r.valid_to > s.approved_on);
  IF allowed IS NULL OR senior * 1000 > professional * allowed THEN
    PERFORM tc.refuse('post_scheme_senior_ratio');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.scheme_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_scheme(NEW.id);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER within_quota AFTER INSERT OR UPDATE ON "post_scheme"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.scheme_changed();

CREATE OR REPLACE FUNCTION tc.scheme_line_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' AND EXISTS (SELECT FROM post p WHERE p.line_id = NEW.id AND p.archived_at IS NULL AND p.post_no > NEW.post_count) THEN
    PERFORM tc.refuse('post_scheme_line_holds_posts');
  END IF;
  PERFORM tc.assert_scheme(CASE TG_OP WHEN 'DELETE' THEN OLD.scheme_id ELSE NEW.scheme_id END);
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER within_quota AFTER INSERT OR UPDATE OR DELETE ON "post_scheme_line"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.scheme_line_counted();

-- See tc.keep_norm.
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "post_structure_ratio" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{school_kind}');
