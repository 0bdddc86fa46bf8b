-- Schools' conditions, networks, construction, large classes and the references: periods that may not overlap, copies of
-- scopes, the steps of a closure, the ledger of large classes, and two declared cubes.
ALTER TABLE "residential_development" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
--> statement-breakpoint
ALTER TABLE "parameter" ADD CONSTRAINT "parameter_no_overlap"
  EXCLUDE USING gist (hashtextextended("key" || '/' || coalesce("township_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "school_stage" ADD CONSTRAINT "school_stage_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_id"::text || "stage", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- On one day a grade belongs to one stage of a school.
ALTER TABLE "school_stage" ADD CONSTRAINT "school_stage_one_stage_per_grade"
  EXCLUDE USING gist (hashtextextended("school_id"::text, 0) WITH =, int4range("grade_from", "grade_to", '[]') WITH &&, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "party_organisation" ADD CONSTRAINT "party_organisation_no_overlap"
  EXCLUDE USING gist (hashtextextended("school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_no_overlap"
  EXCLUDE USING gist (hashtextextended("cluster_id"::text || "school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- Two catchments of one year and stage share a village only in parts of different names: a whole village is every part.
ALTER TABLE "catchment_division" ADD CONSTRAINT "catchment_division_no_overlap"
  EXCLUDE USING gist (
    hashtextextended("village_id"::text || '/' || "school_year"::text || '/' || "stage", 0) WITH =,
    (CASE WHEN "part_text" IS NULL THEN int8range(NULL, NULL)
      ELSE int8range(hashtextextended("part_text", 0), hashtextextended("part_text", 0), '[]') END) WITH &&);
--> statement-breakpoint
CREATE FUNCTION tc.provision_school_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.township_id INTO NEW.township_id FROM school s WHERE s.id = NEW.school_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['school_stage', 'school_condition', 'curriculum_offering', 'management_review', 'charter',
    'party_organisation', 'cluster_member', 'catchment', 'enrolment_plan', 'school_closure', 'construction_project'] LOOP
    EXECUTE format('CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON %I FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope()', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A school that moves takes its rows with it.
CREATE FUNCTION tc.provision_school_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['school_stage', 'school_condition', 'curriculum_offering', 'management_review', 'charter',
    'party_organisation', 'cluster_member', 'catchment', 'enrolment_plan', 'school_closure', 'construction_project',
    'large_class_case', 'large_class_measure'] LOOP
    EXECUTE format('UPDATE %I SET township_id = $1 WHERE school_id = $2', t) USING NEW.township_id, NEW.id;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER provision_moved AFTER UPDATE OF township_id ON "school"
  FOR EACH ROW WHEN (OLD.township_id IS DISTINCT FROM NEW.township_id) EXECUTE FUNCTION tc.provision_school_moved();
--> statement-breakpoint
CREATE FUNCTION tc.catchment_division_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Locked, so that the catchment's year and stage cannot change beside this row.
  SELECT c.school_year, c.stage INTO NEW.school_year, NEW.stage FROM catchment c WHERE c.id = NEW.catchment_id FOR SHARE;
  SELECT v.township_id INTO NEW.township_id FROM village v WHERE v.id = NEW.village_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE ON "catchment_division"
  FOR EACH ROW EXECUTE FUNCTION tc.catchment_division_scope();
--> statement-breakpoint
CREATE FUNCTION tc.catchment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE catchment_division SET school_year = NEW.school_year, stage = NEW.stage WHERE catchment_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER divisions AFTER UPDATE OF school_year, stage ON "catchment"
  FOR EACH ROW EXECUTE FUNCTION tc.catchment_changed();
--> statement-breakpoint
CREATE FUNCTION tc.village_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE catchment_division SET township_id = NEW.township_id WHERE village_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER catchment_divisions AFTER UPDATE OF township_id ON "village"
  FOR EACH ROW WHEN (OLD.township_id IS DISTINCT FROM NEW.township_id) EXECUTE FUNCTION tc.village_moved();
--> statement-breakpoint
-- 对口帮扶: an urban or strong school leads, rural or weak schools are helped. Strong: its latest conditions do not call
-- it weak; weak: they do.
CREATE FUNCTION tc.assert_pairing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found_id uuid; cluster uuid;
BEGIN
  IF TG_TABLE_NAME = 'school_cluster' THEN cluster := NEW.id; ELSE cluster := NEW.cluster_id; END IF;
  SELECT m.id INTO found_id FROM cluster_member m
    JOIN school_cluster c ON c.id = m.cluster_id AND c.kind = 'pairing'
    JOIN school lead ON lead.id = c.lead_school_id
    JOIN school s ON s.id = m.school_id
    WHERE c.id = cluster
      AND (m.school_id = c.lead_school_id
        OR NOT (lead.locale LIKE '11_' OR NOT coalesce((SELECT k.weak_school FROM school_condition k
            WHERE k.school_id = lead.id ORDER BY k.school_year DESC LIMIT 1), true))
        OR NOT (s.locale LIKE '2__' OR coalesce((SELECT k.weak_school FROM school_condition k
            WHERE k.school_id = s.id ORDER BY k.school_year DESC LIMIT 1), false)))
    LIMIT 1;
  IF found_id IS NOT NULL THEN
    RAISE EXCEPTION 'a pairing joins an urban or strong lead to rural or weak schools' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pairing AFTER INSERT OR UPDATE ON "cluster_member"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_pairing();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pairing AFTER UPDATE ON "school_cluster"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_pairing();
--> statement-breakpoint
-- 三(八): a closure is decided after a hearing, with a travel plan and a receiving school that operates (row checks do
-- the rest).
CREATE FUNCTION tc.assert_closure_steps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closure uuid; decided record;
BEGIN
  IF TG_TABLE_NAME = 'school_closure' THEN closure := NEW.id; ELSE closure := OLD.closure_id; END IF;
  SELECT c.decided_on, c.receiving_school_id INTO decided FROM school_closure c
    WHERE c.id = closure AND c.status = 'decided' FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT 1 FROM closure_hearing h WHERE h.closure_id = closure AND h.held_on <= decided.decided_on) THEN
    RAISE EXCEPTION 'no closure is decided without a hearing' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER steps AFTER INSERT OR UPDATE ON "school_closure"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_closure_steps();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER steps AFTER UPDATE OR DELETE ON "closure_hearing"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_closure_steps();
--> statement-breakpoint
-- Every rural school, not teaching points alone: none becomes merged or closed without a decided closure.
CREATE FUNCTION tc.assert_school_may_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM school_closure c WHERE c.school_id = NEW.id AND c.status = 'decided') THEN
    RAISE EXCEPTION 'a rural school closes after all steps of a closure' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER may_close AFTER UPDATE OF status ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
  WHEN (NEW.status IN ('merged', 'closed') AND OLD.status NOT IN ('merged', 'closed') AND NEW.locale LIKE '2%')
  EXECUTE FUNCTION tc.assert_school_may_close();
--> statement-breakpoint
-- 三(四): the ledger of large classes. A class that reaches 56 is on it by the database itself, so that no figure
-- depends on who remembers; the size on an open case follows the class. Classes are locked in one order.
CREATE FUNCTION tc.watch_class_sizes(classes uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM school_class c WHERE c.id = ANY (classes) ORDER BY c.id FOR NO KEY UPDATE;
  UPDATE large_class_case k SET latest_size = n.size
    FROM (SELECT c.id, (SELECT count(*)::int FROM enrolment e WHERE e.class_id = c.id AND e.valid_to IS NULL) AS size
      FROM school_class c WHERE c.id = ANY (classes)) n
    WHERE k.class_id = n.id AND k.cleared_on IS NULL AND k.latest_size <> n.size;
  INSERT INTO large_class_case (id, class_id, school_id, township_id, school_year, found_on, size_then, latest_size)
    SELECT uuidv7(), n.id, n.school_id, n.township_id, n.school_year, tc.today(), n.size, n.size
      FROM (SELECT c.*, (SELECT count(*)::int FROM enrolment e WHERE e.class_id = c.id AND e.valid_to IS NULL) AS size
        FROM school_class c WHERE c.id = ANY (classes)) n
      WHERE n.size >= 56 AND NOT EXISTS (SELECT 1 FROM large_class_case k WHERE k.class_id = n.id AND k.cleared_on IS NULL)
    -- Cleared and large again on one day: the case goes on.
    ON CONFLICT (class_id, found_on) DO UPDATE SET cleared_on = NULL, latest_size = EXCLUDED.latest_size;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.class_sizes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tc.watch_class_sizes(ARRAY(SELECT DISTINCT class_id FROM after_rows));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tc.watch_class_sizes(ARRAY(SELECT DISTINCT class_id FROM before_rows));
  ELSE
    PERFORM tc.watch_class_sizes(ARRAY(
      SELECT b.class_id FROM before_rows b JOIN after_rows a ON a.id = b.id
        WHERE (a.class_id, a.valid_to IS NULL) IS DISTINCT FROM (b.class_id, b.valid_to IS NULL)
      UNION SELECT a.class_id FROM before_rows b JOIN after_rows a ON a.id = b.id
        WHERE (a.class_id, a.valid_to IS NULL) IS DISTINCT FROM (b.class_id, b.valid_to IS NULL)));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER class_sizes_inserted AFTER INSERT ON "enrolment" REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.class_sizes_changed();
--> statement-breakpoint
CREATE TRIGGER class_sizes_updated AFTER UPDATE ON "enrolment" REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.class_sizes_changed();
--> statement-breakpoint
CREATE TRIGGER class_sizes_deleted AFTER DELETE ON "enrolment" REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION tc.class_sizes_changed();
--> statement-breakpoint
-- The copies of the class on its case; on clearing the size is counted once more, and a row check asks for less than 56.
CREATE FUNCTION tc.large_class_case_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT c.school_id, c.township_id, c.school_year INTO NEW.school_id, NEW.township_id, NEW.school_year
    FROM school_class c WHERE c.id = NEW.class_id FOR NO KEY UPDATE;
  IF NEW.cleared_on IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.cleared_on IS NULL) THEN
    NEW.latest_size := (SELECT count(*) FROM enrolment e WHERE e.class_id = NEW.class_id AND e.valid_to IS NULL);
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF class_id, school_id, township_id, school_year, cleared_on ON "large_class_case"
  FOR EACH ROW EXECUTE FUNCTION tc.large_class_case_scope();
--> statement-breakpoint
-- The measure's school is its case's. Whoever is diverted must not make the receiving class large: what is still to
-- come to it counts as come.
CREATE FUNCTION tc.large_class_measure_scope() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE size int;
BEGIN
  SELECT k.school_id, k.township_id INTO NEW.school_id, NEW.township_id FROM large_class_case k WHERE k.id = NEW.case_id;
  IF NEW.to_class_id IS NOT NULL THEN
    PERFORM 1 FROM school_class c WHERE c.id = NEW.to_class_id AND c.school_id = NEW.to_school_id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the receiving class belongs to another school' USING ERRCODE = 'check_violation';
    END IF;
    size := (SELECT count(*) FROM enrolment e WHERE e.class_id = NEW.to_class_id AND e.valid_to IS NULL)
      + coalesce((SELECT sum(m.pupils) FROM large_class_measure m
          WHERE m.to_class_id = NEW.to_class_id AND m.done_on IS NULL AND m.id <> NEW.id), 0);
    IF size + (CASE WHEN NEW.done_on IS NULL THEN NEW.pupils ELSE 0 END) >= 56 THEN
      RAISE EXCEPTION 'a diversion must not make the receiving class large' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF case_id, school_id, to_school_id, to_class_id, pupils, done_on ON "large_class_measure"
  FOR EACH ROW EXECUTE FUNCTION tc.large_class_measure_scope();
--> statement-breakpoint
-- 三(四): a school with an open case admits fewer. The school's row is locked, so that case and plan see each other.
CREATE FUNCTION tc.has_open_large_class(school uuid, by_year integer) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM large_class_case k WHERE k.school_id = school AND k.cleared_on IS NULL AND k.school_year <= by_year);
--> statement-breakpoint
CREATE FUNCTION tc.enrolment_plan_cap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM school s WHERE s.id = NEW.school_id FOR NO KEY UPDATE;
  NEW.capped := tc.has_open_large_class(NEW.school_id, NEW.school_year);
  NEW.cap_reason := CASE WHEN NEW.capped THEN coalesce(NEW.cap_reason, '大班额台账未销号') END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER b_cap BEFORE INSERT OR UPDATE ON "enrolment_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_plan_cap();
--> statement-breakpoint
CREATE FUNCTION tc.large_class_case_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE schools uuid[] := ARRAY[]::uuid[];
BEGIN
  IF TG_OP <> 'INSERT' THEN schools := schools || OLD.school_id; END IF;
  IF TG_OP <> 'DELETE' THEN schools := schools || NEW.school_id; END IF;
  PERFORM 1 FROM school s WHERE s.id = ANY (schools) ORDER BY s.id FOR NO KEY UPDATE;
  UPDATE enrolment_plan p SET capped = NOT p.capped
    WHERE p.school_id = ANY (schools) AND p.capped <> tc.has_open_large_class(p.school_id, p.school_year);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER plans AFTER INSERT OR DELETE OR UPDATE OF class_id, school_id, school_year, cleared_on ON "large_class_case"
  FOR EACH ROW EXECUTE FUNCTION tc.large_class_case_changed();
--> statement-breakpoint
-- Residents who come of age for grade 1 or 7 in this school year and the three after it. Called once a night; the cut-off
-- within the year is a parameter.
CREATE FUNCTION tc.refresh_school_age_counts(on_day date) RETURNS void LANGUAGE sql AS $$
  WITH cut AS (SELECT coalesce((SELECT p.text_value FROM parameter p WHERE p.key = 'enrolment.age-cutoff' AND p.township_id IS NULL
      AND p.valid_from <= on_day AND (p.valid_to IS NULL OR p.valid_to > on_day)), '08-31') AS day),
  frame AS (
    SELECT t.id AS township_id, y AS school_year, s.stage, ((y - s.age) || '-' || cut.day)::date AS last_birth
      FROM cut, township t, (VALUES ('primary', 6), ('junior', 12)) s(stage, age),
        generate_series(extract(year FROM on_day - interval '8 months')::int, extract(year FROM on_day - interval '8 months')::int + 3) y),
  counted AS (
    SELECT f.township_id, f.school_year, f.stage, count(c.id)::int AS children
      FROM frame f LEFT JOIN child c ON c.residence_township_id = f.township_id AND c.archived_at IS NULL
        AND c.birth_date <= f.last_birth AND c.birth_date > f.last_birth - interval '1 year'
      GROUP BY 1, 2, 3)
  INSERT INTO school_age_count (id, township_id, school_year, stage, children, as_of)
    SELECT uuidv7(), township_id, school_year, stage, children, on_day FROM counted
    ON CONFLICT (township_id, school_year, stage) DO UPDATE SET children = EXCLUDED.children, as_of = EXCLUDED.as_of;
$$;
--> statement-breakpoint
-- Large classes by school year, stage and township, with the district's totals. Counts classes alone, all from stored
-- facts: classes, the ledger, and certified pupils for the withholding, which follows the rule of "enrolment_cube".
CREATE VIEW "large_class_cube" AS
  WITH latest AS (
    SELECT DISTINCT ON (h.school_id, h.school_year, h.grade) h.school_year, h.stage, h.township_id, h.students
      FROM school_headcount h WHERE h.certified_on IS NOT NULL
      ORDER BY h.school_id, h.school_year, h.grade, h.as_of DESC),
  pupils AS (SELECT school_year, stage, township_id, sum(students) AS students FROM latest GROUP BY 1, 2, 3),
  ledger AS (
    SELECT k.class_id, bool_or(k.cleared_on IS NULL AND k.latest_size >= 56) AS large,
      bool_or(k.cleared_on IS NULL AND k.latest_size >= 66) AS very_large FROM large_class_case k GROUP BY k.class_id),
  counted AS (
    SELECT c.school_year, CASE WHEN c.grade <= 6 THEN 'primary' ELSE 'junior' END AS stage, c.township_id,
      count(*) AS classes, count(l.class_id) AS found, count(*) FILTER (WHERE l.large) AS large,
      count(*) FILTER (WHERE l.very_large) AS very_large
      FROM school_class c LEFT JOIN ledger l ON l.class_id = c.id GROUP BY 1, 2, 3),
  frame AS (SELECT y.school_year, s.stage FROM (SELECT DISTINCT school_year FROM counted) y
    CROSS JOIN (VALUES ('primary'), ('junior')) s(stage)),
  cell AS (
    SELECT f.school_year, f.stage, t.id AS township_id, coalesce(p.students, 0)::int AS students,
      coalesce(n.classes, 0)::int AS classes, coalesce(n.found, 0)::int AS found, coalesce(n.large, 0)::int AS large,
      coalesce(n.very_large, 0)::int AS very_large
      FROM frame f CROSS JOIN township t
      LEFT JOIN counted n ON n.school_year = f.school_year AND n.stage = f.stage AND n.township_id = t.id
      LEFT JOIN pupils p ON p.school_year = f.school_year AND p.stage = f.stage AND p.township_id = t.id),
  ranked AS (
    SELECT c.*, sum(c.students) OVER g AS total, sum(c.classes) OVER g AS all_classes, sum(c.found) OVER g AS all_found,
      sum(c.large) OVER g AS all_large, sum(c.very_large) OVER g AS all_very_large, min(c.students) OVER g AS least,
      min(c.students) FILTER (WHERE c.students >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_year, c.stage)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.students < 5 OR r.students = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'large township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
      school_year, stage, township_id, CASE WHEN NOT hidden THEN classes END AS classes, CASE WHEN NOT hidden THEN found END AS found,
      CASE WHEN NOT hidden THEN large END AS large, CASE WHEN NOT hidden THEN very_large END AS very_large, hidden AS suppressed
    FROM judged
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'large district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
      CASE WHEN total >= 5 THEN all_classes END::int, CASE WHEN total >= 5 THEN all_found END::int,
      CASE WHEN total >= 5 THEN all_large END::int, CASE WHEN total >= 5 THEN all_very_large END::int, total < 5
    FROM judged;
--> statement-breakpoint
-- Places for entrants beside the residents who come of age. The children are withheld by the rule of "enrolment_cube";
-- cohorts of different years and stages have no child in common, so no two of them give a third away.
CREATE VIEW "school_age_cube" AS
  WITH frame AS (SELECT n.school_year, n.stage, max(n.as_of) AS as_of FROM school_age_count n GROUP BY 1, 2),
  plan AS (SELECT p.school_year, p.stage, p.township_id, sum(p.planned) AS places FROM enrolment_plan p GROUP BY 1, 2, 3),
  cell AS (
    SELECT f.school_year, f.stage, f.as_of, t.id AS township_id, coalesce(n.children, 0)::int AS children, coalesce(p.places, 0)::int AS places
      FROM frame f CROSS JOIN township t
      LEFT JOIN school_age_count n ON n.school_year = f.school_year AND n.stage = f.stage AND n.township_id = t.id
      LEFT JOIN plan p ON p.school_year = f.school_year AND p.stage = f.stage AND p.township_id = t.id),
  ranked AS (
    SELECT c.*, sum(c.children) OVER g AS total, sum(c.places) OVER g AS total_places, min(c.children) OVER g AS least,
      min(c.children) FILTER (WHERE c.children >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_year, c.stage)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.children < 5 OR r.children = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'age township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
      school_year, stage, township_id, places, CASE WHEN NOT hidden THEN children END AS children, hidden AS suppressed, as_of
    FROM judged
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'age district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
      total_places::int, CASE WHEN total >= 5 THEN total END::int, total < 5, as_of
    FROM judged;
