-- Quota, posts and appointments: periods that may not overlap, sums that may not be passed, and the copies and counts
-- that row policies and figures need. The staffing total is the last word: whoever changes a quota queues for its row.
ALTER TABLE "staffing_total" ADD CONSTRAINT "staffing_total_no_overlap"
  EXCLUDE USING gist (hashtextextended("district_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "staffing_standard" ADD CONSTRAINT "staffing_standard_no_overlap"
  EXCLUDE USING gist (hashtextextended("stage", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "post_structure_ratio" ADD CONSTRAINT "post_structure_ratio_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_no_overlap"
  EXCLUDE USING gist (hashtextextended("post_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- The township a school stands in, copied onto its quota, schemes, plans, posts and appointments.
CREATE FUNCTION tc.copy_township_of_school() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF school_id, township_id ON "school_quota"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_school();
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF school_id, township_id ON "post_scheme"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_school();
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF school_id, township_id ON "recruitment_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_township_of_school();
--> statement-breakpoint
CREATE FUNCTION tc.school_township_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE school_quota SET township_id = NEW.township_id WHERE school_id = NEW.id;
  UPDATE post_scheme SET township_id = NEW.township_id WHERE school_id = NEW.id;
  UPDATE recruitment_plan SET township_id = NEW.township_id WHERE school_id = NEW.id;
  UPDATE post SET township_id = NEW.township_id WHERE school_id = NEW.id;
  UPDATE appointment SET township_id = NEW.township_id WHERE school_id = NEW.id;
  UPDATE term_appraisal SET township_id = NEW.township_id WHERE school_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER staffing_scopes AFTER UPDATE OF township_id ON "school"
  FOR EACH ROW WHEN (OLD.township_id IS DISTINCT FROM NEW.township_id) EXECUTE FUNCTION tc.school_township_moved();
--> statement-breakpoint
CREATE FUNCTION tc.copy_scheme_of_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.school_id INTO NEW.school_id FROM post_scheme p WHERE p.id = NEW.scheme_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF scheme_id, school_id ON "post_scheme_line"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_scheme_of_line();
--> statement-breakpoint
CREATE FUNCTION tc.copy_line_of_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT l.scheme_id, p.school_id, p.township_id, l.category, l.grade
    INTO NEW.scheme_id, NEW.school_id, NEW.township_id, NEW.category, NEW.grade
    FROM post_scheme_line l JOIN post_scheme p ON p.id = l.scheme_id WHERE l.id = NEW.line_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF line_id, scheme_id, school_id, township_id, category, grade ON "post"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_line_of_post();
--> statement-breakpoint
CREATE FUNCTION tc.copy_post_of_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.school_id, p.township_id INTO NEW.school_id, NEW.township_id FROM post p WHERE p.id = NEW.post_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF post_id, school_id, township_id ON "appointment"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_post_of_appointment();
--> statement-breakpoint
CREATE FUNCTION tc.copy_appointment_of_appraisal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a.teacher_id, a.school_id, a.township_id INTO NEW.teacher_id, NEW.school_id, NEW.township_id
    FROM appointment a WHERE a.id = NEW.appointment_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF appointment_id, teacher_id, school_id, township_id ON "term_appraisal"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_appointment_of_appraisal();
--> statement-breakpoint
-- Copies go down with what they were copied from.
CREATE FUNCTION tc.appointment_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE term_appraisal SET teacher_id = NEW.teacher_id WHERE appointment_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER copies AFTER UPDATE OF teacher_id, post_id ON "appointment"
  FOR EACH ROW WHEN ((OLD.teacher_id, OLD.post_id) IS DISTINCT FROM (NEW.teacher_id, NEW.post_id))
  EXECUTE FUNCTION tc.appointment_moved();
--> statement-breakpoint
CREATE FUNCTION tc.scheme_line_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE post SET category = NEW.category WHERE line_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER copies AFTER UPDATE OF category, grade ON "post_scheme_line"
  FOR EACH ROW WHEN ((OLD.category, OLD.grade) IS DISTINCT FROM (NEW.category, NEW.grade))
  EXECUTE FUNCTION tc.scheme_line_changed();
--> statement-breakpoint
-- A scheme belongs to its school, a line to its scheme and a post to its line for good: else every copy below would move.
CREATE FUNCTION tc.staffing_parent_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a scheme, a line or a post never changes its parent' USING ERRCODE = 'check_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER fixed BEFORE UPDATE OF school_id ON "post_scheme"
  FOR EACH ROW WHEN (OLD.school_id <> NEW.school_id) EXECUTE FUNCTION tc.staffing_parent_is_fixed();
--> statement-breakpoint
CREATE TRIGGER fixed BEFORE UPDATE OF scheme_id ON "post_scheme_line"
  FOR EACH ROW WHEN (OLD.scheme_id <> NEW.scheme_id) EXECUTE FUNCTION tc.staffing_parent_is_fixed();
--> statement-breakpoint
CREATE TRIGGER fixed BEFORE UPDATE OF line_id ON "post"
  FOR EACH ROW WHEN (OLD.line_id <> NEW.line_id) EXECUTE FUNCTION tc.staffing_parent_is_fixed();
--> statement-breakpoint
-- The day that the counts of a school year are of: today, or the year's day nearest to it.
CREATE FUNCTION tc.staffing_day(school_year integer) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN greatest(make_date(school_year, 9, 1), least(tc.today(), make_date(school_year + 1, 8, 31)));
--> statement-breakpoint
-- What a school's staff makes of its quotas. Called by the triggers below, and once a day for relations and placements
-- that begin or end by date alone. The row's lock makes two changes at one school queue; its check refuses the second
-- where one place was left.
CREATE FUNCTION tc.refresh_school_staffing(schools uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM school_quota WHERE school_id = ANY (schools) ORDER BY id FOR NO KEY UPDATE;
  WITH counted AS (
    SELECT q.id,
        count(r.id) FILTER (WHERE r.quota_category IS NOT NULL)::int AS occupied,
        count(r.id) FILTER (WHERE r.quota_category IS NULL)::int AS non_quota,
        count(r.id) FILTER (WHERE r.quota_category IS NOT NULL AND EXISTS (
          SELECT FROM teaching_placement p WHERE p.teacher_id = r.teacher_id AND p.kind = 'secondment' AND p.school_id <> q.school_id
            AND p.valid_from <= tc.staffing_day(q.school_year) AND (p.valid_to IS NULL OR p.valid_to > tc.staffing_day(q.school_year))
        ))::int AS seconded
      FROM school_quota q LEFT JOIN personnel_relation r ON r.school_id = q.school_id
        AND r.valid_from <= tc.staffing_day(q.school_year) AND (r.valid_to IS NULL OR r.valid_to > tc.staffing_day(q.school_year))
      WHERE q.school_id = ANY (schools) GROUP BY q.id)
  UPDATE school_quota q SET occupied = c.occupied, non_quota = c.non_quota, seconded = c.seconded
    FROM counted c WHERE q.id = c.id
      AND (q.occupied, q.non_quota, q.seconded) IS DISTINCT FROM (c.occupied, c.non_quota, c.seconded);
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.staffing_relation_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_school_staffing(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.school_id END,
    CASE WHEN TG_OP <> 'DELETE' THEN NEW.school_id END]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER school_staffing AFTER INSERT OR DELETE OR UPDATE OF teacher_id, school_id, quota_category, valid_from, valid_to
  ON "personnel_relation" FOR EACH ROW EXECUTE FUNCTION tc.staffing_relation_changed();
--> statement-breakpoint
CREATE FUNCTION tc.staffing_placement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_school_staffing(ARRAY(SELECT DISTINCT r.school_id FROM personnel_relation r
    WHERE (TG_OP <> 'INSERT' AND r.teacher_id = OLD.teacher_id) OR (TG_OP <> 'DELETE' AND r.teacher_id = NEW.teacher_id)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER school_staffing AFTER INSERT OR DELETE OR UPDATE OF teacher_id, school_id, kind, valid_from, valid_to
  ON "teaching_placement" FOR EACH ROW EXECUTE FUNCTION tc.staffing_placement_changed();
--> statement-breakpoint
CREATE FUNCTION tc.staffing_quota_entered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_school_staffing(ARRAY[NEW.school_id]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER school_staffing AFTER INSERT OR UPDATE OF school_id, school_year, occupied, non_quota, seconded ON "school_quota"
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION tc.staffing_quota_entered();
--> statement-breakpoint
-- On every day of a school year the quotas of all schools stay within the total in force (三(五)). A day without a total
-- allows none. The total's rows are locked, so that two districts' clerks cannot both use the last place.
CREATE FUNCTION tc.assert_quota_within_total(year integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  period daterange := daterange(make_date(year, 9, 1), make_date(year + 1, 9, 1));
  allotted bigint;
BEGIN
  PERFORM FROM staffing_total t WHERE daterange(t.valid_from, t.valid_to) && period ORDER BY t.id FOR NO KEY UPDATE;
  SELECT coalesce(sum(q.quota), 0) INTO allotted FROM school_quota q WHERE q.school_year = year;
  IF allotted > 0 AND (
      EXISTS (SELECT FROM staffing_total t WHERE daterange(t.valid_from, t.valid_to) && period AND t.total < allotted)
      OR NOT period <@ coalesce((SELECT range_agg(daterange(t.valid_from, t.valid_to)) FROM staffing_total t), '{}'::datemultirange)) THEN
    RAISE EXCEPTION 'the quotas of % pass the staffing total', year USING ERRCODE = 'check_violation';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.quota_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.school_year <> NEW.school_year THEN PERFORM tc.assert_quota_within_total(OLD.school_year); END IF;
  PERFORM tc.assert_quota_within_total(NEW.school_year);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER within_total AFTER INSERT OR UPDATE OF quota, school_year ON "school_quota"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.quota_changed();
--> statement-breakpoint
CREATE FUNCTION tc.total_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_quota_within_total(y.school_year) FROM (SELECT DISTINCT school_year FROM school_quota ORDER BY 1) y;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER covers_quotas AFTER UPDATE OR DELETE ON "staffing_total"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.total_changed();
--> statement-breakpoint
-- Approving a transfer moves the places, the total unchanged; approved, it is final. A school that has not enough places,
-- or has them occupied, is refused by its own row's checks.
CREATE FUNCTION tc.quota_transfer_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved integer;
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.approved_on IS NOT NULL THEN
    RAISE EXCEPTION 'an approved transfer is final' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' OR NEW.approved_on IS NULL THEN RETURN NULL; END IF;
  -- In the order of their ids, so that two transfers between the same schools never wait for each other.
  PERFORM FROM school_quota q WHERE q.school_year = NEW.school_year AND q.school_id IN (NEW.from_school_id, NEW.to_school_id)
    ORDER BY q.id FOR NO KEY UPDATE;
  -- In one statement: the total is asserted at its end, with both changed.
  WITH step AS (SELECT q.id, CASE q.school_id WHEN NEW.to_school_id THEN NEW.amount ELSE -NEW.amount END AS places
    FROM school_quota q WHERE q.school_year = NEW.school_year AND q.school_id IN (NEW.from_school_id, NEW.to_school_id))
  UPDATE school_quota q SET quota = q.quota + step.places,
      teacher_quota = q.teacher_quota + CASE NEW.category WHEN '1' THEN step.places ELSE 0 END,
      administrative_quota = q.administrative_quota + CASE NEW.category WHEN '2' THEN step.places ELSE 0 END,
      support_quota = q.support_quota + CASE NEW.category WHEN '3' THEN step.places ELSE 0 END,
      worker_quota = q.worker_quota + CASE NEW.category WHEN '4' THEN step.places ELSE 0 END
    FROM step WHERE q.id = step.id;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> 2 THEN
    RAISE EXCEPTION 'both schools need a quota of that year' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER approved AFTER INSERT OR UPDATE OR DELETE ON "quota_transfer"
  FOR EACH ROW EXECUTE FUNCTION tc.quota_transfer_approved();
--> statement-breakpoint
-- No scheme counts more posts than the quota of its school year; approved, its senior posts keep to the ratio of its kind
-- of school, in rural schools (locale 2xx) with the uplift, or the reason is given (三(五)(六)). Grades 1 to 7 are senior.
CREATE FUNCTION tc.assert_scheme(scheme uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  s record;
  posts bigint;
  places integer;
  professional bigint;
  senior bigint;
  allowed integer;
BEGIN
  SELECT p.*, sc.kind, sc.locale INTO s FROM post_scheme p JOIN school sc ON sc.id = p.school_id WHERE p.id = scheme FOR NO KEY UPDATE OF p;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT q.quota INTO places FROM school_quota q WHERE q.school_id = s.school_id AND q.school_year = s.school_year FOR NO KEY UPDATE;
  SELECT coalesce(sum(l.post_count), 0), coalesce(sum(l.post_count) FILTER (WHERE l.category = 'professional'), 0),
      coalesce(sum(l.post_count) FILTER (WHERE l.category = 'professional' AND l.grade <= 7), 0)
    INTO posts, professional, senior FROM post_scheme_line l WHERE l.scheme_id = scheme;
  IF posts > coalesce(places, 0) THEN
    RAISE EXCEPTION 'a scheme counts more posts than its quota' USING ERRCODE = 'check_violation';
  END IF;
  IF s.status <> 'approved' OR s.flag_reason IS NOT NULL OR senior = 0 THEN RETURN; END IF;
  SELECT r.senior_permille + CASE WHEN s.locale LIKE '2%' THEN r.rural_uplift_permille ELSE 0 END INTO allowed
    FROM post_structure_ratio r WHERE r.school_kind = s.kind AND r.valid_from <= s.approved_on
      AND (r.valid_to IS NULL OR r.valid_to > s.approved_on);
  IF allowed IS NULL OR senior * 1000 > professional * allowed THEN
    RAISE EXCEPTION 'an approved scheme passes the ratio of senior posts without a reason' USING ERRCODE = 'check_violation';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.scheme_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_scheme(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER within_quota AFTER INSERT OR UPDATE ON "post_scheme"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.scheme_changed();
--> statement-breakpoint
CREATE FUNCTION tc.scheme_line_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' AND EXISTS (SELECT FROM post p WHERE p.line_id = NEW.id AND p.post_no > NEW.post_count) THEN
    RAISE EXCEPTION 'a line counts fewer posts than it has' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM tc.assert_scheme(CASE TG_OP WHEN 'DELETE' THEN OLD.scheme_id ELSE NEW.scheme_id END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER within_quota AFTER INSERT OR UPDATE OR DELETE ON "post_scheme_line"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.scheme_line_counted();
--> statement-breakpoint
CREATE FUNCTION tc.quota_holds_schemes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_scheme(p.id) FROM post_scheme p WHERE p.school_id = OLD.school_id AND p.school_year = OLD.school_year;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER holds_schemes AFTER DELETE OR UPDATE OF quota, school_id, school_year ON "school_quota"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.quota_holds_schemes();
--> statement-breakpoint
-- A post is one of its line's; the line is locked, so that it cannot shrink meanwhile.
CREATE FUNCTION tc.assert_post() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE counted integer;
BEGIN
  SELECT l.post_count INTO counted FROM post_scheme_line l WHERE l.id = NEW.line_id FOR SHARE;
  IF NEW.post_no > counted THEN
    RAISE EXCEPTION 'the line counts fewer posts' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER of_line AFTER INSERT OR UPDATE OF line_id, post_no ON "post"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_post();
--> statement-breakpoint
-- Filled while an appointment lasts, else vacant since the last one ended or the scheme was approved. Frozen posts stay
-- frozen. Called by the trigger below, and once a day for terms that begin or end by date alone.
CREATE FUNCTION tc.refresh_posts(posts uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH held AS (
    SELECT p.id, bool_or(a.valid_from <= tc.today() AND a.valid_to > tc.today()) IS TRUE AS filled,
        coalesce(max(a.valid_to) FILTER (WHERE a.valid_to <= tc.today()), p.vacant_since, s.approved_on, s.drafted_on) AS since
      FROM post p JOIN post_scheme s ON s.id = p.scheme_id LEFT JOIN appointment a ON a.post_id = p.id
      WHERE p.id = ANY (posts) AND p.status <> 'frozen' GROUP BY p.id, s.id)
  UPDATE post p SET status = CASE WHEN h.filled THEN 'filled' ELSE 'vacant' END,
      vacant_since = CASE WHEN NOT h.filled THEN h.since END
    FROM held h WHERE p.id = h.id AND (p.status, p.vacant_since) IS DISTINCT FROM
      (CASE WHEN h.filled THEN 'filled' ELSE 'vacant' END, CASE WHEN NOT h.filled THEN h.since END);
END $$;
--> statement-breakpoint
-- An appointment needs a post that is not frozen, of an approved scheme, and for a professional grade the title that it
-- asks for (1-4 full senior, 5-7 senior, 8-10 first, 11-13 any). Nobody else holds the post then: see the exclusion.
CREATE FUNCTION tc.assert_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p record;
  titles text[];
BEGIN
  SELECT o.status, o.category, o.grade, s.status AS scheme_status INTO p
    FROM post o JOIN post_scheme s ON s.id = o.scheme_id WHERE o.id = NEW.post_id FOR NO KEY UPDATE OF o;
  IF p.status = 'frozen' THEN
    RAISE EXCEPTION 'the post is frozen' USING ERRCODE = 'check_violation';
  END IF;
  IF p.scheme_status <> 'approved' THEN
    RAISE EXCEPTION 'the scheme of the post is not approved' USING ERRCODE = 'check_violation';
  END IF;
  IF p.category = 'professional' THEN
    titles := CASE WHEN p.grade <= 4 THEN ARRAY['full-senior'] WHEN p.grade <= 7 THEN ARRAY['full-senior', 'senior']
      WHEN p.grade <= 10 THEN ARRAY['full-senior', 'senior', 'first'] END;
    IF titles IS NOT NULL AND NOT EXISTS (SELECT FROM title_grant t
        WHERE t.teacher_id = NEW.teacher_id AND t.level = ANY (titles) AND t.granted_on <= NEW.valid_from) THEN
      RAISE EXCEPTION 'the teacher does not hold the title that the grade needs' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER may_be AFTER INSERT OR UPDATE OF post_id, teacher_id, valid_from ON "appointment"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_appointment();
--> statement-breakpoint
CREATE FUNCTION tc.appointment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_posts(ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.post_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.post_id END]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER posts AFTER INSERT OR DELETE OR UPDATE OF post_id, valid_from, valid_to ON "appointment"
  FOR EACH ROW EXECUTE FUNCTION tc.appointment_changed();
--> statement-breakpoint
-- A scheme that people were appointed under keeps its approval.
CREATE FUNCTION tc.scheme_keeps_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM post p JOIN appointment a ON a.post_id = p.id WHERE p.scheme_id = OLD.id) THEN
    RAISE EXCEPTION 'a scheme with appointments keeps its approval' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keeps_approval BEFORE UPDATE OF status ON "post_scheme"
  FOR EACH ROW WHEN (OLD.status = 'approved' AND NEW.status <> 'approved') EXECUTE FUNCTION tc.scheme_keeps_approval();
--> statement-breakpoint
CREATE FUNCTION tc.assert_appraisal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.appraised_on < (SELECT a.valid_from FROM appointment a WHERE a.id = NEW.appointment_id) THEN
    RAISE EXCEPTION 'a term is not appraised before it begins' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER of_term AFTER INSERT OR UPDATE OF appointment_id, appraised_on ON "term_appraisal"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_appraisal();
